using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Roster;

/// <summary>Some stored lines of a sealed annex, filtered and paged by the database.</summary>
internal static class AnnexPage
{
    private const string Where =
        " from decree_line where region_code = @region and decree_id = @decree "
        + "and (@category = '' or category = @category) and (@village = '' or village_code like @village)";

    internal static Task<List<Row>> Of(
        Session session,
        RegionCode region,
        Guid decree,
        ShowDecree.Request request,
        int linesMax,
        CancellationToken stop
    ) =>
        session.List<Row>(
            "select line_number, person_id, name, nik_sealed, birth_date, address, village_code, category, change, "
                + $"effective_on, reason{Where} order by line_number limit @take offset @skip",
            new
            {
                region = region.Code,
                decree,
                category = request.Category ?? "",
                village = Within(request.Village),
                take = Math.Clamp(request.Take, 1, linesMax),
                skip = Math.Max(0, request.Skip),
            },
            stop
        );

    internal static Task<long> Count(
        Session session,
        RegionCode region,
        Guid decree,
        ShowDecree.Request request,
        CancellationToken stop
    ) =>
        session.One<long>(
            "select count(*)" + Where,
            new
            {
                region = region.Code,
                decree,
                category = request.Category ?? "",
                village = Within(request.Village),
            },
            stop
        );

    // A district's code is the beginning of its villages' codes. Anything that is no code finds nothing.
    private static string Within(string? code) =>
        string.IsNullOrEmpty(code) ? ""
        : RegionCode.TryParse(code, out var region) ? region.Code + "%"
        : "-";

    internal sealed record Row
    {
        public int LineNumber { get; init; }
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public byte[] NikSealed { get; init; } = [];
        public DateOnly? BirthDate { get; init; }
        public string Address { get; init; } = "";
        public string? VillageCode { get; init; }
        public string Category { get; init; } = "";
        public string Change { get; init; } = "";
        public DateOnly? EffectiveOn { get; init; }
        public string? Reason { get; init; }

        internal ShowDecree.Line ToLine(Vault vault, Dictionary<string, string> regions, AnnexTotals totals) =>
            new(
                LineNumber,
                PersonId,
                Name,
                Nik.Mask(vault.Open(NikSealed, AnnexRows.NikColumn, PersonId)),
                BirthDate,
                Address,
                VillageCode is null ? "" : regions.GetValueOrDefault(VillageCode, VillageCode),
                totals.ByCategory.FirstOrDefault(total => total.Code == Category)?.Name ?? Category,
                Change,
                EffectiveOn,
                Reason
            );
    }
}
