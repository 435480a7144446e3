using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.OpenCounts;

/// <summary>The latest published files, for everybody.</summary>
public static class ServeCounts
{
    public const string Action = "public.opendata";

    public sealed record Answer(
        RegionCode Region,
        string Government,
        int FirstMonth,
        int LastMonth,
        DateTimeOffset UpdatedAt,
        DateTimeOffset PublishedAt,
        int Cells,
        int Withheld,
        byte[] Csv,
        byte[] Json
    );

    public static async Task<Result<IReadOnlyList<Answer>>> Handle(Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, actor.Government) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        return (await OpenCountTables.Latest(session, stop)).ConvertAll(row => new Answer(
            row.RegionCode,
            row.Government,
            row.FirstMonth,
            row.LastMonth,
            row.UpdatedAt,
            row.PublishedAt,
            row.Cells,
            row.Withheld,
            row.Csv,
            row.Json
        ));
    }

    public static void Map(WebApplication app)
    {
        app.MapGet("/data-terbuka/csv", (string? daerah, Db db, HttpContext web) => File(daerah, "csv", db, web))
            .AllowAnonymous();
        app.MapGet("/data-terbuka/json", (string? daerah, Db db, HttpContext web) => File(daerah, "json", db, web))
            .AllowAnonymous();
    }

    private static async Task<IResult> File(string? region, string format, Db db, HttpContext web)
    {
        var all = (await Handle(Actor.Resident(default), db, web.RequestAborted)).Value;
        var one = all.FirstOrDefault(answer => region is null || answer.Region.Code == region);
        if (one is null)
            return Results.NotFound();
        web.Response.Headers.CacheControl = StaticCache.AskAgain;
        var name = string.Create(CultureInfo.InvariantCulture, $"peserta-{one.Region.Code}-{one.LastMonth}.{format}");
        return format == "csv"
            ? Results.File(one.Csv, "text/csv; charset=utf-8", name)
            : Results.File(one.Json, "application/json; charset=utf-8", name);
    }
}
