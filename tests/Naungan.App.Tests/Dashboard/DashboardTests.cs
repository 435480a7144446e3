using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Dashboard;

public sealed class DashboardTests
{
    [Fact]
    public async Task The_dashboard_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/dashboard", Role.VillageOperator, Role.Leader, "Kabupaten Kutai Kartanegara");
    }

    [Fact]
    public async Task An_empty_government_is_told_where_to_begin()
    {
        await using var web = await TestWeb.Start();

        var page = await web.Page(Role.Leader, "/dashboard");

        Assert.Contains("Mulailah dari berkas usulan", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/intake']"));
    }
}
