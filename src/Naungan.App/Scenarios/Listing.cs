namespace Naungan.App.Scenarios;

/// <summary>How the NIK cell of a row is spoiled; see <see cref="Defect"/> for the names in truth.csv.</summary>
internal enum NikSpoil
{
    None,

    /// <summary>Shown as 6.40E+15: the digits are gone.</summary>
    ScientificText,

    /// <summary>A number cell: a spreadsheet keeps 15 digits of what a person types, the last became 0.</summary>
    LostNumber,
}

/// <summary>One row of an agency's list: a person as written there.</summary>
internal sealed class Listing(Person person, ulong noise)
{
    public Person Person { get; } = person;

    /// <summary>Decides the row's place within its village and the small habits of its typist.</summary>
    public ulong Noise { get; } = noise;

    public string Name { get; set; } = person.Name;

    public string Nik { get; set; } = person.Nik;

    public NikSpoil Spoil { get; set; }

    public DateOnly BornOn { get; set; } = person.BornOn;

    public Village Village { get; set; } = person.Home.Village;

    public string Work { get; set; } = person.Work;

    public string SectorLabel { get; set; } = person.SectorLabel;

    public string Defect { get; set; } = person.Defect;

    /// <summary>What honest processing says of the row: accepted, merged, waiting or ineligible.</summary>
    public string Expected { get; set; } = "accepted";
}
