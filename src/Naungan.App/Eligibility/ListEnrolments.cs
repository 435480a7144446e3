using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>The people behind a number: one page of a programme's enrolments, filtered.</summary>
public static class ListEnrolments
{
    public const string Action = "eligibility.read";

    private const string Where = """
         from enrolment e join person p on p.region_code = e.region_code and p.id = e.person_id
        left join category c on c.region_code = e.region_code and c.programme_code = e.programme_code
            and c.code = e.category
        left join region r on r.code = p.village_code
        where e.region_code = @region and e.programme_code = @programme
            and (@verdict = '' or e.verdict = @verdict) and (@reason = '' or e.first_reason = @reason)
            and (@state = '' or coalesce(e.standing, e.state) = @state) and (@category = '' or e.category = @category)
            and (@name = '' or p.name_key like @name)
            and e.agency_code = coalesce(@agency, e.agency_code) and (@village = '' or p.village_code = @village)
        """;

    /// <param name="Name">Part of a name, in any case.</param>
    public sealed record Request(
        RegionCode Region,
        string Programme,
        string? Verdict = null,
        string? Reason = null,
        string? State = null,
        string? Category = null,
        string? Name = null,
        int Skip = 0,
        int Take = 50
    );

    public sealed record Answer(long Total, IReadOnlyList<Row> Rows);

    public sealed record Row
    {
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public string Category { get; init; } = "";
        public string Village { get; init; } = "";
        public string State { get; init; } = "";
        public string Verdict { get; init; } = "";
        public string? FirstReason { get; init; }
        public string? Detail { get; init; }
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, Action);
        var args = new
        {
            region = request.Region.Code,
            programme = request.Programme,
            verdict = request.Verdict ?? "",
            reason = request.Reason ?? "",
            state = request.State ?? "",
            category = request.Category ?? "",
            name = Like(request.Name),
            agency = scope.Agency,
            village = scope.Village ?? "",
            take = Math.Clamp(request.Take, 1, 200),
            skip = Math.Max(0, request.Skip),
        };
        await using var session = await db.Read(stop);
        var total = await session.One<long>("select count(*)" + Where, args, stop);
        var rows = await session.List<Row>(
            "select e.person_id, p.name, coalesce(c.name, e.category) as category, "
                + "coalesce(r.name, p.village_code, '') as village, coalesce(e.standing, e.state) as state, e.verdict, e.first_reason, "
                + "(select k.detail from enrolment_check k where k.region_code = e.region_code "
                + "and k.programme_code = e.programme_code and k.person_id = e.person_id and k.rule = e.first_reason) "
                + $"as detail{Where} order by p.name_key, p.id limit @take offset @skip",
            args,
            stop
        );
        return new Answer(total, rows);
    }

    // A clerk types a part of a name; signs that mean something to LIKE are taken out.
    private static string Like(string? name)
    {
        var plain = new string([.. (name ?? "").Where(letter => letter is not ('%' or '_' or '\\'))]).Trim();
        return plain.Length == 0 ? "" : $"%{plain.ToUpperInvariant()}%";
    }
}
