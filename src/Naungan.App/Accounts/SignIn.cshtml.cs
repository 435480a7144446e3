using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Accounts;

/// <summary>The door. The same answer, after the same work, for a wrong password and for a name nobody has.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInManager<Account> signIn, IPasswordHasher<Account> hasher, DemoDoor demo)
    : PageModel
{
    // A hash of nothing anybody knows, so that an unknown name costs as much time as a known one (ASVS 6.3.8).
    private static readonly Lazy<string> _decoy = new(() =>
        new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString())
    );

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public DemoDoor Demo => demo;

    public bool Failed { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? kembali)
    {
        var account = string.IsNullOrWhiteSpace(UserName)
            ? null
            : await signIn.UserManager.FindByNameAsync(UserName.Trim());
        if (account is null)
        {
            hasher.VerifyHashedPassword(new Account(), _decoy.Value, Password ?? "");
        }
        else
        {
            var result = await signIn.PasswordSignInAsync(
                account,
                Password ?? "",
                isPersistent: false,
                lockoutOnFailure: true
            );
            if (result.Succeeded)
                return LocalRedirect(Url.IsLocalUrl(kembali) ? kembali : "/");
        }

        Failed = true;
        return Page();
    }
}
