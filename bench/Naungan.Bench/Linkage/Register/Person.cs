namespace Naungan.Bench.Linkage.Register;

/// <summary>A made-up person as he or she really is.</summary>
public sealed record Person(
    int Number,
    string Nik,
    string Name,
    DateOnly Birth,
    bool IsFemale,
    string Mother,
    int Village,
    Address Address,
    string Phone
);

/// <summary>Where a household lives, in parts, so that every record can write it its own way.</summary>
public sealed record Address(string Street, int House, int Rt, int Rw);
