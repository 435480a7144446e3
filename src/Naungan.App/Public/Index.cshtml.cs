using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Public;

/// <summary>
/// The public check. Everything typed travels in the body of the form; no answer comes before its time is up, so that
/// how long it took tells nothing either.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(250);

    [BindProperty]
    public string? Government { get; set; }

    [BindProperty]
    public string? Nik { get; set; }

    [BindProperty]
    public DateOnly? Born { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty(Name = "Challenge")]
    public string? Shown { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    public string? Puzzle { get; private set; }

    public Refusal? Refusal { get; private set; }

    public CheckCover.Answer? Answer { get; private set; }

    public IReadOnlyList<Option> Governments { get; private set; } = [];

    public IReadOnlyList<Option> Kinds =>
        [
            new("kartu", words["Kode di kartu peserta"]),
            new("kk", words["Nomor kartu keluarga (KK)"]),
            new("ibu", words["Nama ibu kandung"]),
        ];

    public async Task OnGetAsync(CancellationToken stop) => Governments = await PublicGovernments.All(db, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        Governments = await PublicGovernments.All(db, stop);
        var region = PublicGovernments.Chosen(Governments, Government);
        var request = new CheckCover.Request(
            region,
            Nik?.Trim() ?? "",
            Born,
            new(Kind ?? "", Proof ?? ""),
            HttpContext.Connection.RemoteIpAddress ?? IPAddress.None,
            Shown,
            Number
        );
        var now = clock.GetUtcNow();
        var answer = await CheckCover.Handle(request, Actor.Resident(region), db, law, now, stop);
        if (answer.TryGet(out var told, out var refusal))
            Answer = told;
        else
            Refuse(refusal, now);
        var spent = clock.GetElapsedTime(began);
        var beats = Math.Ceiling(spent / _beat);
        await Task.Delay((beats * _beat) - spent, clock, stop);
        return Page();
    }

    /// <summary>A NIK and a proof are not shown again, except when the same form only wants work besides.</summary>
    private void Refuse(Refusal refusal, DateTimeOffset now)
    {
        Refusal = refusal;
        if (refusal.Reason == "work-needed")
        {
            Puzzle = ProofOfWork.Challenge(db.Vault, now);
            return;
        }

        ModelState.Remove(nameof(Nik));
        ModelState.Remove(nameof(Proof));
    }
}
