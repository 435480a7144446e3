using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// Commands that name a submission need not name its government, and an embedded database mostly has one.
/// </summary>
internal static class WhichGovernment
{
    /// <exception cref="WrongUsageException">There are several, and nothing says which.</exception>
    internal static async Task<RegionCode> Of(Db db, RegionCode? given, Guid? submission, CancellationToken stop)
    {
        if (given is { } told)
            return told;
        await using var session = await db.Read(stop);
        var codes = submission is { } id
            ? await session.List<string>("select region_code from submission where id = @id", new { id }, stop)
            : await session.List<string>("select region_code from government", stop: stop);
        return codes is [var only] ? RegionCode.Parse(only) : throw new WrongUsageException("--government");
    }

    internal static Guid Submission(string text) =>
        Guid.TryParse(text, out var id) ? id : throw new WrongUsageException("ID");
}
