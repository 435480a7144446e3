using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Accounts;

/// <summary>Changes one's own password; every other session of the account ends with it.</summary>
public sealed class PasswordModel(SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public string Old { get; set; } = "";

    [BindProperty]
    public string Fresh { get; set; } = "";

    [BindProperty]
    public string Again { get; set; } = "";

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await signIn.UserManager.GetUserAsync(User);
        if (account is null)
            return LocalRedirect("/accounts/signin");
        if (Fresh.Length < SignInServices.PasswordLengthMin)
            Problem = "Kata sandi baru terlalu pendek; paling sedikit 12 huruf.";
        else if (Fresh != Again)
            Problem = "Ulangan kata sandi baru tidak sama.";
        else if (Fresh == Old)
            Problem = "Kata sandi baru harus berbeda dari yang lama.";
        if (Problem is not null)
            return Page();
        account.MustChangePassword = false;
        var changed = await signIn.UserManager.ChangePasswordAsync(account, Old, Fresh);
        if (!changed.Succeeded)
        {
            Problem = "Kata sandi sekarang tidak cocok.";
            return Page();
        }

        await signIn.RefreshSignInAsync(account);
        return LocalRedirect("/");
    }
}
