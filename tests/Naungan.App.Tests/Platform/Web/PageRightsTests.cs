using Microsoft.AspNetCore.Http;
using Naungan.App.Platform.Web;

namespace Naungan.App.Tests.Platform.Web;

public sealed class PageRightsTests
{
    [Theory]
    [InlineData("/law", "law.read", true)]
    [InlineData("/law", "", false)]
    [InlineData("/law/parameter/bpu/jkm/amount?pada=2021-10-01", "law.read", true)]
    [InlineData("/law/parameter/bpu/jkm/amount", "audit.read", false)]
    [InlineData("/audit?pelaku=x#isi", "law.read", false)]
    [InlineData("/gaya", "", true)]
    [InlineData("/accounts/password", "", true)]
    [InlineData("/alamat/tanpa/baris", "", true)]
    public void A_link_shows_when_the_page_it_leads_to_would_open(string address, string right, bool opens)
    {
        var shell = new Shell(new WebHostOptions(), new HttpContextAccessor()) { Allows = action => action == right };
        Assert.Equal(opens, PageRights.MayOpen(address, shell));
    }

    [Fact]
    public void Landmarks_of_one_name_are_counted()
    {
        var shell = new Shell(new WebHostOptions(), new HttpContextAccessor());
        Assert.Equal(
            ["Daftar", "Daftar (2)", "Lain", "Daftar (3)"],
            new[] { "Daftar", "Daftar", "Lain", "Daftar" }.Select(shell.Landmark)
        );
    }
}
