using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Ledger;

/// <summary>Entries of the ledger, newest first, and the postings of one.</summary>
public static class ListEntries
{
    /// <param name="Run">Only those of one run.</param>
    /// <param name="Entry">Also the postings of this one.</param>
    public sealed record Request(RegionCode Region, Guid? Run, Guid? Entry);

    public sealed record Answer(IReadOnlyList<EntryRow> Entries, EntryRow? Entry, IReadOnlyList<PostingRow> Postings);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "ledger.read", request.Region) is { } refusal)
            return refusal;
        const int Shown = 200;
        await using var session = await db.Read(stop);
        if (request.Entry is not { } id)
            return new Answer(await LedgerTables.Entries(session, request.Region, request.Run, Shown, stop), null, []);
        if (await LedgerTables.Entry(session, request.Region, id, stop) is not { } entry)
            return Refusal.NotFound("Jurnal");
        return new Answer([], entry, await LedgerTables.Postings(session, request.Region, id, stop));
    }
}
