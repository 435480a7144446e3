using System.Text.Json;
using Naungan.App.Accounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;

namespace Naungan.App.Tests.Roster;

public sealed class RosterVerbsTests : IDisposable
{
    private const string Number = "188.45/610/2021";
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-verbs-").FullName;

    [Fact]
    public async Task The_whole_way_from_assessing_to_a_verified_annex_goes_by_commands()
    {
        await Prepare();
        string[] programme = ["--programme", TestProgrammes.Workers];
        await Done(["eligibility", "assess", .. programme, "--on", "2021-10-01"]);
        Assert.Equal("same-person", await Refused(["eligibility", "verify", .. programme]));
        await Done(["eligibility", "verify", .. programme, "--as", "verifikator"]);
        string[] days = ["--decided-on", "2021-09-28", "--effective-from", "2021-10-01"];
        await Done(["roster", "draft", Number, .. programme, "--title", "Penetapan", .. days]);
        await Done("roster", "seal", Number, "--as", "verifikator");
        Assert.Equal("already-sealed", await Refused("roster", "seal", Number, "--as", "verifikator"));

        var shown = await Done("roster", "show", Number);
        var verified = await Done("roster", "verify", Number);
        var roster = await Done(["roster", "on", "2021-10-01", .. programme]);
        var file = Path.Combine(_folder, "lampiran.xlsx");
        await Done("roster", "export", Number, "--out", file);

        Assert.Equal("sealed", shown.GetProperty("decree").GetProperty("state").GetString());
        Assert.True(verified.GetProperty("is_whole").GetBoolean());
        Assert.Equal(2, roster.GetArrayLength());
        Assert.True(new FileInfo(file).Length > 0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Prepare()
    {
        await using var db = Db.InFolder(_folder);
        await Migrate.ToLatest(db, TestDb.Now, default);
        await using (var session = await db.Write(default))
        {
            await session.Run(
                "insert into government (region_code, name, created_at) values ('64.02', 'Kutai Kartanegara', @Now)",
                new { TestDb.Now }
            );
            await session.Run(
                "insert into agency (region_code, code, name) values ('64.02', 'distransnaker', 'Distransnaker'), "
                    + "('64.02', 'dpmd', 'DPMD')"
            );
            await session.Commit();
        }

        var account = new CreateAccount.Request(
            TestDb.Kukar,
            "verifikator",
            "Verifikator Uji",
            Role.Verifier,
            null,
            null,
            "sandi untuk uji coba"
        );
        var made = await CreateAccount.Handle(account, Actor.AtConsole(TestDb.Kukar, "uji"), db, TestDb.Now, default);
        Assert.Null(made.Refusal);
        await TestProgrammes.Create(db);
        await TestProgrammes.Add(db, [TestProgrammes.Fine(1), TestProgrammes.Fine(2)]);
    }

    private async Task<JsonElement> Done(params string[] words)
    {
        var (exit, json) = await Run(words);
        Assert.Equal((string.Join(' ', words), Exit.Done), (string.Join(' ', words), exit));
        return json;
    }

    private async Task<string?> Refused(params string[] words)
    {
        var (exit, json) = await Run(words);
        Assert.Equal(Exit.Refused, exit);
        return json.GetProperty("refusal").GetProperty("reason").GetString();
    }

    private async Task<(int Exit, JsonElement Json)> Run(string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] args = [.. words, "--government", "64.02", "--data", _folder, "--json"];
        var exit = await CommandLine.Run(args, output, error, TimeProvider.System, default);
        return (exit, JsonSerializer.Deserialize<JsonElement>(output.ToString()));
    }
}
