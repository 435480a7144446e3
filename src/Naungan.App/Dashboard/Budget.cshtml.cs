using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>A year's money on one screen.</summary>
public sealed class BudgetModel(Db db, TimeProvider clock, Words words) : PageModel
{
    private const int MonthsOfYear = 12;

    internal ShowBudget.Answer Answer { get; private set; } = null!;

    /// <summary>What was paid from January on, this year and the year before, in millions.</summary>
    public Chart Curve
    {
        get
        {
            var year = Answer.Shown!;
            var title = words[
                "Dibayar {0} dari pagu {1}",
                Indonesian.Headline(year.PaidSum),
                Indonesian.Headline(year.Ceiling)
            ];
            var months = Enumerable.Range(1, MonthsOfYear).Select(of => new Month(Answer.Year, of)).ToList();
            var years = Answer.Years.Where(one => one.Year == Answer.Year || one.Year == Answer.Year - 1);
            return new Chart(
                title,
                ChartKind.Line,
                words["juta rupiah"],
                months.ConvertAll(month => month.ToWords().Split(' ')[0]),
                [.. years.OrderBy(one => one.Year).Select(one => new ChartSeries($"{one.Year}", Sums(one)))]
            );
        }
    }

    public async Task<IActionResult> OnGetAsync(int? tahun, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowBudget.Handle(new(actor.Government, tahun), actor, db, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }

    /// <summary>The sum so far at each month; nothing after the last month that was paid.</summary>
    private static List<decimal?> Sums(ShowBudget.YearOfMoney year)
    {
        const decimal Million = 1_000_000m;
        var (sum, last) = (0m, year.Paid.Count == 0 ? 0 : year.Paid.Max(one => one.Month.Of));
        var sums = new List<decimal?>();
        for (var of = 1; of <= MonthsOfYear; of++)
        {
            sum += year.Paid.Where(one => one.Month.Of == of).Sum(one => one.Amount.Amount);
            sums.Add(of <= last ? Math.Round(sum / Million, 2) : null);
        }

        return sums;
    }
}
