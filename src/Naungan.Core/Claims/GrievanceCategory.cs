using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.Core.Claims;

/// <summary>What somebody complains of, and how long an answer may take.</summary>
/// <param name="Class">information, service or misuse: the kind the law gives days for.</param>
public sealed record GrievanceCategory(string Code, string Title, string Class)
{
    public static IReadOnlyList<GrievanceCategory> All { get; } =
    [
        new("question", "Pertanyaan atau permintaan informasi", "information"),
        new("not-enrolled", "Seharusnya terdaftar tetapi tidak", "service"),
        new("removed", "Dikeluarkan dari daftar", "service"),
        new("wrong-facts", "Nama, NIK, atau pekerjaan salah", "service"),
        new("claim-slow", "Klaim lama atau ditolak", "service"),
        new("service", "Pelayanan petugas", "service"),
        new("fee", "Diminta uang atau potongan", "misuse"),
        new("misuse", "Penyimpangan lain", "misuse"),
    ];

    /// <summary>A report of misuse is not seen by those it may be about.</summary>
    public bool IsConfidential => Class == "misuse";

    public static GrievanceCategory? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>The day an answer is due when it begins to count on a day.</summary>
    public Result<DateOnly> DueAfter(Lawbook book, DateOnly from) =>
        LawReading.Ask(book, from, law => WorkingDays.After(from, law.Count("grievance/answer-days/" + Class)));
}
