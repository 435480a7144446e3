using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Agreements;

/// <summary>Agreements with what they cover, and a warning while there is still time to renew.</summary>
public static class ListAgreements
{
    public const string Action = "agreements.read";

    // Renewing takes two legal offices and two signatures: a quarter of a year ahead is when somebody must begin.
    private const int WarningDays = 90;

    public sealed record Request(RegionCode Region, DateOnly Today);

    /// <param name="Parts">"pekerja-rentan: jkk, jkm".</param>
    /// <param name="DaysLeft">Until the first day it no longer holds; negative when over.</param>
    public sealed record Agreement(AgreementRow Row, IReadOnlyList<string> Parts, int DaysLeft, Standing Standing)
    {
        /// <summary>In the order of the paper.</summary>
        public IReadOnlyList<string> Clauses { get; init; } = [];
    }

    public enum Standing
    {
        NotYet,
        Holds,
        EndsSoon,
        Over,
    }

    public static async Task<Result<IReadOnlyList<Agreement>>> Handle(
        Request request,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var rows = await AgreementTables.Of(session, request.Region, stop);
        var parts = (await AgreementTables.Parts(session, request.Region, stop)).ToLookup(part => part.AgreementId);
        var clauses = (await AgreementTables.Clauses(session, request.Region, stop)).ToLookup(one => one.AgreementId);
        return rows.ConvertAll(row =>
            Of(row, parts[row.Id], request.Today) with
            {
                Clauses = [.. clauses[row.Id].Select(one => one.Text)],
            }
        );
    }

    private static Agreement Of(AgreementRow row, IEnumerable<AgreementPart> parts, DateOnly today)
    {
        var left = row.ValidUntil.DayNumber - today.DayNumber;
        var standing =
            left <= 0 ? Standing.Over
            : today < row.ValidFrom ? Standing.NotYet
            : left <= WarningDays ? Standing.EndsSoon
            : Standing.Holds;
        var covered = parts
            .GroupBy(part => part.ProgrammeCode)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(part => part.Insurance))}");
        return new Agreement(row, [.. covered], left, standing);
    }
}
