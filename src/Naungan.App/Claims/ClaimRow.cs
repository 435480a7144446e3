using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.Core.Claims;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>A claim as stored, with the name of its member.</summary>
public sealed record ClaimRow
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public Guid PersonId { get; init; }
    public string Name { get; init; } = "";
    public string? Village { get; init; }

    /// <summary>A <see cref="BenefitEvent"/> in kebab-case.</summary>
    public string Event { get; init; } = "";
    public DateOnly HappenedOn { get; init; }
    public string Place { get; init; } = "";
    public byte[]? StorySealed { get; init; }
    public string ReporterKind { get; init; } = "";
    public string ReporterName { get; init; } = "";
    public DateOnly ReportedOn { get; init; }
    public int MonthsUnable { get; init; }
    public string Disability { get; init; } = "0";
    public string FunctionLoss { get; init; } = "0";
    public string Costs { get; init; } = "";

    /// <summary>A <see cref="ClaimState"/> in lower case.</summary>
    public string State { get; init; } = "";
    public string? InsurerNumber { get; init; }
    public Rupiah? DecidedAmount { get; init; }
    public Rupiah? PaidAmount { get; init; }
    public DateOnly? PaidOn { get; init; }

    internal BenefitEvent What => LawWords.TryOne<BenefitEvent>(Event, out var what) ? what : throw Damaged(Event);

    internal ClaimState Standing => LawWords.TryOne<ClaimState>(State, out var state) ? state : throw Damaged(State);

    internal Rational DisabilityPercent => Rational.Parse(Disability);

    internal Rational FunctionLossPercent => Rational.Parse(FunctionLoss);

    internal IReadOnlyList<Cost> CostsSpent => LawWords.TryCosts(Costs, out var costs) ? costs : throw Damaged(Costs);

    /// <summary>Short words for lists: what happened.</summary>
    public static string TitleOf(BenefitEvent what) =>
        what switch
        {
            BenefitEvent.Death => "Meninggal dunia",
            BenefitEvent.AccidentDeath => "Meninggal karena kecelakaan kerja",
            BenefitEvent.AccidentTotalDisability => "Cacat total tetap",
            BenefitEvent.AccidentPartialDisability => "Cacat sebagian anatomis",
            BenefitEvent.AccidentFunctionalDisability => "Cacat sebagian fungsi",
            BenefitEvent.TemporaryInability => "Sementara tidak mampu bekerja",
            _ => "Kecelakaan kerja, biaya saja",
        };

    internal static InvalidDataException Damaged(string word) => new($"A claim holds the unknown word '{word}'.");
}

/// <summary>Somebody of the member's family.</summary>
public sealed record HeirRow
{
    public int Number { get; init; }
    public string Kind { get; init; } = "";
    public string Name { get; init; } = "";
    public DateOnly? BirthDate { get; init; }
    public string? SchoolLevel { get; init; }
    public int? SchoolYearsLeft { get; init; }
    public string? ScholarshipEnded { get; init; }
    public DateOnly? ScholarshipEndedOn { get; init; }

    internal HeirKind What =>
        LawWords.TryOne<HeirKind>(Kind, out var kind)
            ? kind
            : throw new InvalidDataException($"'{Kind}' is no kind of heir.");

    /// <summary>The child as the law of scholarships asks for it; null when it does not study.</summary>
    internal Child? Scholar =>
        What == HeirKind.Child && ScholarshipEnded is null && LawWords.TryOne<SchoolLevel>(SchoolLevel, out var level)
            ? new Child(level, SchoolYearsLeft)
            : null;

    public static string TitleOf(HeirKind kind) =>
        kind switch
        {
            HeirKind.Spouse => "Suami atau istri",
            HeirKind.Child => "Anak",
            HeirKind.BloodLine => "Orang tua, kakek-nenek, atau cucu",
            HeirKind.Sibling => "Saudara kandung",
            HeirKind.ParentInLaw => "Mertua",
            _ => "Disebut dalam wasiat",
        };
}

/// <summary>A step of the trail.</summary>
public sealed record StepRow
{
    public int Number { get; init; }
    public string Step { get; init; } = "";
    public DateOnly HappenedOn { get; init; }
    public string Words { get; init; } = "";
    public string? Reference { get; init; }
    public Rupiah? Amount { get; init; }
    public string RecordedBy { get; init; } = "";

    public static string TitleOf(string step) =>
        step switch
        {
            "report" => "Kejadian dilaporkan",
            "send" => "Dikirim ke penyelenggara",
            "question" => "Penyelenggara bertanya",
            "reply" => "Pertanyaan dijawab",
            "accept" => "Diterima penyelenggara",
            "refuse" => "Ditolak penyelenggara",
            "appeal" => "Keberatan diajukan",
            "pay" => "Dibayar kepada keluarga",
            "withdraw" => "Ditarik",
            _ => "Catatan",
        };

    public static string NameOf(ClaimStep step) => Kebab.Of(step);
}

/// <summary>A paper in hand, with its scan when there is one.</summary>
public sealed record PaperRow
{
    public string Paper { get; init; } = "";
    public DateOnly ReceivedOn { get; init; }
    public Guid? DocumentId { get; init; }
    public string? Kind { get; init; }
    public long? SizeBytes { get; init; }
}
