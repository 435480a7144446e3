using System.Net;
using Naungan.App.Accounts;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task The_list_of_accounts_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/accounts", Role.Treasurer, Role.Administrator, secret: "administrator.2");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer_and_five_tries_lock_the_account()
    {
        await using var web = await TestWeb.Start();
        await web.SignedIn(Role.Verifier); // makes verifier.1
        var client = web.Anonymous();

        var wrong = await Try(client, "verifier.1", "salah");
        var unknown = await Try(client, "tidak.ada", "salah");
        for (var i = 0; i < 4; i++)
            await Try(client, "verifier.1", "salah");
        var locked = await Try(client, "verifier.1", "sandi untuk uji coba");

        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal(HttpStatusCode.OK, locked.Status);
        Assert.Contains("belum dapat masuk", locked.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_one_time_password_must_be_changed_before_anything_else()
    {
        await using var web = await TestWeb.Start();
        var console = Actor.AtConsole(TestDb.Kukar, "uji");
        var request = new CreateAccount.Request(TestDb.Kukar, "sari", "Sari", Role.Administrator);
        var made = (await CreateAccount.Handle(request, console, web.Db, TestDb.Now, default)).Value;
        var client = web.Anonymous();
        await TestWeb.Post(
            client,
            "/accounts/signin",
            new() { ["UserName"] = "sari", ["Password"] = made.OneTimePassword }
        );

        var gaya = await client.GetAsync(new Uri("/gaya", UriKind.Relative));
        Assert.Equal("/accounts/password", gaya.Headers.Location?.ToString());

        const string Fresh = "perahu di muara senja";
        var form = new Dictionary<string, string>
        {
            ["Old"] = made.OneTimePassword,
            ["Fresh"] = Fresh,
            ["Again"] = Fresh,
        };
        var changed = await TestWeb.Post(client, "/accounts/password", form);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/gaya", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var web = await TestWeb.Start();
        using var form = new FormUrlEncodedContent([new("UserName", "x"), new("Password", "y")]);

        var answer = await web.Anonymous().PostAsync(new Uri("/accounts/signin", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Try(HttpClient client, string name, string password)
    {
        var form = new Dictionary<string, string> { ["UserName"] = name, ["Password"] = password };
        var answer = await TestWeb.Post(client, "/accounts/signin", form);
        var page = await TestWeb.Parse(answer);
        return (answer.StatusCode, page.QuerySelector("main")!.TextContent);
    }
}
