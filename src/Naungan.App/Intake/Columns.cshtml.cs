using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.Core;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>What the columns of a received file mean, to be confirmed before its rows are read.</summary>
public sealed class ColumnsModel(Db db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ReceiveFile.Column> Columns { get; private set; } = [];

    public string SheetNames { get; private set; } = "";

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<string> Options { get; } = [.. Enum.GetValues<Field>().Select(field => Kebab.Of(field))];

    [BindProperty(SupportsGet = true, Name = "instansi")]
    public string? AskedAgency { get; set; }

    [BindProperty(SupportsGet = true, Name = "program")]
    public string? AskedProgramme { get; set; }

    [BindProperty(SupportsGet = true, Name = "perbaikan")]
    public Guid? AskedCorrects { get; set; }

    public string Agency => AskedAgency ?? "";

    public string Programme => AskedProgramme ?? "";

    public Guid? Corrects => AskedCorrects;

    [BindProperty]
    public List<string?> Headings { get; set; } = [];

    [BindProperty]
    public List<string> Fields { get; set; } = [];

    public string NameOf(ReceiveFile.Column column) => Kebab.Of(column.Field ?? Field.Other);

    public async Task<IActionResult> OnGetAsync(Guid file, CancellationToken stop) => await Show(file, stop);

    public async Task<IActionResult> OnPostAsync(Guid file, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var map = new Dictionary<string, Field>();
        foreach (var (heading, name) in Headings.Zip(Fields))
        {
            if (!string.IsNullOrEmpty(heading) && ReferenceWords.FieldOrNull(name) is { } field)
                map[heading] = field;
        }

        var request = new QueueFile.Request(actor.Government, file, Agency, Programme, null, map, Corrects);
        var answer = await QueueFile.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var queued, out var refusal))
            return LocalRedirect("/intake/" + queued.Submission);
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(file, stop);
    }

    private async Task<IActionResult> Show(Guid file, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ShowColumns.Request(actor.Government, file, Agency, Programme);
        var answer = await ShowColumns.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var sheets, out var refusal))
            return this.Refused(refusal);
        var lists = sheets.Where(sheet => sheet.IsList).ToList();
        Columns =
        [
            .. lists
                .SelectMany(sheet => sheet.Columns)
                .Where(column => column.Key.Length > 0)
                .DistinctBy(column => column.Key),
        ];
        SheetNames = string.Join(", ", lists.Select(sheet => sheet.Name.Length == 0 ? "CSV" : sheet.Name));
        return Page();
    }
}
