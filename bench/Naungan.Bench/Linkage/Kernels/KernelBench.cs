using System.Text;
using BenchmarkDotNet.Attributes;
using Naungan.Bench.Linkage.Register;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Text;

namespace Naungan.Bench.Linkage.Kernels;

/// <summary>The innermost loops, a thousand pairs an operation.</summary>
public class KernelBench
{
    public const int Pairs = 1000;

    private readonly byte[][] _names = new byte[Pairs + 1][];
    private readonly byte[][] _numbers = new byte[Pairs + 1][];
    private readonly ulong[] _filters = new ulong[(Pairs + 1) * 16];

    [GlobalSetup]
    public void Fill()
    {
        var draw = new Draw(1);
        for (var i = 0; i <= Pairs; i++)
        {
            _names[i] = Encoding.ASCII.GetBytes(Names.Make(ref draw, i % 2 == 0, null));
            _numbers[i] = [.. Enumerable.Range(0, 16).Select(_ => (byte)('0' + draw.Below(10)))];
        }

        for (var i = 0; i < _filters.Length; i++)
            _filters[i] = draw.Next() & draw.Next();
    }

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double JaroWinkler()
    {
        var sum = 0.0;
        for (var i = 0; i < Pairs; i++)
            sum += Similarity.JaroWinkler(_names[i], _names[i + 1]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Pairs)]
    public int EditDistance16()
    {
        var sum = 0;
        for (var i = 0; i < Pairs; i++)
            sum += Similarity.EditDistance(_numbers[i], _numbers[i + 1]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double Dice1024()
    {
        var sum = 0.0;
        for (var i = 0; i < Pairs; i++)
            sum += BloomValues.Dice(_filters.AsSpan(i * 16, 16), _filters.AsSpan((i + 1) * 16, 16));
        return sum;
    }
}
