using Naungan.Bench.Linkage;

// Each bench has a name; what follows it belongs to that bench.
switch (args)
{
    case ["linkage", .. var rest]:
        LinkageBench.Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("Benches: linkage");
        return 2;
}
