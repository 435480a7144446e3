using Naungan.App.Reports.Catalogue;

namespace Naungan.App.Reports;

/// <summary>Every report there is. The annex of a decree is the decree's own paper (Roster).</summary>
internal static class ReportCatalogue
{
    /// <summary>To see the catalogue.</summary>
    internal const string Browse = "reports.browse";

    /// <summary>Counts and money.</summary>
    internal const string Read = "reports.read";

    /// <summary>Names and addresses, of one's own village or agency where bound to one.</summary>
    internal const string People = "reports.people";

    /// <summary>NIKs in clear, for a reason.</summary>
    internal const string Unmask = "reports.unmask";

    internal static IReadOnlyList<ReportKind> All { get; } =
    [
        PeopleReports.ByAddress,
        MoneyReports.Runs,
        MoneyReports.Reconciliation,
        MoneyReports.Budget,
        CoverReports.Gap,
        PeopleReports.NotPaid,
        StandingReports.States,
        ProgrammeReports.Duplicates,
        CaseReports.Claims,
        CaseReports.Grievances,
        CoverReports.Indicators,
        ProgrammeReports.Articles,
    ];

    internal static ReportKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
