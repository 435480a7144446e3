using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Dashboard;

/// <summary>
/// Records a promise of the RPJMD or RKPD with the document it stands in; the system counts the rest.
/// </summary>
public static class RecordPromise
{
    public const string Action = "promises.record";

    public sealed record Request(
        RegionCode Region,
        string Title,
        string Indicator,
        int Year,
        long Target,
        string Source
    );

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var id = Ids.New(now);
        var rows = await session.Run(
            "insert into promise (region_code, id, title, indicator, year, target, source, recorded_by, recorded_at) "
                + "values (@Region, @id, @title, @Indicator, @Year, @Target, @source, @by, @now) on conflict do nothing",
            new
            {
                request.Region,
                id,
                title = request.Title.Trim(),
                request.Indicator,
                request.Year,
                request.Target,
                source = request.Source.Trim(),
                by = actor.Name,
                now,
            },
            stop
        );
        if (rows == 0)
            return Refusal.Invalid("promise-exists", "Janji ini sudah tercatat untuk tahun itu.");
        await AuditTrail.Append(
            session,
            actor,
            Action,
            "janji " + id,
            $"{request.Indicator} {request.Year}",
            now,
            stop
        );
        await session.Commit(stop);
        return id;
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (request.Indicator is not ("protected" or "decreed" or "villages" or "ready-percent" or "families-paid"))
            return Refusal.Invalid("indicator-unknown", "Pilih ukuran janji.");
        if (string.IsNullOrWhiteSpace(request.Title) || string.IsNullOrWhiteSpace(request.Source))
            return Refusal.Invalid("promise-incomplete", "Isi bunyi janji dan dokumennya.");
        if (request.Year is < 2015 or > 2100)
            return Refusal.Invalid("year-unlikely", "Periksa tahun janji.");
        return request.Target <= 0 ? Refusal.Invalid("target-not-positive", "Target harus lebih dari nol.") : null;
    }
}
