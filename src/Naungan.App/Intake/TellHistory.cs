using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Which agency said what of a person, and when: told again from the sealed rows, field by field, the newest first. The
/// register keeps one value; what others said stays to be seen.
/// </summary>
public static class TellHistory
{
    private const int RowsMax = 200;

    public sealed record Request(RegionCode Government, Guid Person);

    public sealed record Answer(string Name, IReadOnlyList<FieldHistory> Fields);

    /// <param name="Agree">All sources say the same.</param>
    public sealed record FieldHistory(string Field, bool Agree, IReadOnlyList<Said> Sources);

    public sealed record Said(
        string Value,
        string Agency,
        Guid Submission,
        string FileName,
        string Sheet,
        int Row,
        DateTimeOffset At
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "people.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "people.read");
        await using var session = await db.Read(stop);
        if (await PeopleTables.ById(session, government, scope, request.Person, stop) is not { } person)
            return Refusal.NotFound("Orang");
        var rows = await session.List<IntakeTables.Row>(
            "select submission_id, sheet, row_number, outcome, reason, person_id, cells from submission_row "
                + "where region_code = @government and person_id = @Person order by submission_id desc, row_number "
                + "limit @RowsMax",
            new
            {
                government,
                request.Person,
                RowsMax,
            },
            stop
        );
        var said = new List<(string Field, Said Said)>();
        foreach (var group in rows.GroupBy(row => row.SubmissionId))
        {
            var submission = (await IntakeTables.ById(session, government, group.Key, stop))!;
            var again = await RowsAgain.Of(session, db, government, submission, stop);
            said.AddRange(group.SelectMany(row => Told(row, submission, again)));
        }

        var fields = said.GroupBy(one => one.Field).Select(History);
        return new Answer(person.Name, [.. fields]);
    }

    private static FieldHistory History(IGrouping<string, (string Field, Said Said)> field)
    {
        var sources = field.Select(one => one.Said).OrderByDescending(one => one.At).ToList();
        var agree = sources.Select(one => one.Value.ToUpperInvariant()).Distinct().Count() == 1;
        return new(field.Key, agree, sources);
    }

    private static IEnumerable<(string, Said)> Told(
        IntakeTables.Row row,
        IntakeTables.Submission submission,
        RowsAgain again
    )
    {
        var facts = again.Facts(row);
        foreach (var (field, value) in Values(facts, again))
        {
            if (!string.IsNullOrWhiteSpace(value))
                yield return (
                    field,
                    new Said(
                        value,
                        submission.AgencyName,
                        submission.Id,
                        submission.FileName,
                        row.Sheet,
                        row.RowNumber,
                        submission.SubmittedAt
                    )
                );
        }
    }

    /// <summary>Numbers that name a person stay masked here.</summary>
    private static IEnumerable<(string Field, string? Value)> Values(RowFacts facts, RowsAgain again) =>
        [
            ("name", facts.Name),
            ("nik", facts.Nik.Digits is { } nik ? Nik.Mask(nik) : null),
            ("kk", facts.Kk is { } kk ? Nik.Mask(kk) : null),
            ("birth-place", facts.BirthPlace),
            ("birth-date", facts.BornOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("sex", facts.Sex?.ToString()),
            ("address", facts.Address),
            ("village", again.Village(facts)),
            ("occupation", facts.Occupation),
        ];
}
