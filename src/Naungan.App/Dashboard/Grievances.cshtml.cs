using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Claims;

namespace Naungan.App.Dashboard;

/// <summary>Grievances in figures.</summary>
public sealed class GrievancesModel(Db db, Words words) : PageModel
{
    internal ShowComplaints.Answer Answer { get; private set; } = null!;

    public decimal InTime => Answer.AnsweredEver == 0 ? 0 : (decimal)Answer.AnsweredInTime / Answer.AnsweredEver;

    public IReadOnlyList<Bar> Villages =>
        [
            .. Answer.Villages.Select(one => new Bar(
                one.Name.Length > 0 ? one.Name : words["Desa tidak disebut"],
                one.Received,
                Href: one.Code.Length > 0 ? "/dashboard/place?kode=" + one.Code : ""
            )),
        ];

    public Chart Months
    {
        get
        {
            var months = Answer.Months.OrderBy(one => one.Month).ToList();
            var share = Indonesian.Percent(InTime);
            return new Chart(
                words["{0} dari yang dijawab, dijawab tepat waktu", share],
                ChartKind.Line,
                words["pengaduan"],
                months.ConvertAll(one => one.Month.ToWords()),
                [
                    new(words["Masuk"], months.ConvertAll(one => (decimal?)one.Received)),
                    new(words["Dijawab"], months.ConvertAll(one => (decimal?)one.Answered)),
                    new(words["Tepat waktu"], months.ConvertAll(one => (decimal?)one.InTime)),
                ]
            );
        }
    }

    public static string TitleOf(string category) => GrievanceCategory.Find(category)?.Title ?? category;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowComplaints.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
