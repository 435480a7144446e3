using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>One case and everything that can be recorded about it.</summary>
[DocumentSize]
[RequestSizeLimit(Limits.FileBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Limits.FileBytes)]
public sealed class ShowModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    public ShowClaim.Answer Answer { get; private set; } = null!;

    public IReadOnlyList<RemindScholarships.Line> Scholars { get; private set; } = [];

    internal IReadOnlyList<ClaimTables.ReceiptRow> Receipts { get; private set; } = [];

    /// <summary>What of the paid amount has no receipt.</summary>
    public Rupiah Unrecorded =>
        Receipts.Aggregate(Answer.Claim.PaidAmount ?? Rupiah.Zero, (rest, one) => rest - one.Amount);

    public IReadOnlyList<Option> Receivers =>
        [.. Answer.Heirs.Select(heir => new Option(heir.Number.ToString(CultureInfo.InvariantCulture), heir.Name))];

    public IReadOnlyList<Option> Endings =>
        [.. new[] { "married", "works", "left-school" }.Select(one => new Option(one, words["berakhir." + one]))];

    public Refusal? Refusal { get; private set; }

    public string? Saved { get; private set; }

    public string Today => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What the insurer owes today for being late with a grant that can be estimated.</summary>
    public LateAnswer? Late =>
        Answer is { AnswerBy: { } by, Law.Estimate: { } estimate }
        && by < Day
        && LateAnswer.Of(law, by, Day, estimate.Total).TryGet(out var late, out _)
            ? late
            : null;

    public bool MayChange =>
        !Answer.Claim.Standing.IsClosed()
        && Access.Allows(HttpContext.Actor(), RecordStep.Action, HttpContext.Actor().Government);

    public IReadOnlyList<Option> HeirKinds =>
        [.. Enum.GetValues<HeirKind>().Select(kind => new Option(Kebab.Of(kind), words[HeirRow.TitleOf(kind)]))];

    public IReadOnlyList<Option> Levels =>
        [
            new("", words["Tidak sekolah"]),
            .. Enum.GetValues<SchoolLevel>().Select(Kebab.Of).Select(one => new Option(one, words["jenjang." + one])),
        ];

    public IReadOnlyList<Option> PaperKinds
    {
        get
        {
            var needed = Answer.Law.Papers.Select(one => one.Paper).ToList();
            return
            [
                .. needed.Concat(ClaimPaper.All.Except(needed)).Select(one => new Option(one.Code, words[one.Title])),
            ];
        }
    }

    public IReadOnlyList<Option> Steps =>
        [.. Answer.Next.Select(step => new Option(Kebab.Of(step), words[StepRow.TitleOf(Kebab.Of(step))]))];

    private DateOnly Day => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static Tone ToneOf(string step) =>
        step switch
        {
            "accept" or "pay" => Tone.Ok,
            "refuse" => Tone.Stop,
            "question" => Tone.Wait,
            _ => Tone.Info,
        };

    /// <summary>How far the case is on its way to a stage.</summary>
    public StepState Way(ClaimState stage)
    {
        var at = Answer.Claim.Standing;
        var reached = at switch
        {
            ClaimState.Open or ClaimState.Withdrawn => 0,
            ClaimState.Sent or ClaimState.Questioned or ClaimState.Appealed => 1,
            ClaimState.Refused or ClaimState.Accepted => 2,
            _ => 3,
        };
        var place = stage switch
        {
            ClaimState.Sent => 1,
            ClaimState.Accepted => 2,
            _ => 3,
        };
        if (at == ClaimState.Refused && place == 2)
            return StepState.Failed;
        return place <= reached ? StepState.Done
            : place == reached + 1 && at is not (ClaimState.Withdrawn or ClaimState.Refused) ? StepState.Now
            : StepState.Todo;
    }

    public Task<IActionResult> OnGetAsync(Guid id, string? tolak, CancellationToken stop)
    {
        if (tolak == ReceivePaper.TooLarge.Reason)
            Refusal = ReceivePaper.TooLarge;
        return Show(id, stop);
    }

    public async Task<IActionResult> OnPostStepAsync(
        Guid id,
        string? step,
        DateOnly? stepOn,
        string? words,
        string? reference,
        string? amount,
        CancellationToken stop
    )
    {
        if (!LawWords.TryOne<ClaimStep>(step, out var kind) || stepOn is not { } on)
            return await Again(id, Refusal.Invalid("step-incomplete", "Pilih langkah dan isi harinya."), stop);
        Rupiah? granted = null;
        if (!string.IsNullOrWhiteSpace(amount))
        {
            if (!long.TryParse(amount.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rupiah))
                return await Again(id, Refusal.Invalid("amount-unreadable", "Jumlah ditulis tanpa titik."), stop);
            granted = new Rupiah(rupiah);
        }

        var actor = HttpContext.Actor();
        var request = new RecordStep.Request(actor.Government, id, kind, on, words ?? "", reference, granted);
        var answer = await RecordStep.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        return await After(id, answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostHeirAsync(
        Guid id,
        string? heirKind,
        string? heirName,
        DateOnly? heirBorn,
        string? heirNik,
        string? heirPhone,
        string? school,
        CancellationToken stop
    )
    {
        if (!LawWords.TryOne<HeirKind>(heirKind, out var kind))
            return await Again(id, Refusal.Invalid("heir-unknown", "Pilih hubungan dengan peserta."), stop);
        SchoolLevel? level = LawWords.TryOne<SchoolLevel>(school, out var found) ? found : null;
        var actor = HttpContext.Actor();
        var request = new AddHeir.Request(
            actor.Government,
            id,
            kind,
            heirName ?? "",
            heirBorn,
            heirNik?.Trim(),
            heirPhone,
            level
        );
        var answer = await AddHeir.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        ModelState.Remove("HeirNik");
        ModelState.Remove("HeirPhone");
        return await After(id, answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostPaperAsync(
        Guid id,
        string? paper,
        DateOnly? paperOn,
        IFormFile? scan,
        CancellationToken stop
    )
    {
        if (scan?.Length > Limits.DocumentBytes)
            return await Again(id, ReceivePaper.TooLarge, stop);
        byte[]? bytes = null;
        if (scan is { Length: > 0 })
        {
            using var memory = new MemoryStream((int)scan.Length);
            await scan.CopyToAsync(memory, stop);
            bytes = memory.ToArray();
        }

        var actor = HttpContext.Actor();
        var request = new ReceivePaper.Request(actor.Government, id, paper ?? "", paperOn ?? Day, bytes);
        var answer = await ReceivePaper.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return await After(id, answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, Guid document, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await OpenDocument.Handle(new(actor.Government, document), actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out var file, out var refusal)
            ? File(file.Bytes, file.ContentType, file.Name)
            : await Again(id, refusal, stop);
    }

    public async Task<IActionResult> OnPostScholarshipAsync(Guid id, int heir, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ClaimScholarship.Request(actor.Government, id, heir);
        var answer = await ClaimScholarship.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        return await After(id, answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostEndScholarshipAsync(
        Guid id,
        int heir,
        string? ended,
        DateOnly? endedOn,
        CancellationToken stop
    )
    {
        var actor = HttpContext.Actor();
        var request = new ClaimScholarship.Request(actor.Government, id, heir, ended ?? "", endedOn);
        var answer = await ClaimScholarship.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        return await After(id, answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostReceiptAsync(
        Guid id,
        int heir,
        string? received,
        DateOnly? receivedOn,
        string? receipt,
        CancellationToken stop
    )
    {
        if (!long.TryParse(received?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rupiah))
            return await Again(id, Refusal.Invalid("amount-unreadable", "Jumlah ditulis tanpa titik."), stop);
        var actor = HttpContext.Actor();
        var on = receivedOn ?? Day;
        var request = new RecordReceipt.Request(actor.Government, id, heir, new Rupiah(rupiah), on, receipt ?? "");
        var answer = await RecordReceipt.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return await After(id, answer.Refusal, stop);
    }

    private async Task<IActionResult> After(Guid id, Refusal? refusal, CancellationToken stop) =>
        refusal is null ? LocalRedirect("/claims/" + id) : await Again(id, refusal, stop);

    private async Task<IActionResult> Again(Guid id, Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowClaim.Handle(new(actor.Government, id), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        if (found.Claim.Standing is ClaimState.Accepted or ClaimState.Paid)
        {
            await using var session = await db.Read(stop);
            var region = actor.Government;
            Scholars = await RemindScholarships.OfClaim(session, db.Vault, region, found.Claim, law, Day, stop);
            Receipts = await ClaimTables.Receipts(session, region.Code, id, stop);
        }

        return Page();
    }
}
