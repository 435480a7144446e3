using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Public;

/// <summary>The few facts a public answer rests on, and what was asked lately.</summary>
internal static class PublicTables
{
    internal static Task<PersonRow?> ByNik(
        Session session,
        RegionCode region,
        byte[] nikIndex,
        CancellationToken stop
    ) =>
        session.Maybe<PersonRow>(
            "select id, birth_date, kk_index, mother_sealed from person "
                + "where region_code = @region and nik_index = @nikIndex",
            new { region, nikIndex },
            stop
        );

    internal static Task<long> Slips(
        Session session,
        RegionCode region,
        Guid person,
        byte[] codeIndex,
        CancellationToken stop
    ) =>
        session.One<long>(
            "select count(*) from slip where region_code = @region and person_id = @person and code_index = @codeIndex",
            new
            {
                region,
                person,
                codeIndex,
            },
            stop
        );

    /// <summary>How often this address and this NIK asked since the instants given.</summary>
    internal static Task<Asked> AskedSince(
        Session session,
        RegionCode region,
        byte[] address,
        byte[] nik,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.One<Asked>(
            """
            select
                (select count(*) from public_check where region_code = @region and address_index = @address
                    and at > @shortly) as shortly,
                (select count(*) from public_check where region_code = @region and address_index = @address
                    and at > @hour) as hourly,
                (select count(*) from public_check where region_code = @region and nik_index = @nik
                    and at > @day) as daily
            """,
            new
            {
                region,
                address,
                nik,
                shortly = now.AddMinutes(-10),
                hour = now.AddHours(-1),
                day = now.AddDays(-1),
            },
            stop
        );

    /// <summary>Keeps the question, forgets what counts no more; false when the work was shown before.</summary>
    internal static async Task<bool> Keep(
        Session session,
        RegionCode region,
        byte[] address,
        byte[] nik,
        byte[]? challenge,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await session.Run(
            "delete from public_check where region_code = @region and at <= @day",
            new { region, day = now.AddDays(-1) },
            stop
        );
        var kept = await session.Run(
            "insert into public_check (region_code, id, at, address_index, nik_index, challenge) "
                + "values (@region, @id, @now, @address, @nik, @challenge) on conflict do nothing",
            new
            {
                region,
                id = Ids.New(now),
                now,
                address,
                nik,
                challenge,
            },
            stop
        );
        return kept == 1;
    }

    internal sealed record PersonRow
    {
        public Guid Id { get; init; }
        public DateOnly? BirthDate { get; init; }
        public byte[]? KkIndex { get; init; }
        public byte[]? MotherSealed { get; init; }
    }

    internal sealed record Asked
    {
        public long Shortly { get; init; }
        public long Hourly { get; init; }
        public long Daily { get; init; }
    }
}
