using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Accounts;

/// <summary>The list of accounts, and the form that makes one.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public List<Account> Accounts { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    public CreateAccount.Answer? Made { get; private set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? RoleName { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    public IReadOnlyList<Option> RoleOptions(Words words) =>
        [.. Roles.All.Where(role => role != Role.Console).Select(role => new Option(role.Name(), words[role.Title()]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (!Roles.TryParse(RoleName, out var role) || role == Role.Console)
        {
            Refusal = Refusal.Invalid("role-unknown", "Pilih salah satu peran yang ada.");
            return await Show(stop);
        }

        var request = new CreateAccount.Request(
            actor.Government,
            UserName ?? "",
            DisplayName ?? "",
            role,
            string.IsNullOrWhiteSpace(Agency) ? null : Agency.Trim()
        );
        var answer = await CreateAccount.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var made, out var refusal))
            Made = made;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        else
            Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListAccounts.Handle(actor.Government, actor, db, stop);
        if (!answer.TryGet(out var accounts, out var refusal))
            return this.Refused(refusal);
        Accounts = accounts;
        return Page();
    }
}
