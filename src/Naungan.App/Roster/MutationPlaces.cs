using Naungan.App.Platform.Database;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Roster;

/// <summary>
/// Who comes takes a free place or that of somebody who leaves, in every part of the quota: a village head who takes
/// over an office takes no fisher's place, and one from another district not that district's.
/// </summary>
internal static class MutationPlaces
{
    internal static async Task<Refusal?> Refuse(Session session, DraftMutation.Request request, CancellationToken stop)
    {
        var quotas = await QuotaTables.Of(session, request.Region, request.Programme, stop);
        if (quotas.Count == 0 || request.Entries.All(entry => entry.Change != "in"))
            return null;
        var people = await People(session, request.Region, request.Programme, stop);
        var moves = request
            .Entries.Where(entry => entry.Change is "in" or "out" && people.ContainsKey(entry.Person))
            .Select(entry => (Who: people[entry.Person], More: entry.Change == "in" ? 1 : -1))
            .ToList();
        foreach (var quota in quotas)
        {
            var more = moves.Where(move => Concerns(quota, move.Who)).Sum(move => move.More);
            var taken = people.Values.LongCount(person => person.IsIn && Concerns(quota, person));
            if (more > 0 && taken + more > quota.People)
                return Refusal.Invalid(
                    "quota-full",
                    $"Kuota {Named(quota)} {quota.People} orang sudah terisi {taken}. Sebut siapa yang digantikan dari bagian "
                        + "yang sama, atau ubah kuota."
                );
        }

        return null;
    }

    private static bool Concerns(ProgrammeQuota quota, Row person) =>
        quota.Kind switch
        {
            "category" => person.Category == quota.Code,
            "district" => person.District == quota.Code,
            "agency" => person.AgencyCode == quota.Code,
            _ => true,
        };

    private static string Named(ProgrammeQuota quota) =>
        quota.Kind switch
        {
            "category" => "sektor " + quota.Code,
            "district" => "kecamatan " + quota.Code,
            "agency" => "instansi " + quota.Code,
            _ => "program",
        };

    private static async Task<Dictionary<Guid, Row>> People(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        (
            await session.List<Row>(
                "select e.person_id, e.state, e.category, e.agency_code, p.village_code from enrolment e "
                    + "join person p on p.region_code = e.region_code and p.id = e.person_id "
                    + "where e.region_code = @region and e.programme_code = @programme "
                    + "and e.state in ('verified', 'decreed', 'registered')",
                new { region = region.Code, programme },
                stop
            )
        ).ToDictionary(row => row.PersonId);

    private sealed record Row
    {
        public Guid PersonId { get; init; }
        public string State { get; init; } = "";
        public string Category { get; init; } = "";
        public string AgencyCode { get; init; } = "";
        public string? VillageCode { get; init; }

        internal bool IsIn => State is "decreed" or "registered";

        internal string? District => VillageCode is { Length: >= 8 } code ? code[..8] : null;
    }
}
