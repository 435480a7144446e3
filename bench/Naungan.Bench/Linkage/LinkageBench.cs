using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Naungan.Bench.Linkage;

/// <summary>Chooses among the benches of the record-linkage engine.</summary>
public static class LinkageBench
{
    public static void Run(string[] args)
    {
        switch (args)
        {
            case ["eval", var file, var preset, .. var rest]:
                EvalBench.Run(
                    file,
                    preset,
                    rest is [var column, ..] && column != "-" ? column : null,
                    Number(rest, 1, 0)
                );
                break;
            case ["make", var file, var records, .. var rest]:
                Register.RegisterFile.Write(
                    file,
                    int.Parse(records, CultureInfo.InvariantCulture),
                    (ulong)Number(rest, 0, 1),
                    Number(rest, 1, 100) / 100.0
                );
                break;
            case ["make-other", var file, var records, .. var rest]:
                Register.OtherFile.Write(
                    file,
                    int.Parse(records, CultureInfo.InvariantCulture),
                    (ulong)Number(rest, 0, 1)
                );
                break;
            case ["link", var left, var right, var preset]:
                LinkBench.Run(left, right, preset);
                break;
            case ["index", var file, var preset, .. var rest]:
                IndexBench.Run(file, preset, Number(rest, 0, 10_000));
                break;
            case ["kernels", "quick"]:
                Kernels.QuickKernels.Run();
                break;
            case ["kernels", "short"]:
                // In this process: a child would have to build the whole program again.
                var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
                BenchmarkRunner.Run<Kernels.KernelBench>(ManualConfig.Create(DefaultConfig.Instance).AddJob(job));
                break;
            case ["kernels"]:
                BenchmarkRunner.Run<Kernels.KernelBench>();
                break;
            default:
                Console.Error.WriteLine(
                    """
                    linkage make FILE RECORDS [SEED] [ERROR-PERCENT] | make-other FILE RECORDS [SEED]
                    linkage eval FILE PRESET [TRUTH-COLUMN] [ERRORS-TO-SHOW] | link LEFT RIGHT PRESET
                    linkage index FILE PRESET [QUESTIONS] | kernels [quick | short]
                    """
                );
                break;
        }
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
}
