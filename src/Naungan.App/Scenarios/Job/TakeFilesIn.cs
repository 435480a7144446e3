using Naungan.App.Intake;
using Naungan.App.Lists;

namespace Naungan.App.Scenarios.Job;

/// <summary>Outside lists are loaded and every agency file is submitted, by the agency's own operator.</summary>
internal static class TakeFilesIn
{
    internal static async Task<IntakeCounts> Run(ScenarioJob job, MakeFiles.Made made, CancellationToken stop)
    {
        var counts = new IntakeCounts();
        var received = ScenarioJob.At(job.Scenario.DataReceivedOn);
        foreach (var file in made.Files.Where(file => file.Kind != "list"))
        {
            var list = new LoadList.Request(
                job.Region,
                file.Kind,
                Path.Combine(job.Folder, file.File),
                Path.GetFileName(file.File),
                job.Scenario.DataReceivedOn
            );
            ScenarioJob.Must(await LoadList.Handle(list, job.Verifier, job.Db, received, stop));
        }

        foreach (var file in made.Files.Where(file => file.Kind == "list"))
        {
            var request = new SubmitFile.Request(
                job.Region,
                file.Agency,
                file.Programme,
                Path.Combine(job.Folder, file.File),
                Path.GetFileName(file.File)
            );
            var answer = ScenarioJob.Must(
                await SubmitFile.Handle(request, job.OperatorOf(file.Agency), job.Db, received, stop)
            );
            counts = counts.Plus(answer);
        }

        return counts;
    }
}

/// <summary>Rows of all submissions together; accepted + merged + waiting + rejected = read.</summary>
internal sealed record IntakeCounts(
    int Files = 0,
    long Read = 0,
    long Accepted = 0,
    long Merged = 0,
    long Waiting = 0,
    long Rejected = 0
)
{
    internal IntakeCounts Plus(SubmitFile.Answer file) =>
        new(
            Files + 1,
            Read + file.Rows,
            Accepted + file.Accepted,
            Merged + file.Merged,
            Waiting + file.Waiting,
            Rejected + file.Rejected
        );
}
