using Naungan.App.Audit;
using Naungan.App.Budgets;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>
/// Records that the insurer paid free credit of a budget line back to the treasury. The same paper again is the same
/// return.
/// </summary>
public static class ReturnCredit
{
    /// <param name="Document">Number of the receipt (STS).</param>
    public sealed record Request(RegionCode Region, Guid Line, Rupiah Amount, string Document);

    /// <param name="Left">Credit of the line that is still free.</param>
    public sealed record Answer(Guid Line, Rupiah Amount, Rupiah Left);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "credit.return", request.Region) is { } refusal)
            return refusal;
        if (request.Amount <= Rupiah.Zero || string.IsNullOrWhiteSpace(request.Document))
            return Refusal.Invalid("document-needed", "Isi jumlah lebih dari nol dan nomor bukti setor (STS).");
        await using var session = await db.Write(stop);
        if (await BudgetTables.Held(session, request.Region, request.Line, stop) is not { } line)
            return Refusal.NotFound("Pagu anggaran");
        var free = await CreditTables.Free(session, request.Region, line.Id, stop);
        var key = $"return/{line.Id}/{request.Document}";
        if (await LedgerTables.MovedBy(session, request.Region, key, stop) is { } before)
            return before == request.Amount ? new Answer(line.Id, before, free) : Used(request, before);
        if (request.Amount > free)
            return Refusal.Invalid(
                "credit-missing",
                $"Kelebihan bayar yang bebas pada pagu ini {free}, kurang dari {request.Amount}."
            );
        var share = new LedgerShare(line.Id, null, request.Amount);
        var entry = new LedgerEntry(key, EntryKind.Return, line.FiscalYear, request.Document, [share]);
        await LedgerTables.Post(session, entry, actor, now, stop);
        var detail = $"{line.Title} {request.Amount} {request.Document}";
        await AuditTrail.Append(session, actor, "credit.return", $"budget-line {line.Id}", detail, now, stop);
        await session.Commit(stop);
        return new Answer(line.Id, request.Amount, free - request.Amount);
    }

    private static Refusal Used(Request request, Rupiah before) =>
        Refusal.Invalid("document-used", $"Bukti {request.Document} sudah dicatat dengan jumlah {before}.");
}
