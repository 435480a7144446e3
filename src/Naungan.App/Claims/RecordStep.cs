using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>
/// Records what happened between us and the insurer: sent, asked, answered, accepted, refused, appealed, paid. The
/// order of steps is the trail's; corrections are further steps.
/// </summary>
public static class RecordStep
{
    public const string Action = "claims.record";
    private const int WordsMax = 2000;

    /// <param name="Words">The question, the reason of a refusal, a note; no personal numbers.</param>
    /// <param name="Reference">The insurer's number, a letter, a receipt.</param>
    /// <param name="Amount">What the insurer grants or paid.</param>
    public sealed record Request(
        RegionCode Region,
        Guid Claim,
        ClaimStep Step,
        DateOnly On,
        string Words = "",
        string? Reference = null,
        Rupiah? Amount = null
    );

    public sealed record Answer(string Number, string State);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request, now)) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Write(stop);
        if (await ClaimTables.Locked(session, region, request.Claim, stop) is not { } claim)
            return Refusal.NotFound("Klaim");
        if (!ClaimTrail.After(claim.Standing, request.Step).TryGet(out var next, out var disorder))
            return disorder;
        var steps = await ClaimTables.Steps(session, region, claim.Id, stop);
        if (request.On < steps[^1].HappenedOn)
            return Refusal.Invalid("step-before-last", "Harinya sebelum langkah terakhir. Periksa tanggal.");
        var amount = request.Amount;
        if (request.Step == ClaimStep.Send)
        {
            var whole = await ShowClaim.Whole(session, db.Vault, request.Region, claim, law, stop);
            if (whole.IsRefused)
                return whole.Refusal!;
            amount = whole.Value.Law.Estimate?.Total;
        }

        var step = new StepRow
        {
            Step = Kebab.Of(request.Step),
            HappenedOn = request.On,
            Words = request.Words.Trim(),
            Reference = Blank(request.Reference),
            Amount = amount,
            RecordedBy = actor.Name,
        };
        await ClaimTables.AddStep(session, region, claim.Id, step, now, stop);
        await Update(session, region, claim, next, step, stop);
        if (request.Step != ClaimStep.Note)
            await ReminderTables.Close(session, request.Region, RemindAnswers.Kind, claim.Id.ToString(), null, stop);
        await AuditTrail.Append(session, actor, Action, "klaim " + claim.Number, step.Step, now, stop);
        await session.Commit(stop);
        return new Answer(claim.Number, Kebab.Of(next));
    }

    internal static Refusal Closed { get; } =
        Refusal.Invalid("claim-closed", "Klaim ini sudah diputuskan atau ditarik; isinya tidak berubah lagi.");

    private static Refusal? WhatIsWrong(Request request, DateTimeOffset now)
    {
        if (request.On > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))
            return Refusal.Invalid("step-in-future", "Hari langkah belum tiba. Periksa tanggal.");
        if (request.Words.Length > WordsMax)
            return Refusal.Invalid("words-too-long", "Catatan terlalu panjang; ringkaskan.");
        if (request.Words.Count(char.IsAsciiDigit) >= 16)
            return Refusal.Invalid("words-hold-number", "Jangan menulis NIK, nomor rekening, atau telepon di catatan.");
        if (request.Step is ClaimStep.Refuse or ClaimStep.Question && string.IsNullOrWhiteSpace(request.Words))
            return Refusal.Invalid("words-missing", "Tulis alasan atau pertanyaan penyelenggara.");
        if (request.Step is ClaimStep.Accept or ClaimStep.Pay && request.Amount is not { } granted)
            return Refusal.Invalid("amount-missing", "Isi jumlah menurut penyelenggara.");
        return request.Amount < Rupiah.Zero
            ? Refusal.Invalid("amount-negative", "Jumlah tidak boleh kurang dari nol.")
            : null;
    }

    private static Task<int> Update(
        Session session,
        string region,
        ClaimRow claim,
        ClaimState next,
        StepRow step,
        CancellationToken stop
    ) =>
        session.Run(
            "update claim set state = @state, insurer_number = coalesce(@number, insurer_number), "
                + "decided_amount = coalesce(@decided, decided_amount), paid_amount = coalesce(@paid, paid_amount), "
                + "paid_on = coalesce(@paidOn, paid_on) where region_code = @region and id = @Id",
            new
            {
                region,
                claim.Id,
                state = Kebab.Of(next),
                number = step.Step is "send" or "accept" ? step.Reference : null,
                decided = step.Step == "accept" ? step.Amount : null,
                paid = step.Step == "pay" ? step.Amount : null,
                paidOn = step.Step == "pay" ? step.HappenedOn : (DateOnly?)null,
            },
            stop
        );

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
