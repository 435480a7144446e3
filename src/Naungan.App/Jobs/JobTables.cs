using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.Jobs;

/// <summary>The rows of jobs: who works on what, and how far it has come.</summary>
internal static class JobTables
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private const string Columns =
        "region_code, id, kind, request, label, page, agency_code, state, phase, mark, done, total, attempt, "
        + "failures, cancel_asked, lease_owner, lease_until, reason, message, created_by, created_at, started_at, finished_at";

    internal static Task<Job?> ById(Session session, string government, Guid id, CancellationToken stop) =>
        session.Maybe<Job>(
            $"select {Columns} from job where region_code = @government and id = @id",
            new { government, id },
            stop
        );

    /// <summary>The job with this key and whether it was asked for with the same payload.</summary>
    internal static async Task<(Guid Id, bool IsSame)?> WithKey(
        Session session,
        string government,
        string kind,
        string key,
        byte[] payloadHash,
        CancellationToken stop
    )
    {
        var found = await session.Maybe<Keyed>(
            "select id, payload_hash from job where region_code = @government and kind = @kind "
                + "and idempotency_key = @key",
            new
            {
                government,
                kind,
                key,
            },
            stop
        );
        return found is null ? null : (found.Id, found.PayloadHash.AsSpan().SequenceEqual(payloadHash));
    }

    internal static Task<int> Insert(
        Session session,
        Job job,
        string key,
        byte[] payloadHash,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into job (region_code, id, kind, idempotency_key, payload_hash, request, label, page, agency_code, "
                + "state, phase, mark, done, total, attempt, failures, cancel_asked, due_at, created_by, created_at) values "
                + "(@RegionCode, @Id, @Kind, @key, @payloadHash, @Request, @Label, @Page, @AgencyCode, 'queued', '', '', "
                + "0, 0, 0, 0, @no, @CreatedAt, @CreatedBy, @CreatedAt) "
                + "on conflict (region_code, kind, idempotency_key) do nothing",
            new
            {
                job.RegionCode,
                job.Id,
                job.Kind,
                key,
                payloadHash,
                job.Request,
                job.Label,
                job.Page,
                job.AgencyCode,
                no = false,
                job.CreatedAt,
                job.CreatedBy,
            },
            stop
        );

    internal static Task<List<Job>> Newest(
        Session session,
        string government,
        Scope scope,
        int skip,
        int take,
        CancellationToken stop
    ) =>
        session.List<Job>(
            $"select {Columns} from job where region_code = @government "
                + "and (@agency is null or agency_code = @agency) and @village is null "
                + "order by created_at desc, id desc limit @take offset @skip",
            new
            {
                government,
                agency = scope.Agency,
                village = scope.Village,
                skip,
                take,
            },
            stop
        );

    internal static Task<int> Count(Session session, string government, Scope scope, CancellationToken stop) =>
        session.One<int>(
            "select count(*) from job where region_code = @government "
                + "and (@agency is null or agency_code = @agency) and @village is null",
            new
            {
                government,
                agency = scope.Agency,
                village = scope.Village,
            },
            stop
        );

    internal static Task<int> CountOpen(Session session, string government, string by, CancellationToken stop) =>
        session.One<int>(
            "select count(*) from job where region_code = @government and created_by = @by "
                + "and state in ('queued', 'running')",
            new { government, by },
            stop
        );

    /// <summary>Jobs nobody works on, and those whose worker may be gone; the oldest first.</summary>
    internal static Task<List<Job>> Open(Session session, DateTimeOffset now, CancellationToken stop) =>
        session.List<Job>(
            $"select {Columns} from job where (state = 'queued' and due_at <= @now) or state = 'running' "
                + "order by created_at, id limit 100",
            new { now },
            stop
        );

    /// <summary>
    /// Takes a job under a lease; null when somebody else was faster. The attempt counted up fences off whoever held
    /// it before.
    /// </summary>
    internal static Task<Job?> Claim(
        Session session,
        Job seen,
        string owner,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        return session.Maybe<Job>(
            "update job set state = 'running', lease_owner = @owner, lease_until = @until, attempt = attempt + 1, "
                + "failures = failures + case when state = 'running' then 1 else 0 end, "
                + "started_at = coalesce(started_at, @now), finished_at = null, reason = null, message = null "
                + "where region_code = @RegionCode and id = @Id and state = @State and attempt = @Attempt "
                + $"returning {Columns}",
            new
            {
                owner,
                until = now + Lease,
                now,
                seen.RegionCode,
                seen.Id,
                seen.State,
                seen.Attempt,
            },
            stop
        );
    }

    /// <summary>Keeps the lease; false when it was lost.</summary>
    internal static async Task<bool> Renew(Session session, Job job, DateTimeOffset now, CancellationToken stop) =>
        await session.Run(
            "update job set lease_until = @until where " + Mine,
            new
            {
                until = now + Lease,
                job.RegionCode,
                job.Id,
                job.Attempt,
            },
            stop
        ) == 1;

    /// <summary>Writes down how far the work has come; null when the lease was lost, else whether to stop.</summary>
    internal static Task<bool?> Advance(
        Session session,
        Job job,
        JobRun.Progress progress,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Maybe<bool?>(
            "update job set phase = @Phase, mark = @Mark, done = @Done, total = @Total, failures = 0, "
                + "lease_until = @until where "
                + Mine
                + " returning cancel_asked",
            new
            {
                progress.Phase,
                progress.Mark,
                progress.Done,
                progress.Total,
                until = now + Lease,
                job.RegionCode,
                job.Id,
                job.Attempt,
            },
            stop
        );

    internal static Task<int> End(
        Session session,
        Job job,
        string state,
        Core.Refusal? why,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "update job set state = @state, reason = @Reason, message = @Message, finished_at = @now, "
                + "lease_owner = null, lease_until = null, cancel_asked = @no where "
                + Mine,
            new
            {
                state,
                why?.Reason,
                why?.Message,
                now,
                no = false,
                job.RegionCode,
                job.Id,
                job.Attempt,
            },
            stop
        );

    /// <summary>Gives a job back to the queue, to be worked again later.</summary>
    internal static Task<int> Release(
        Session session,
        Job job,
        int failures,
        DateTimeOffset due,
        CancellationToken stop
    ) =>
        session.Run(
            "update job set state = 'queued', failures = failures + @failures, due_at = @due, lease_owner = null, lease_until = null where "
                + Mine,
            new
            {
                due,
                failures,
                job.RegionCode,
                job.Id,
                job.Attempt,
            },
            stop
        );

    /// <summary>Puts a job that ended early into the queue again; its mark is kept.</summary>
    internal static Task<int> GoOn(Session session, Job job, DateTimeOffset now, CancellationToken stop) =>
        session.Run(
            "update job set state = 'queued', due_at = @now, failures = 0, finished_at = null, reason = null, "
                + "message = null, cancel_asked = @no where region_code = @RegionCode and id = @Id "
                + "and state in ('failed', 'cancelled')",
            new
            {
                now,
                no = false,
                job.RegionCode,
                job.Id,
            },
            stop
        );

    /// <summary>A job in the queue ends at once; one that runs is asked to stop at its next mark.</summary>
    internal static Task<int> AskToCancel(Session session, Job job, DateTimeOffset now, CancellationToken stop) =>
        session.Run(
            "update job set cancel_asked = case when state = 'running' then @yes else @no end, "
                + "finished_at = case when state = 'queued' then @now else finished_at end, "
                + "state = case when state = 'queued' then 'cancelled' else state end "
                + "where region_code = @RegionCode and id = @Id and state in ('queued', 'running')",
            new
            {
                now,
                yes = true,
                no = false,
                job.RegionCode,
                job.Id,
            },
            stop
        );

    private const string Mine = "region_code = @RegionCode and id = @Id and state = 'running' and attempt = @Attempt";

    private sealed record Keyed
    {
        public Guid Id { get; init; }
        public byte[] PayloadHash { get; init; } = [];
    }
}
