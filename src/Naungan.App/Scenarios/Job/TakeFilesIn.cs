using Naungan.App.Intake;
using Naungan.App.Lists;
using Naungan.Core;

namespace Naungan.App.Scenarios.Job;

/// <summary>Outside lists are loaded and every agency file is submitted, by the agency's own operator.</summary>
internal static class TakeFilesIn
{
    internal static async Task<IntakeCounts> Run(ScenarioJob job, MakeFiles.Made made, CancellationToken stop)
    {
        var counts = new IntakeCounts();
        var received = ScenarioJob.At(job.Scenario.DataReceivedOn);
        foreach (var file in made.Files.Where(file => file is { Kind: not "list", Rows: > 0 }))
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

        // One file is opened while the one before is taken in; they are taken in one after the other.
        var requests = made.Files.Where(file => file.Kind == "list").Select(file => RequestOf(job, file)).ToList();
        var next = Open(job, requests[0], received, stop);
        var days = job.Scenario.ReportEveryDays;
        job.LastFileOn = job.Scenario.DataReceivedOn.AddDays(days * (requests.Count - 1));
        for (var i = 0; i < requests.Count; i++)
        {
            await using var file = ScenarioJob.Must(await next);
            if (i + 1 < requests.Count)
                next = Open(job, requests[i + 1], received.AddDays(days * (i + 1)), stop);
            var operatorOf = job.OperatorOf(requests[i].Agency);
            counts = counts.Plus(ScenarioJob.Must(await SubmitFile.Take(file, operatorOf, job.Db, stop)));
        }

        return counts;
    }

    private static SubmitFile.Request RequestOf(ScenarioJob job, MakeFiles.MadeFile file) =>
        new(job.Region, file.Agency, file.Programme, Path.Combine(job.Folder, file.File), Path.GetFileName(file.File));

    private static Task<Result<OpenFile>> Open(
        ScenarioJob job,
        SubmitFile.Request request,
        DateTimeOffset received,
        CancellationToken stop
    ) => Task.Run(() => SubmitFile.Open(request, job.OperatorOf(request.Agency), job.Db, received, stop), stop);
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
