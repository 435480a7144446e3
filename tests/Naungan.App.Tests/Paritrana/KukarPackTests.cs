using Naungan.App.AuditPack;
using Naungan.App.Law;
using Naungan.App.OpenCounts;
using Naungan.App.Paritrana;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Paritrana;

/// <summary>The scenario of the award makes the pack, the auditor's pack and the open counts.</summary>
public sealed class KukarPackTests
{
    [Fact]
    public async Task The_scenario_of_the_award_makes_its_pack_and_every_person_is_found_from_row_to_entry()
    {
        var folder = Directory.CreateTempSubdirectory("naungan-pack-").FullName;
        var db = Db.InFolder(folder);
        try
        {
            await Migrate.ToLatest(db, TestDb.Now, default);
            var files = Path.Combine(folder, "berkas");
            var request = new RunScenario.Request("kukar-2021-paritrana", files, Scale: 0.01);
            var console = Actor.AtConsole(TestDb.Kukar, "uji");
            var ran = await RunScenario.Handle(request, console, db, LawFiles.Shipped, TextWriter.Null, default);
            Assert.False(ran.IsRefused, ran.Refusal?.Message);

            using var file = new MemoryStream();
            var asked = new MakePack.Request(TestDb.Kukar, 2021);
            var pack = await MakePack.Handle(asked, console, db, LawFiles.Shipped, file, TestDb.Now, default);
            var month = new MakeAuditPack.Request(TestDb.Kukar, new Month(2021, 11), null, 1);
            var audit = await MakeAuditPack.Handle(month, console, db, Stream.Null, TestDb.Now, default);
            var open = await PublishCounts.Handle(new(TestDb.Kukar), console, db, TestDb.Now, default);

            Assert.False(pack.IsRefused, pack.Refusal?.Message);
            Assert.Equal(18, pack.Value.Files);
            Assert.Contains(pack.Value.Missing, line => line.StartsWith("Peraturan daerah", StringComparison.Ordinal));
            Assert.False(audit.IsRefused, audit.Refusal?.Message);
            Assert.Empty(audit.Value.Faults);
            Assert.Equal(audit.Value.Of, audit.Value.People);
            Assert.InRange(open.Value.Withheld, 1, open.Value.Cells - 1);
        }
        finally
        {
            await db.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
