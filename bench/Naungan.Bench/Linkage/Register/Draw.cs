namespace Naungan.Bench.Linkage.Register;

/// <summary>A seeded generator (SplitMix64): the same seed makes the same register on every machine.</summary>
public struct Draw(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    public int Below(int count) => (int)(Next() % (ulong)count);

    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double share) => Share() < share;

    /// <summary>Low numbers often, high ones seldom, as names and places are in life.</summary>
    public int Zipf(int count, double steepness) => Math.Min(count - 1, (int)(count * Math.Pow(Share(), steepness)));

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
