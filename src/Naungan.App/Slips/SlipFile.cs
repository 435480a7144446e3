namespace Naungan.App.Slips;

/// <summary>One village's paper within a batch.</summary>
internal sealed record SlipFile
{
    public int Position { get; init; }

    /// <summary>Empty: people whose village is not known.</summary>
    public string VillageCode { get; init; } = "";
    public string Village { get; init; } = "";
    public int People { get; init; }
    public long FirstNumber { get; init; }

    /// <summary>Null before it is drawn, and after it was removed.</summary>
    public Guid? FileId { get; init; }
    public DateOnly? RemovedOn { get; init; }

    internal string Name =>
        VillageCode.Length == 0
            ? "tanpa-desa.pdf"
            : $"{VillageCode}-{string.Concat(Village.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.pdf";
}
