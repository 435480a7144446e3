using Naungan.App.Eligibility;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>What a decree does to the people it names, when it is sealed.</summary>
internal static class SealedEffects
{
    // The hash has just proved that everybody verified is in the annex, so one statement moves them all.
    private const string EverybodyIn =
        "update enrolment set state = 'decreed', starts_on = @EffectiveFrom, ends_on = null "
        + "where region_code = @region and programme_code = @ProgrammeCode and state = 'verified'";

    private const string OneIn =
        "update enrolment set state = 'decreed', starts_on = @day, ends_on = null where region_code = @region "
        + "and programme_code = @ProgrammeCode and person_id = @Person and state = 'verified'";

    private const string OneOut =
        "update enrolment set state = 'ended', ends_on = @day where region_code = @region "
        + "and programme_code = @ProgrammeCode and person_id = @Person and state in ('decreed', 'registered')";

    internal static async Task<Refusal?> Apply(
        Session session,
        RegionCode region,
        DecreeRow decree,
        List<AnnexLine> lines,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var moving = lines.Where(line => line.Change != "corrected").ToList();
        if (await Move(session, region, decree, moving, stop) != moving.Count)
            return Refusal.Invalid("draft-changed", "Keadaan orang dalam daftar berubah. Susun ulang konsepnya.");
        foreach (var group in moving.GroupBy(line => (line.Change, line.EffectiveOn, line.Reason)))
        {
            var (from, to) = group.Key.Change == "in" ? ("verified", "decreed") : ("decreed", "ended");
            var day = group.Key.EffectiveOn ?? decree.EffectiveFrom;
            var change = new EnrolmentStore.Change(
                decree.ProgrammeCode,
                decree.Id,
                from,
                to,
                day,
                group.Key.Reason ?? "decreed"
            );
            await EnrolmentStore.Events(session, region, change, group.Select(line => line.Person), actor, now, stop);
        }

        return null;
    }

    // A person whose state is not the one the draft relied on is not counted, and the caller stops the whole seal.
    private static async Task<int> Move(
        Session session,
        RegionCode region,
        DecreeRow decree,
        List<AnnexLine> moving,
        CancellationToken stop
    )
    {
        if (decree.Kind == "establish")
            return await session.Run(
                EverybodyIn,
                new
                {
                    region = region.Code,
                    decree.ProgrammeCode,
                    decree.EffectiveFrom,
                },
                stop
            );
        var moved = 0;
        foreach (var line in moving)
        {
            moved += await session.Run(
                line.Change == "in" ? OneIn : OneOut,
                new
                {
                    region = region.Code,
                    decree.ProgrammeCode,
                    line.Person,
                    day = line.EffectiveOn ?? decree.EffectiveFrom,
                },
                stop
            );
        }

        return moved;
    }
}
