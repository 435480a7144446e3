using Naungan.Bench.Files;
using Naungan.Bench.Intake;
using Naungan.Bench.Linkage;

// Each bench has a name; what follows it belongs to that bench.
switch (args)
{
    case ["linkage", .. var rest]:
        LinkageBench.Run(rest);
        return 0;
    case ["files", ..]:
        FilesBench.Run();
        return 0;
    case ["money", .. var rest]:
        await Naungan.Bench.Money.MoneyBench.Run(rest);
        return 0;
    case ["intake", .. var rest]:
        await IntakeBench.Run(rest);
        return 0;
    case ["search", .. var rest]:
        await SearchBench.Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("Benches: files, intake, linkage, money, search");
        return 2;
}
