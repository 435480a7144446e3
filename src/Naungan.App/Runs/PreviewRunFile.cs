using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>
/// A file for the insurer before it is sent: control counts and sums, what is wrong with its rows, and its first rows
/// with masked NIKs. Nothing is written.
/// </summary>
public static class PreviewRunFile
{
    private const int RowsShown = 20;

    public sealed record Request(RegionCode Region, Guid Run, RunFile Kind, string? Layout = null);

    /// <param name="Sha256">What the file will hash to when nothing changes until it is written.</param>
    /// <param name="Changes">Of a mutation, rows by change.</param>
    /// <param name="Findings">What the insurer would stumble over; empty is good.</param>
    public sealed record Answer(
        RunFile Kind,
        string Layout,
        int Rows,
        Rupiah Amount,
        string Sha256,
        IReadOnlyDictionary<string, int> Changes,
        IReadOnlyList<Finding> Findings,
        IReadOnlyList<Row> First
    );

    /// <param name="Rule">Stable name.</param>
    /// <param name="FirstRow">Number of the first row it is about; 0 when about the whole file.</param>
    public sealed record Finding(string Rule, string Text, int Rows, int FirstRow);

    public sealed record Row(int Number, string Change, string Nik, string Name, string Village, Rupiah Amount);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "runs.read", request.Region) is { } refusal)
            return refusal;
        if (LayoutFor(request) is not { } layout)
            return Refusal.NotFound("Susunan berkas");
        await using var session = await db.Read(stop);
        if (await ShowRun.Visible(session, request.Region, request.Run, actor, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        var check = new FileCheck(request.Kind);
        var rows = RunFileRows.Of(session, db, request.Region, run, request.Kind).Select(check.Take);
        var control = LayoutWriter.Write(layout, rows, Stream.Null);
        return new Answer(
            request.Kind,
            layout.Code,
            control.Rows,
            control.Amount,
            Convert.ToHexStringLower(control.Sha256),
            check.Changes,
            check.Finish(run, control),
            [.. check.First.Take(RowsShown)]
        );
    }

    /// <summary>The layout asked for, or the newest of its kind.</summary>
    internal static Layout? LayoutFor(Request request)
    {
        var kind = request.Kind switch
        {
            RunFile.Roster => LayoutKind.Roster,
            RunFile.Mutation => LayoutKind.Mutation,
            _ => LayoutKind.Billing,
        };
        return request.Layout is { } code
            ? Layout.Find(code, kind)
            : Layout.Shipped.Where(one => one.Kind == kind).MaxBy(one => one.Code, StringComparer.Ordinal);
    }

    /// <summary>Looks at each row as it passes by.</summary>
    private sealed class FileCheck(RunFile kind)
    {
        private readonly HashSet<string> _niks = [];
        private readonly Dictionary<string, (int Rows, int First)> _found = [];
        private int _number;

        internal Dictionary<string, int> Changes { get; } = [];

        internal List<Row> First { get; } = [];

        internal InsurerRow Take(InsurerRow row)
        {
            _number++;
            if (First.Count < RowsShown)
                First.Add(new(_number, row.Change, Nik.Mask(row.Nik), row.Name, row.Village, row.Amount));
            if (row.Change.Length > 0)
                Changes[row.Change] = Changes.GetValueOrDefault(row.Change) + 1;
            Note(!_niks.Add(row.Nik), "nik-repeated");
            Note(row.Name.Length == 0, "name-empty");
            Note(row.BirthDate is null, "birth-date-missing");
            Note(row.Amount != row.Jkk + row.Jkm + row.Jht, "amount-not-sum");
            Note(kind != RunFile.Mutation && row.Amount <= Rupiah.Zero, "amount-nought");
            return row;
        }

        internal IReadOnlyList<Finding> Finish(RunRow run, FileControl control)
        {
            if (kind == RunFile.Billing && control.Amount != run.Amount)
                _found["sum-differs"] = (control.Rows, 0);
            if (kind == RunFile.Billing && control.Rows != run.People)
                _found["count-differs"] = (control.Rows, 0);
            return
            [
                .. _found
                    .OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => new Finding(one.Key, Title(one.Key), one.Value.Rows, one.Value.First)),
            ];
        }

        private void Note(bool isWrong, string rule)
        {
            if (!isWrong)
                return;
            var (rows, first) = _found.GetValueOrDefault(rule, (0, _number));
            _found[rule] = (rows + 1, first);
        }

        private static string Title(string rule) =>
            rule switch
            {
                "nik-repeated" => "NIK berulang dalam berkas",
                "name-empty" => "Nama kosong",
                "birth-date-missing" => "Tanggal lahir belum ada",
                "amount-not-sum" => "Jumlah tidak sama dengan rincian per program",
                "amount-nought" => "Jumlah nol",
                "sum-differs" => "Jumlah berkas tidak sama dengan tagihan",
                "count-differs" => "Banyak orang tidak sama dengan tagihan",
                _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule of ours."),
            };
    }
}
