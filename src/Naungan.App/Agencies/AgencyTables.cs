using Naungan.App.Platform.Database;

namespace Naungan.App.Agencies;

/// <summary>The agencies (OPD) of a government.</summary>
public static class AgencyTables
{
    public sealed record Agency
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }

    public static Task<List<Agency>> Of(Session session, string government, CancellationToken stop) =>
        session.List<Agency>(
            "select code, name from agency where region_code = @government order by name",
            new { government },
            stop
        );

    /// <summary>By code or by name, without regard to case.</summary>
    public static async Task<Agency?> Find(Session session, string government, string text, CancellationToken stop) =>
        (await Of(session, government, stop)).Find(agency =>
            string.Equals(agency.Code, text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(agency.Name, text, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>True when it was not there before.</summary>
    public static async Task<bool> Insert(
        Session session,
        string government,
        string code,
        string name,
        CancellationToken stop
    ) =>
        await session.Run(
            "insert into agency (region_code, code, name) values (@government, @code, @name) "
                + "on conflict (region_code, code) do nothing",
            new
            {
                government,
                code,
                name,
            },
            stop
        ) == 1;
}
