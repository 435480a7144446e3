using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>
/// Sets a ceiling anew (perubahan APBD) by a new entry and a dated change; money already taken by runs cannot be cut
/// away.
/// </summary>
public static class ReviseBudgetLine
{
    /// <param name="DecidedOn">Day of the document; today when null.</param>
    public sealed record Request(
        RegionCode Region,
        Guid Line,
        Rupiah Ceiling,
        string Document,
        DateOnly? DecidedOn = null,
        string Reason = "pagu ditetapkan ulang"
    );

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "budgets.record", request.Region) is { } refusal)
            return refusal;
        if (request.Ceiling < Rupiah.Zero || string.IsNullOrWhiteSpace(request.Document))
            return Refusal.Invalid("document-needed", "Isi pagu baru dan nomor dokumen perubahannya.");
        await using var session = await db.Write(stop);
        if (await BudgetTables.Held(session, request.Region, request.Line, stop) is not { } line)
            return Refusal.NotFound("Pagu anggaran");
        var change = request.Ceiling - line.Ceiling;
        if (change == Rupiah.Zero)
            return line.Id;
        if (await IsUsed(session, request, stop))
            return Refusal.Invalid("document-used", $"Dokumen {request.Document} sudah mengubah pagu ini.");
        if (request.DecidedOn is { } decided && decided.Year != line.FiscalYear)
            return Refusal.Invalid(
                "other-year",
                $"Dokumen bertanggal di luar tahun anggaran {line.FiscalYear}. Sisa tahun lain dicatat sebagai pagu baru."
            );
        var (kind, amount) =
            change > Rupiah.Zero ? (EntryKind.Appropriation, change) : (EntryKind.AppropriationCut, -change);
        var entry = new LedgerEntry(
            Key(request),
            kind,
            line.FiscalYear,
            request.Document,
            [new(line.Id, null, amount)]
        );
        if ((await BudgetGuard.Post(session, entry, actor, now, stop)).Refusal is { } refused)
            return refused;
        var changed = new BudgetChange
        {
            LineId = line.Id,
            Kind = "perubahan",
            Document = request.Document.Trim(),
            DecidedOn = request.DecidedOn ?? DateOnly.FromDateTime(now.UtcDateTime),
            Amount = change,
            Reason = request.Reason.Trim(),
            RecordedBy = actor.Name,
        };
        await ChangeTables.Insert(session, request.Region, changed, now, stop);
        var detail = $"{line.Title} {line.Ceiling} -> {request.Ceiling} {request.Document}";
        await AuditTrail.Append(session, actor, "budgets.record", $"budget-line {line.Id}", detail, now, stop);
        await session.Commit(stop);
        return line.Id;
    }

    private static string Key(Request request) => $"appropriation/{request.Line}/{request.Document}";

    private static async Task<bool> IsUsed(Session session, Request request, CancellationToken stop) =>
        await session.One<long>(
            "select count(*) from ledger_entry where region_code = @Region and entry_key = @key",
            new { request.Region, key = Key(request) },
            stop
        ) > 0;
}
