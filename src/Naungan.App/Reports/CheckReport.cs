using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Reports;

/// <summary>Whether a paper with this hash was made here; where the QR of a report leads, for everybody.</summary>
public static class CheckReport
{
    public const string Action = "public.report";
    private const int HashLength = 64;

    public sealed record Answer
    {
        public string Government { get; init; } = "";
        public string Title { get; init; } = "";
        public string Parameters { get; init; } = "";
        public int Rows { get; init; }
        public DateTimeOffset MadeAt { get; init; }
    }

    /// <param name="hash">64 hexadecimal digits, in capitals or not.</param>
    public static async Task<Result<Answer>> Handle(string hash, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, actor.Government) is { } refusal)
            return refusal;
        var digits = hash.Trim();
        if (digits.Length != HashLength || !digits.All(char.IsAsciiHexDigit))
            return Refusal.Invalid("hash-unreadable", "Sidik laporan terdiri dari 64 angka dan huruf a sampai f.");
        await using var session = await db.Read(stop);
        var found = await ReportTables.WithHash(session, Convert.FromHexString(digits), stop);
        return found.Count > 0
            ? found[0]
            : Refusal.Invalid(
                "report-unknown",
                "Tidak ada laporan dengan sidik ini yang dibuat di sini. Laporan itu mungkin diubah, atau dari tempat lain."
            );
    }
}
