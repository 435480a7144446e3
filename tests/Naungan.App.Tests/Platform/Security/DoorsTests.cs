using System.Net;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Platform.Security;

/// <summary>
/// Every page, route and verb is listed in docs/pages.csv with the rights it needs, and each page and reading route
/// opens to exactly the roles that docs/access.csv gives the right.
/// </summary>
public sealed class DoorsTests
{
    [Fact]
    public async Task Every_page_route_and_verb_is_listed_with_its_right()
    {
        await using var web = await TestWeb.Start();
        var existing = Doors.OfWeb(web.Endpoints).Concat(Doors.OfCommandLine()).Order().ToList();
        var listed = Doors.Listed().Select(door => door.Key).Order().ToList();
        Assert.True(existing.Count > 20, "the program's doors were not found");
        AssertNone(existing.Except(listed), "not in docs/pages.csv; add the row and its right (kind,name,action)");
        AssertNone(listed.Except(existing), "in docs/pages.csv, but the program has no such door; delete the row");
        Assert.Equal(listed.Distinct(), listed);
    }

    [Fact]
    public void Every_door_names_a_right_that_exists()
    {
        var named = Doors.Listed().Where(door => door.NeedsRight).SelectMany(door => door.Actions).ToHashSet();
        AssertNone(named.Except(Access.Actions), "named in docs/pages.csv, but no right of docs/access.csv");
    }

    [Fact]
    public async Task Nothing_but_public_doors_opens_without_signing_in()
    {
        await using var web = await TestWeb.Start();
        using var stranger = web.Anonymous();
        var open = new List<string>();
        foreach (var door in Readable())
        {
            var answer = await stranger.GetAsync(new Uri(Doors.SampleAddress(door), UriKind.Relative));
            var wasSent =
                answer.Headers.Location?.ToString().Contains("/accounts/signin", StringComparison.Ordinal) == true;
            var isClosed = wasSent || answer.StatusCode == HttpStatusCode.Unauthorized;
            if (isClosed == door.IsPublic)
                open.Add($"{door.Key} answered {(int)answer.StatusCode} to a stranger");
        }

        AssertNone(open, "does not do what docs/pages.csv says");
    }

    [Fact]
    public async Task Each_page_and_reading_route_opens_to_the_roles_that_have_the_right_and_to_no_other()
    {
        await using var web = await TestWeb.Start();
        var wrong = new List<string>();
        foreach (var role in Roles.All.Where(role => role != Role.Console))
        {
            using var client = await web.SignedIn(role, agency: role == Role.AgencyOperator ? "distransnaker" : null);
            var actor = TestDb.ActorAs(role);
            foreach (var door in Readable().Where(door => door.NeedsRight))
            {
                var answer = await client.GetAsync(new Uri(Doors.SampleAddress(door), UriKind.Relative));
                var isForbidden = answer.StatusCode == HttpStatusCode.Forbidden;
                var isMissing = answer.StatusCode == HttpStatusCode.NotFound && door.Name.Contains('{');
                var mayEnter = Access.Allows(actor, door.Actions[0], TestDb.Kukar);
                if (mayEnter ? isForbidden || (int)answer.StatusCode >= 500 : !isForbidden && !isMissing)
                    wrong.Add($"{door.Key} answered {(int)answer.StatusCode} to {role.Name()}");
            }
        }

        AssertNone(wrong, "does not do what docs/access.csv says");
    }

    /// <summary>
    /// Signing out is a form and the pages of errors are told apart by number, so neither can be opened like the rest.
    /// </summary>
    private static IEnumerable<Door> Readable() =>
        Doors
            .Listed()
            .Where(door => door.Kind == "page" || door.Name.StartsWith("GET ", StringComparison.Ordinal))
            .Where(door => !door.Name.StartsWith("/galat/", StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> faults, string what)
    {
        var all = faults.ToList();
        if (all.Count > 0)
            Assert.Fail($"{all.Count} {what}:\n{string.Join('\n', all)}");
    }
}
