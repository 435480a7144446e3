using System.Text.RegularExpressions;

namespace Naungan.Linkage.Settings;

/// <summary>
/// Guesses from heading and first rows what a column holds. A settings file always has the last word.
/// </summary>
internal static partial class RoleGuess
{
    private static readonly string[] IdNames =
    [
        "id",
        "rec_id",
        "record_id",
        "recid",
        "unique_id",
        "uid",
        "row_id",
        "rowid",
        "id_record",
        "nomor_baris",
    ];

    // Columns that hold the answer, or where a row came from: using them would be cheating.
    private static readonly HashSet<string> Truths =
    [
        .. (
            "cluster cluster_id true_cluster truth true_id true_entity entity entity_id ent_id person person_id group_id label"
            + " source source_dataset duplicate_of original_id dataset"
        ).Split(' '),
    ];

    // What numbers the lines of one list and says nothing about who they are.
    private static readonly HashSet<string> LineNumbers = [.. "no nomor no_urut nomor_urut urut row line".Split(' ')];

    // Looked for in this order; the first word group found in a heading decides.
    private static readonly (string Words, ColumnRole Role, bool Shared)[] Headings =
    [
        ("no_kk nokk kk kartu_keluarga nomor_kk family_card", ColumnRole.Number, true),
        ("nik ktp no_ktp", ColumnRole.Nik, false),
        ("tempat_lahir birth_place birthplace place_of_birth", ColumnRole.Text, true),
        ("birth dob lahir birthdate date_of_birth tgl tanggal born", ColumnRole.Date, false),
        ("sex gender kelamin jk", ColumnRole.Sex, false),
        ("email e_mail mail", ColumnRole.Text, false),
        ("phone telp telepon telephone hp mobile handphone wa tel", ColumnRole.Phone, true),
        ("mother ibu father ayah bapak", ColumnRole.PersonName, true),
        (
            "first_name given_name firstname given forename fname givenname nama_depan first",
            ColumnRole.GivenName,
            false
        ),
        ("surname last_name lastname family_name lname familyname nama_belakang last", ColumnRole.Surname, true),
        ("postcode postal zip zipcode kodepos kode_pos post_code", ColumnRole.Number, true),
        ("street_number house_number rt rw state province country kode provinsi kabupaten", ColumnRole.Code, true),
        ("village desa kelurahan kel gampong nagari kecamatan district", ColumnRole.Place, true),
        ("suburb city town place kota locality", ColumnRole.Text, true),
        ("address alamat street addr address_1 address_2 jalan", ColumnRole.Address, true),
        ("soc_sec_id ssn social_security passport licence license nin account rekening", ColumnRole.Number, false),
        ("name nama fullname full_name", ColumnRole.PersonName, false),
    ];

    public static string? IdColumn(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        foreach (var wanted in IdNames)
        {
            var at = names.ToList().FindIndex(n => Plain(n) == wanted);
            if (at >= 0)
                return names[at];
        }

        var first = sample.Count > 0 ? sample[0] : [];
        return first.Count > 1 && Plain(names[0]).Contains("id", StringComparison.Ordinal) && AllDiffer(first)
            ? names[0]
            : null;
    }

    public static IEnumerable<ColumnSetting> Columns(
        LinkageSettings settings,
        IReadOnlyList<string> names,
        IReadOnlyList<IReadOnlyList<string>> sample
    )
    {
        var guessed = new List<ColumnSetting>();
        for (var i = 0; i < names.Count; i++)
        {
            var values = i < sample.Count ? sample[i] : [];
            var guess = Guess(settings.Preset, names[i], values);
            if (settings.Roles.TryGetValue(names[i], out var role))
                guess = guess with { Role = role, Shared = IsShared(role, names[i]) };
            else if (settings.OnlyNamed)
                guess = guess with { Role = ColumnRole.Ignore };
            guessed.Add(guess);
        }

        DropRepeated(settings, guessed, sample);
        return guessed;
    }

    private static bool IsShared(ColumnRole role, string name)
    {
        if (role is ColumnRole.Address or ColumnRole.Place or ColumnRole.Phone or ColumnRole.Surname)
            return true;
        return Headings.Any(h => h.Shared && HasWord(Plain(name), h.Words));
    }

    private static ColumnSetting Guess(string preset, string name, IReadOnlyList<string> values)
    {
        var plain = Plain(name);
        if (Truths.Contains(plain) || LineNumbers.Contains(plain))
            return new ColumnSetting(name, ColumnRole.Ignore, false);
        foreach (var (words, role, shared) in Headings)
        {
            if (HasWord(plain, words))
                return Fit(preset, new ColumnSetting(name, role, shared), values);
        }

        return new ColumnSetting(name, ByContent(values), false);
    }

    // What a heading promises must be borne out by the values.
    private static ColumnSetting Fit(string preset, ColumnSetting guess, IReadOnlyList<string> values)
    {
        var filled = values.Where(v => v.Length > 0).ToList();
        var role = guess.Role;
        if (role is ColumnRole.PersonName && preset == "generic")
            role = ColumnRole.Words;
        else if (role is ColumnRole.Nik or ColumnRole.Phone && Share(filled, v => v.Any(char.IsAsciiDigit)) < 0.5)
            role = filled.Count == 0 ? role : ByContent(values);
        else if (role is ColumnRole.Place && Share(filled, v => v.All(c => !char.IsLetter(c))) > 0.8)
            role = ColumnRole.Code;
        else if (role is ColumnRole.Number && Share(filled, v => !v.Any(char.IsLetter)) < 0.8)
            role = filled.Count == 0 ? role : ColumnRole.Text;
        else if (role is ColumnRole.Date && Share(filled, v => LooksLikeDate().IsMatch(v)) < 0.5)
            role = filled.Count == 0 ? role : ByContent(values);
        return guess with { Role = role };
    }

    private static ColumnRole ByContent(IReadOnlyList<string> values)
    {
        var filled = values.Where(v => v.Length > 0).ToList();
        if (filled.Count == 0)
            return ColumnRole.Ignore;
        if (Share(filled, v => LooksLikeDate().IsMatch(v)) > 0.8)
            return ColumnRole.Date;
        var distinct = filled.Distinct().Count();
        if (Share(filled, v => v.All(c => char.IsAsciiDigit(c) || c is '-' or ' ')) > 0.8)
            return filled.Average(v => v.Length) >= 5 && distinct > filled.Count / 4
                ? ColumnRole.Number
                : ColumnRole.Code;
        if (distinct <= Math.Max(3, filled.Count / 25))
            return ColumnRole.Code;
        return filled.Average(v => v.Split(' ').Length) >= 2.2 ? ColumnRole.Words : ColumnRole.Text;
    }

    // A column whose words all stand in another one (first_name beside full_name) would be counted twice.
    private static void DropRepeated(
        LinkageSettings settings,
        List<ColumnSetting> columns,
        IReadOnlyList<IReadOnlyList<string>> sample
    )
    {
        for (var small = 0; small < sample.Count; small++)
        {
            for (var large = 0; large < sample.Count; large++)
            {
                var free = !settings.Roles.ContainsKey(columns[small].Name);
                if (small != large && free && IsText(columns[small]) && IsText(columns[large]))
                {
                    if (Contains(sample[large], sample[small], strict: small < large))
                        columns[small] = columns[small] with { Role = ColumnRole.Ignore };
                }
            }
        }
    }

    private static bool IsText(ColumnSetting column) =>
        column.Role
            is ColumnRole.PersonName
                or ColumnRole.Words
                or ColumnRole.Text
                or ColumnRole.GivenName
                or ColumnRole.Surname;

    private static bool Contains(IReadOnlyList<string> large, IReadOnlyList<string> small, bool strict)
    {
        var seen = 0;
        var inside = 0;
        var longer = 0;
        for (var i = 0; i < Math.Min(large.Count, small.Count); i++)
        {
            if (small[i].Length == 0 || large[i].Length == 0)
                continue;
            seen++;
            var words = large[i].ToUpperInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            inside += small[i]
                .ToUpperInvariant()
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .All(words.Contains)
                ? 1
                : 0;
            longer += large[i].Length > small[i].Length ? 1 : 0;
        }

        return seen >= 20 && inside >= seen * 0.8 && (!strict || longer > 0);
    }

    private static bool HasWord(string plain, string words) =>
        words.Split(' ').Any(w => plain == w || ($"_{plain}_").Contains($"_{w}_", StringComparison.Ordinal));

    private static string Plain(string name) =>
        NotAlphanumeric().Replace(name.Trim().ToLowerInvariant(), "_").Trim('_');

    private static bool AllDiffer(IReadOnlyList<string> values) => values.Distinct().Count() == values.Count;

    private static double Share(List<string> values, Func<string, bool> test) =>
        values.Count == 0 ? 0 : (double)values.Count(test) / values.Count;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotAlphanumeric();

    [GeneratedRegex(
        @"^\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2,4}|(18|19|20)\d{6})([ T].*)?$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex LooksLikeDate();
}
