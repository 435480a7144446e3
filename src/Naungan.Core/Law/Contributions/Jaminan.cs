namespace Naungan.Core.Law.Contributions;

/// <summary>
/// The insurance programmes of employment social security, one or several. Called by their legal word (jaminan),
/// because "programme" means a local government's programme everywhere else.
/// </summary>
/// <remarks>UU 40/2004 Pasal 18; JKP was added by UU 11/2020.</remarks>
[Flags]
public enum Jaminan
{
    None = 0,

    /// <summary>Jaminan Kecelakaan Kerja, accidents at work.</summary>
    Jkk = 1,

    /// <summary>Jaminan Kematian, death other than by an accident at work.</summary>
    Jkm = 2,

    /// <summary>Jaminan Hari Tua, old-age savings.</summary>
    Jht = 4,

    /// <summary>Jaminan Pensiun, pension.</summary>
    Jp = 8,

    /// <summary>Jaminan Kehilangan Pekerjaan, loss of the job.</summary>
    Jkp = 16,
}

/// <summary>Who a member is to the law: paid wages by somebody (PU), or not (BPU).</summary>
/// <remarks>PP 44/2015 Pasal 5 as changed by PP 49/2023.</remarks>
public enum Segment
{
    /// <summary>Bukan penerima upah: no wage from an employer; pays by income band.</summary>
    Bpu,

    /// <summary>Penerima upah: a wage earner; pays a percentage of the wage.</summary>
    Pu,
}

/// <summary>Whose money pays. It decides the tariff since PP 50/2025.</summary>
public enum Funding
{
    Apbn,
    Apbd,
    Apbdes,
    Csr,
    Self,
}

/// <summary>The line of work as far as a tariff asks for it.</summary>
public enum Sector
{
    Other,
    Transport,
}

public static class Jaminans
{
    /// <summary>In the order the law and every table list them.</summary>
    public static IReadOnlyList<Jaminan> All { get; } =
    [Jaminan.Jkk, Jaminan.Jkm, Jaminan.Jht, Jaminan.Jp, Jaminan.Jkp];

    /// <summary>One by one, in the order the law and every table list them.</summary>
    public static IEnumerable<Jaminan> Each(this Jaminan set) => All.Where(one => set.HasFlag(one));

    /// <summary>Lower-case name, as paths under law/ and the command line write it.</summary>
    public static string Key(this Jaminan one) =>
        one switch
        {
            Jaminan.Jkk => "jkk",
            Jaminan.Jkm => "jkm",
            Jaminan.Jht => "jht",
            Jaminan.Jp => "jp",
            Jaminan.Jkp => "jkp",
            _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not a single programme."),
        };
}
