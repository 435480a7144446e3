using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Reports;

/// <summary>One report on the screen, and the same as a file.</summary>
public sealed class ShowModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    internal const int RowsShown = 50;

    [BindProperty(SupportsGet = true, Name = "nama")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? MonthText { get; set; }

    [BindProperty(SupportsGet = true, Name = "pada")]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "wilayah")]
    public string? Village { get; set; }

    [BindProperty]
    public string? Format { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Report Report { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public bool HasNames => Report.Tables.Any(table => table.Columns.Any(column => column.Kind == ColumnKind.Nik));

    public string OnWritten => Report.Query.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Written(object? cell, ReportColumn column) => ReportCells.Written(cell, column.Kind);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        string.IsNullOrEmpty(Name) ? LocalRedirect("/reports") : await Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason;
        var address = $"{Request.Scheme}://{Request.Host}";
        var request = new ExportReport.Request(Name ?? "", await Query(stop), Format ?? "", reason, address);
        var file = new MemoryStream();
        var answer = await ExportReport.Handle(request, actor, db, law, file, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var done, out var refusal))
        {
            var bytes = file.ToArray();
            return File(bytes, ReportFormat.ContentType(request.Format), $"{done.Name}.{request.Format}");
        }

        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var made = await MakeReport.Handle(new(Name ?? "", await Query(stop)), HttpContext.Actor(), db, law, stop);
        if (!made.TryGet(out var report, out var refusal))
            return this.Refused(refusal);
        Report = report;
        return Page();
    }

    private async Task<ReportQuery> Query(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var usual = await MakeReport.Usual(db, HttpContext.Actor(), today, stop);
        var month = Month.TryParse(MonthText, CultureInfo.InvariantCulture, out var asked) ? asked : usual.Month;
        return usual with
        {
            Year = Year is >= 2000 and <= 2099 ? Year.Value : month.Year,
            Month = month,
            On = On ?? month.LastDay,
            Village = RegionCodeOrNothing(Village),
        };
    }

    private static string RegionCodeOrNothing(string? text) =>
        Core.Identity.RegionCode.TryParse(text?.Trim(), out var code) ? code.Code : "";
}
