using Dapper;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.People;

/// <summary>
/// People that fit a search. Each question writes only the conditions that narrow, so that the index of the one that
/// narrows most is used; names are looked for in the table of their words.
/// </summary>
internal sealed class SearchTables(Session session, string government, Scope scope, SearchTables.Filter filter)
{
    /// <summary>A search by name looks no further: a longer list is narrowed, not read.</summary>
    internal const int FoundMax = 1000;

    /// <summary>A list that is leafed through is counted so far; a million would take too long.</summary>
    internal const int ListedMax = 100_000;

    private const int CountedMax = 16_384;
    private const int SpelledMax = 24;
    private const int SoundLettersMin = 3;

    // Somebody with two words that fit comes twice; twice the rows are enough to tell that there are more.
    private const int RowsMax = 2 * (FoundMax + 1);

    /// <summary>What a list of people is narrowed to; null or empty does not narrow.</summary>
    internal sealed record Filter
    {
        public byte[]? NikIndex { get; init; }
        public string? Village { get; init; }
        public string? District { get; init; }
        public string? Programme { get; init; }
        public string? Category { get; init; }
        public string? Agency { get; init; }
    }

    internal sealed record Hit
    {
        public Guid Id { get; init; }
        public string NameKey { get; init; } = "";
    }

    /// <param name="Text">Beginning of a word of the name, folded.</param>
    /// <param name="Spelled">Words of the register that begin so or sound so; null when too many begin so.</param>
    /// <param name="Alike">Words that sound so and begin otherwise.</param>
    internal sealed record Word(string Text, IReadOnlyList<string>? Spelled, IReadOnlyList<string> Alike);

    private const string Columns =
        "select p.id, p.name, p.birth_date, p.nik_sealed, v.name as village_name, d.name as district_name "
        + "from person p left join region v on v.code = p.village_code left join region d on d.code = p.district_code ";

    /// <summary>The asked page, by name.</summary>
    internal Task<List<PeopleTables.Person>> Page(long skip, int take, CancellationToken stop)
    {
        var values = Values();
        values.Add("skip", skip);
        values.Add("take", take);
        return session.List<PeopleTables.Person>(
            $"{Columns}where {Where()} order by p.name_key, p.id limit @take offset @skip",
            values,
            stop
        );
    }

    /// <summary>At most <see cref="ListedMax"/> and one more.</summary>
    internal Task<long> Count(CancellationToken stop) =>
        session.One<long>(
            $"select count(*) from (select 1 from person p where {Where()} limit {ListedMax + 1}) c",
            Values(),
            stop
        );

    /// <summary>
    /// People each of these words fits, those first whose name begins with what was typed; and whether there are more.
    /// </summary>
    internal async Task<(List<Hit> People, bool IsMore)> Named(IReadOnlyList<Word> words, CancellationToken stop)
    {
        if (words.Any(word => word.Spelled is []))
            return ([], false);
        var values = Values();
        values.Add("rows", RowsMax);
        foreach (var (i, word) in words.Index())
            AddValues(values, word, i);
        var hits = await session.List<Hit>(await NamedSql(words, values, stop), values, stop);
        var people = hits.DistinctBy(hit => hit.Id).ToList();
        var isMore = hits.Count == RowsMax || people.Count > FoundMax;
        var typed = string.Join(' ', words.Select(word => word.Text));
        if (isMore)
            people = [.. (await Beginning(typed, stop)).Concat(people).DistinctBy(hit => hit.Id).Take(FoundMax)];
        return (
            [
                .. people
                    .OrderBy(hit => hit.NameKey.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
                    .ThenBy(hit => hit.NameKey, StringComparer.Ordinal)
                    .ThenBy(hit => hit.Id),
            ],
            isMore
        );
    }

    /// <summary>These people, in this order.</summary>
    internal async Task<List<PeopleTables.Person>> Of(IReadOnlyList<Hit> hits, CancellationToken stop)
    {
        if (hits.Count == 0)
            return [];
        var values = Values();
        foreach (var (i, hit) in hits.Index())
            values.Add($"p{i}", hit.Id);
        var ids = string.Join(", ", hits.Select((_, i) => $"@p{i}"));
        var people = await session.List<PeopleTables.Person>(
            $"{Columns}where p.region_code = @government and p.id in ({ids})",
            values,
            stop
        );
        var byId = people.ToDictionary(person => person.Id);
        return [.. hits.Select(hit => byId[hit.Id])];
    }

    /// <summary>Each word typed, and which words of the register it may be.</summary>
    internal async Task<List<Word>> Words(string nameKey, bool soundsLike, CancellationToken stop)
    {
        var words = new List<Word>();
        foreach (var text in nameKey.Split(' ').Distinct())
        {
            var values = new
            {
                government,
                text,
                end = End(text),
                sound = NameWords.SoundOf(text),
                take = SpelledMax + 1,
            };
            var spelled = await session.List<string>(
                "select word from name_word where region_code = @government and word >= @text and word < @end limit @take",
                values,
                stop
            );
            // Two letters sound like half of all names.
            var alike =
                soundsLike && text.Length >= SoundLettersMin
                    ? await session.List<string>(
                        "select word from name_word where region_code = @government and sound = @sound "
                            + "and not (word >= @text and word < @end) order by word limit @take",
                        values,
                        stop
                    )
                    : [];
            words.Add(new Word(text, spelled.Count > SpelledMax ? null : [.. spelled, .. alike], alike));
        }

        return words;
    }

    /// <summary>Names that begin with what was typed.</summary>
    private Task<List<Hit>> Beginning(string typed, CancellationToken stop)
    {
        var values = Values();
        values.Add("typed", typed);
        values.Add("typedEnd", End(typed));
        values.Add("take", FoundMax / 10);
        return session.List<Hit>(
            $"select p.id, p.name_key from person p where {Where()} and p.name_key >= @typed and p.name_key < @typedEnd "
                + "order by p.name_key, p.id limit @take",
            values,
            stop
        );
    }

    private async Task<string> NamedSql(IReadOnlyList<Word> words, DynamicParameters values, CancellationToken stop)
    {
        // A village holds a few thousand people: its index is the shorter way.
        var isVillage = !string.IsNullOrEmpty(filter.Village) || scope.Village is not null;
        var rarest = isVillage ? -1 : await Rarest(words, values, stop);
        var who = isVillage ? "p.id" : "w.person_id"; // before the person is looked up, when that is possible
        var fits = words.Index().Where(at => at.Index != rarest).Select(at => Fits(at.Item, at.Index, who));
        var conditions = string.Join(" and ", [.. fits, Where(who)]);
        return rarest < 0
            ? $"select p.id, p.name_key from person p where {conditions} limit @rows"
            : $"select p.id, p.name_key from ({With(words[rarest], rarest)}) w "
                + $"cross join person p where {IsPersonOfWord} and {conditions} limit @rows";
    }

    /// <summary>
    /// One person looked up for each word found. Said plainly, PostgreSQL reads the whole register beside the words.
    /// </summary>
    private string IsPersonOfWord =>
        session.Kind == DbKind.Postgres ? "p.id = any(array[w.person_id])" : "p.id = w.person_id";

    /// <summary>The place of the word that fewest people have.</summary>
    private async Task<int> Rarest(IReadOnlyList<Word> words, DynamicParameters values, CancellationToken stop)
    {
        if (words.Count == 1)
            return 0;
        var counts = new List<int>();
        foreach (var (i, word) in words.Index())
        {
            var rows = $"select person_id from ({With(word, i)}) w limit {CountedMax}";
            counts.Add(await session.One<int>($"select count(*) from ({rows}) c", values, stop));
        }

        return counts.IndexOf(counts.Min());
    }

    private static string With(Word word, int i)
    {
        const string Select = "select person_id from person_word where region_code = @government and ";
        if (word.Spelled is { } spelled)
            return $"{Select}word in ({Marks("spelled", i, spelled)})";
        var beginning = $"{Select}word >= @word{i} and word < @end{i}";
        return word.Alike.Count == 0
            ? beginning
            : $"{beginning} union all {Select}word in ({Marks("alike", i, word.Alike)})";
    }

    private static string Fits(Word word, int i, string who)
    {
        if (word.Spelled is { } spelled)
            return "exists (select 1 from person_word x where x.region_code = @government "
                + $"and x.word in ({Marks("spelled", i, spelled)}) and x.person_id = {who})";
        var alike = word.Alike.Select((_, j) => $" or ' ' || p.name_key || ' ' like '% ' || @alike{i}_{j} || ' %'");
        return $"(' ' || p.name_key like '% ' || @word{i} || '%'{string.Concat(alike)})";
    }

    private static string Marks(string name, int i, IReadOnlyList<string> words) =>
        string.Join(", ", words.Select((_, j) => $"@{name}{i}_{j}"));

    private static void AddValues(DynamicParameters values, Word word, int i)
    {
        values.Add($"word{i}", word.Text);
        values.Add($"end{i}", End(word.Text));
        foreach (var (j, spelled) in (word.Spelled ?? []).Index())
            values.Add($"spelled{i}_{j}", spelled);
        foreach (var (j, alike) in word.Alike.Index())
            values.Add($"alike{i}_{j}", alike);
    }

    // '[' follows 'Z': everything that begins with the text lies before it.
    private static string End(string text) => text + "[";

    private string Where(string who = "p.id")
    {
        var sql = new List<string> { "p.region_code = @government and p.merged_into is null" };
        if (scope.Village is not null)
            sql.Add("p.village_code = @scopeVillage");
        if (filter.NikIndex is not null)
            sql.Add("p.nik_index = @nikIndex");
        if (!string.IsNullOrEmpty(filter.Village))
            sql.Add("p.village_code = @village");
        if (!string.IsNullOrEmpty(filter.District))
            sql.Add("p.district_code = @district");
        if (scope.Agency is not null)
            sql.Add(PeopleTables.WorkWith("k.agency_code = @scopeAgency", who));
        var work = new List<string>();
        if (!string.IsNullOrEmpty(filter.Programme))
            work.Add("k.programme_code = @programme");
        if (!string.IsNullOrEmpty(filter.Category))
            work.Add("k.category = @category");
        if (!string.IsNullOrEmpty(filter.Agency))
            work.Add("k.agency_code = @agency");
        if (work.Count > 0)
            sql.Add(PeopleTables.WorkWith(string.Join(" and ", work), who));
        return string.Join(" and ", sql);
    }

    private DynamicParameters Values() =>
        new(
            new
            {
                government,
                scopeAgency = scope.Agency,
                scopeVillage = scope.Village,
                nikIndex = filter.NikIndex,
                village = filter.Village,
                district = filter.District,
                programme = filter.Programme,
                category = filter.Category,
                agency = filter.Agency,
            }
        );
}
