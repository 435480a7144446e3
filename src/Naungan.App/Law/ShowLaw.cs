using System.Globalization;
using Naungan.App.Accounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>What one parameter says on a day, and where it says so.</summary>
public static class ShowLaw
{
    /// <param name="KnownAt">Answer as somebody would have on this day; null means with all that is known.</param>
    public sealed record Request(string Path, DateOnly On, DateOnly? KnownAt = null);

    public sealed record Answer(
        string Path,
        string Title,
        object Value,
        string? Meaning,
        string Unit,
        DateOnly From,
        DateOnly KnownFrom,
        string Source,
        string SourceTitle,
        string Article,
        DateOnly Checked,
        string Confidence,
        string FromConfidence,
        IReadOnlyList<string> SeenIn,
        string? Note
    );

    public static Result<Answer> Handle(Request request, Actor actor, Lawbook all)
    {
        if (Access.Check(actor, "law.read", actor.Government) is { } refusal)
            return refusal;
        var book = request.KnownAt is { } day ? all.KnownAt(day) : all;
        if (!book.On(request.Path, request.On).TryGet(out var value, out var no))
            return no;
        var parameter = book.Find(request.Path)!;
        return new Answer(
            parameter.Path,
            parameter.Title,
            Plain(value.Value!),
            LawWriting.Meaning(parameter, value.Value!.ToString()!),
            Kebab.Of(parameter.Unit),
            value.From,
            value.KnownFrom,
            value.Source,
            book.Source(value.Source).Title,
            value.Article,
            value.CheckedOn,
            Kebab.Of(value.Confidence),
            Kebab.Of(value.FromConfidence),
            [.. value.SeenIn.Select(key => book.Source(key).Title)],
            value.Note
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "law show",
            "Menampilkan satu ketentuan pada suatu tanggal, dengan sumber dan tingkat kepastiannya",
            "naungan law show bpu/jkm/amount --on 2024-08-19",
            verb =>
            {
                var path = verb.Argument("path", "Nama ketentuan, misalnya bpu/jkm/amount");
                var on = verb.Option<DateOnly>("--on", "Tanggal yang ditanyakan, misalnya 2024-08-19", required: true);
                var known = verb.Option<DateOnly>("--known-at", "Sebagaimana diketahui pada tanggal ini");
                verb.Run(run =>
                {
                    DateOnly? knownAt = run.Has(known) ? run.Get(known) : null;
                    var request = new Request(run.Get(path), run.Get(on), knownAt);
                    return Task.FromResult(run.Answer(Handle(request, LawConsole.Actor, LawFiles.Shipped), Write));
                });
            }
        );

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet(
            "/law/show/{**path}",
            (string path, DateOnly on, DateOnly? knownAt, HttpContext http, Lawbook book) =>
                Api.Answer(Handle(new Request(path, on, knownAt), http.Actor(), book))
        );

    private static void Write(Answer answer, TextWriter output)
    {
        LawWords.TryOne<LawUnit>(answer.Unit, out var unit);
        output.WriteLine(answer.Title);
        if (answer.Value is IReadOnlyList<IReadOnlyDictionary<string, decimal>> rows)
        {
            foreach (var row in rows)
                output.WriteLine(
                    "  "
                        + string.Join("  ", row.Select(c => $"{LawWriting.Column(c.Key)} {LawWriting.Number(c.Value)}"))
                );
        }
        else
        {
            output.WriteLine($"  nilai          {answer.Meaning ?? LawWriting.Shown(Text(answer.Value), unit)}");
        }

        output.WriteLine($"  berlaku sejak  {LawWords.Day(answer.From)}{Doubt(answer.FromConfidence)}");
        output.WriteLine($"  sumber         {answer.SourceTitle}, {LawWords.Article(answer.Article)}");
        output.WriteLine($"  diperiksa      {LawWords.Day(answer.Checked)}");
        output.WriteLine($"  kepastian      {LawWords.Confidence(answer.Confidence)}");
        if (answer.Note is { } note)
            output.WriteLine($"  catatan        {note}");
    }

    private static string Text(object value) =>
        value switch
        {
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            IEnumerable<string> names => string.Join(", ", names),
            _ => (string)value,
        };

    private static string Doubt(string confidence) =>
        confidence == "unverified" ? " (hari mulai BELUM DIVERIFIKASI)" : "";

    private static object Plain(LawValue value) =>
        value switch
        {
            LawValue.Quantity quantity => quantity.Amount.ToDecimal(),
            LawValue.Choice choice => choice.Name,
            LawValue.Names names => names.All,
            LawValue.Table table => Rows(table),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    private static List<IReadOnlyDictionary<string, decimal>> Rows(LawValue.Table table)
    {
        var rows = new List<IReadOnlyDictionary<string, decimal>>();
        foreach (var band in table.Rows)
        {
            var row = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["from"] = band.From.ToDecimal() };
            foreach (var (column, cell) in band.Cells)
                row[column] = cell.ToDecimal();
            rows.Add(row);
        }

        return rows;
    }
}

/// <summary>Who asks at the terminal. The law is the same for every government, so none is named.</summary>
internal static class LawConsole
{
    public static Actor Actor => Actor.AtConsole(default, Environment.UserName);
}
