namespace Naungan.Core.Law;

/// <summary>An instrument or a page a value was found in, named once for the whole lawbook.</summary>
/// <param name="Key">Short name used by values, such as <c>pp-44-2015</c>.</param>
/// <param name="Title">As it is cited: "PP Nomor 44 Tahun 2015".</param>
/// <param name="Kind">What sort of thing it is; a news page never counts as the law itself.</param>
/// <param name="PublishedOn">Day of promulgation, when known: before it nobody could know its values.</param>
/// <param name="Url">Where a person can open it.</param>
public sealed record LawSource(string Key, string Title, SourceKind Kind, DateOnly? PublishedOn, string? Url);

public enum SourceKind
{
    /// <summary>Law, government or ministerial regulation.</summary>
    Regulation,

    /// <summary>Regulation or decree of a local government.</summary>
    Local,

    /// <summary>Letter or circular of the insurer or a ministry.</summary>
    Letter,

    /// <summary>News page, slide or poster that reports on one of the above.</summary>
    Report,

    /// <summary>A setting this product chose because no text decides it.</summary>
    Reading,
}

/// <summary>
/// How sure a value is: seen in the text, told by a page, or only known by hearsay. Shown wherever it is used.
/// </summary>
public enum Confidence
{
    Read,
    Reported,
    Unverified,
}
