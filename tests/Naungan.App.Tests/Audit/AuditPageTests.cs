using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Audit;

public sealed class AuditPageTests
{
    [Fact]
    public async Task The_audit_trail_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/audit", Role.Treasurer, Role.Auditor, secret: "account auditor.2");
    }

    [Fact]
    public async Task An_auditor_verifies_the_chain_from_the_page()
    {
        await using var web = await TestWeb.Start();
        var client = await web.SignedIn(Role.Auditor);

        var page = await TestWeb.Parse(await TestWeb.Post(client, "/audit", []));

        Assert.Contains("Rantai audit utuh", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
