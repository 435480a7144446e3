using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>
/// Moves money from one budget line to another of the same year (pergeseran), or changes one ceiling (perubahan APBD),
/// by a dated document. Who acts on a ceiling that somebody else changed meanwhile is refused: nothing is half done.
/// </summary>
public static class ShiftBudget
{
    public const string Action = "budgets.shift";

    /// <param name="From">Null: the ceiling of <paramref name="To"/> grows (perubahan).</param>
    /// <param name="To">Null: the ceiling of <paramref name="From"/> is cut (perubahan).</param>
    /// <param name="SeenFrom">The ceiling the officer saw when he decided; null does not compare.</param>
    /// <param name="SeenTo">The same of the other line.</param>
    public sealed record Request(
        RegionCode Region,
        Guid? From,
        Guid? To,
        Rupiah Amount,
        string Document,
        DateOnly DecidedOn,
        string Reason,
        Rupiah? SeenFrom = null,
        Rupiah? SeenTo = null
    );

    public static async Task<Result<string>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var lines = new Dictionary<Guid, BudgetLine>();
        // Always in the same order, so that two officers never hold each other's line.
        foreach (var id in new[] { request.From, request.To }.OfType<Guid>().Order())
        {
            if (await BudgetTables.Held(session, request.Region, id, stop) is not { } line)
                return Refusal.NotFound("Pagu anggaran");
            lines[id] = line;
        }

        if (DoNotFit(request, lines) is { } no)
            return no;
        var kind = request is { From: not null, To: not null } ? "pergeseran" : "perubahan";
        foreach (var (line, amount) in Sides(request))
        {
            if (await Post(session, request, lines[line], amount, actor, now, stop) is { } refused)
                return refused;
            await ChangeTables.Insert(session, request.Region, Changed(request, line, kind, amount, actor), now, stop);
        }

        var detail = $"{kind} {request.Amount} {request.Document}";
        await AuditTrail.Append(session, actor, Action, "anggaran " + request.Document, detail, now, stop);
        await session.Commit(stop);
        return kind;
    }

    private static BudgetChange Changed(Request request, Guid line, string kind, Rupiah amount, Actor actor) =>
        new()
        {
            LineId = line,
            Kind = kind,
            Document = request.Document.Trim(),
            DecidedOn = request.DecidedOn,
            Amount = amount,
            Reason = request.Reason.Trim(),
            RecordedBy = actor.Name,
        };

    private static IEnumerable<(Guid Line, Rupiah Amount)> Sides(Request request)
    {
        if (request.From is { } from)
            yield return (from, -request.Amount);
        if (request.To is { } to)
            yield return (to, request.Amount);
    }

    private static async Task<Refusal?> Post(
        Session session,
        Request request,
        BudgetLine line,
        Rupiah amount,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var kind = amount > Rupiah.Zero ? EntryKind.Appropriation : EntryKind.AppropriationCut;
        var entry = new LedgerEntry(
            $"appropriation/{line.Id}/{request.Document.Trim()}",
            kind,
            line.FiscalYear,
            request.Document.Trim(),
            [new(line.Id, null, request.Amount)]
        );
        var posted = await BudgetGuard.Post(session, entry, actor, now, stop);
        if (posted.Refusal is { } refusal)
            return refusal;
        return posted.Value
            ? null
            : Refusal.Invalid("document-used", $"Dokumen {request.Document} sudah mengubah pagu ini.");
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (request.From is null && request.To is null)
            return Refusal.Invalid("no-line", "Pilih pagu asal, pagu tujuan, atau keduanya.");
        if (request.From == request.To)
            return Refusal.Invalid("same-line", "Pagu asal dan tujuan harus berbeda.");
        if (request.Amount <= Rupiah.Zero)
            return Refusal.Invalid("amount-not-positive", "Isi jumlah lebih dari Rp0.");
        return string.IsNullOrWhiteSpace(request.Document) || string.IsNullOrWhiteSpace(request.Reason)
            ? Refusal.Invalid("document-needed", "Isi nomor dokumen dan alasan perubahan.")
            : null;
    }

    private static Refusal? DoNotFit(Request request, Dictionary<Guid, BudgetLine> lines)
    {
        if (lines.Values.Select(line => line.FiscalYear).Distinct().Count() > 1)
            return Refusal.Invalid(
                "other-year",
                "Uang tidak berpindah antar tahun. Catat sisa sebagai pagu baru tahun berikutnya dengan dokumennya."
            );
        if (lines.Values.Select(line => line.Fund).Distinct().Count() > 1)
            return Refusal.Invalid("other-fund", "Pergeseran hanya antar pagu dengan sumber dana yang sama.");
        var year = lines.Values.First().FiscalYear;
        if (request.DecidedOn.Year != year)
            return Refusal.Invalid("other-year", $"Dokumen bertanggal di luar tahun anggaran {year}.");
        var isStale =
            (request.SeenFrom is { } from && lines[request.From!.Value].Ceiling != from)
            || (request.SeenTo is { } to && lines[request.To!.Value].Ceiling != to);
        return isStale
            ? Refusal.Invalid("budget-changed", "Pagu ini baru saja diubah orang lain. Muat ulang, lalu putuskan lagi.")
            : null;
    }
}
