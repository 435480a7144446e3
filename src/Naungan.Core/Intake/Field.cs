namespace Naungan.Core.Intake;

/// <summary>
/// What a column of an agency's list means. Names stand in reference/headings.yaml and in saved maps.
/// </summary>
public enum Field
{
    Sequence,
    Nik,
    Kk,
    Name,
    BirthPlace,
    BirthDate,
    BirthPlaceAndDate,
    Sex,
    Mother,
    Address,
    Rt,
    Rw,
    RtRw,
    Village,
    District,
    KtpRegency,
    Phone,
    Occupation,
    Sector,
    Position,
    Office,
    Wage,

    /// <summary>What somebody without a wage earns a month.</summary>
    Income,

    /// <summary>Whether the work is independent or paid.</summary>
    WorkStanding,

    /// <summary>A column that is known and not used (remarks, photo, signature).</summary>
    Other,
}
