namespace Naungan.App.Platform.Cli;

/// <summary>Exit codes scripts rely on (README, command line).</summary>
public static class Exit
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    public const int Damaged = 3;
}
