using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Platform.Web;

/// <summary>
/// A link of the side navigation. <paramref name="Action"/> is the right of access.csv it needs, or empty.
/// </summary>
/// <param name="HasCount">Whether it shows how much waits there (<see cref="Shell.Waiting"/>).</param>
public sealed record NavigationLink(string Label, string Url, string Action = "", bool HasCount = false);

/// <summary>A task of the side navigation: what the user is doing, not which table is shown.</summary>
public sealed record NavigationTask(string Name, string Icon, IReadOnlyList<NavigationLink> Links);

/// <summary>
/// The side navigation by task, in the order the work flows. A link is shown only when its page exists and the user may
/// open it (docs/pages.csv), so a feature appears in the menu on the day its page does.
/// </summary>
public sealed class Navigation(IActionDescriptorCollectionProvider pages)
{
    private static readonly IReadOnlyList<NavigationTask> _tasks =
    [
        new("Beranda", "home", [new("Dasbor", "/dashboard"), new("Tugas Menunggu", "/reminders", HasCount: true)]),
        new(
            "Masuk",
            "inbox",
            [
                new("Berkas Usulan", "/intake"),
                new("Kirim Berkas", "/intake/submit"),
                new("Usulan Desa", "/village"),
                new("Program", "/programmes", "programmes.read"),
            ]
        ),
        new(
            "Periksa",
            "search",
            [
                new("Peserta", "/people"),
                new("Putuskan baris", "/intake/review"),
                new("Penggabungan", "/matching/merges"),
                new("Mutu pencocokan", "/matching/quality"),
                new("Usulan Ganda", "/people/overlaps"),
                new("Temuan", "/people/findings"),
                new("Kelayakan", "/eligibility", "eligibility.read"),
                new("Keadaan Kepesertaan", "/enrolments", "eligibility.read"),
                new("Instansi", "/agencies"),
            ]
        ),
        new(
            "Tetapkan",
            "stamp",
            [
                new("Daftar dan SK", "/roster", "roster.read"),
                new("Nota Kesepakatan", "/agreements", "agreements.read"),
                new("Wilayah", "/regions"),
            ]
        ),
        new(
            "Bayar",
            "wallet",
            [
                new("Rencana", "/plan"),
                new("Anggaran", "/budgets"),
                new("Perubahan Anggaran", "/budgets/changes"),
                new("Iuran Bulanan", "/runs"),
                new("Tidak Dibayar", "/runs/unpaid"),
                new("Buku Besar", "/ledger"),
                new("Rekonsiliasi", "/reconciliation"),
                new("Selisih", "/reconciliation/tasks"),
            ]
        ),
        new(
            "Lindungi",
            "shield",
            [
                new("Cek Kepesertaan", "/coverage"),
                new("Celah Perlindungan", "/coverage/gaps"),
                new("Perlindungan Ganda", "/coverage/overlaps"),
                new("Kartu Peserta", "/slips"),
                new("Klaim", "/claims"),
                new("Kesiapan Klaim", "/readiness"),
                new("Penyerahan Santunan", "/handovers"),
                new("Pengaduan", "/grievances"),
            ]
        ),
        new(
            "Lapor",
            "chart",
            [
                new("Laporan", "/reports"),
                new("Sasaran dan Cakupan", "/targets"),
                new("Paritrana", "/paritrana"),
                new("Data Terbuka", "/open-data"),
                new("Berkas Auditor", "/audit-pack"),
                new("Peraturan", "/law"),
                new("Jejak Audit", "/audit"),
            ]
        ),
        new("Atur", "settings", [new("Akun", "/accounts"), new("Pekerjaan Latar", "/jobs")]),
    ];

    /// <summary>The tasks that have at least one link for this user.</summary>
    public IReadOnlyList<NavigationTask> For(Shell shell)
    {
        var existing = Existing();
        return
        [
            .. _tasks
                .Select(task => task with { Links = [.. task.Links.Where(link => MayShow(link, existing, shell))] })
                .Where(task => task.Links.Count > 0),
        ];
    }

    /// <summary>Whether a page lies below a link and no other link of the menu is nearer to it.</summary>
    public static bool IsBelow(string path, string url, IReadOnlyList<NavigationTask> tasks) =>
        Nearest(path, tasks)?.Link.Url == url;

    /// <summary>The longest link a path begins with, and its task.</summary>
    public static (NavigationTask Task, NavigationLink Link)? Nearest(string path, IReadOnlyList<NavigationTask> tasks)
    {
        (NavigationTask Task, NavigationLink Link)? nearest = null;
        foreach (var task in tasks)
        {
            foreach (var link in task.Links)
            {
                var isAbove = path == link.Url || path.StartsWith(link.Url + "/", StringComparison.Ordinal);
                if (isAbove && link.Url.Length > (nearest?.Link.Url.Length ?? 0))
                    nearest = (task, link);
            }
        }
        return nearest;
    }

    /// <summary>Where the way in leads: the first page of the menu that this user may open.</summary>
    public string Home(Shell shell) =>
        For(shell).SelectMany(task => task.Links).Select(link => link.Url).FirstOrDefault() ?? "/tampilan";

    private static bool MayShow(NavigationLink link, HashSet<string> existing, Shell shell) =>
        existing.Contains(link.Url) && PageRights.MayOpen(link.Url, shell);

    private HashSet<string> Existing() =>
        pages
            .ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Select(page => "/" + page.AttributeRouteInfo?.Template?.ToLowerInvariant())
            .ToHashSet();
}
