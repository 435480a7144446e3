using System.Globalization;
using Naungan.App;

// Machine formats never depend on where the program runs; what people read is formatted by Platform/Web and by Core.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    cancel.Cancel();
};
return await CommandLine.Run(args, Console.Out, Console.Error, TimeProvider.System, cancel.Token);

/// <summary>The one executable: web pages, JSON API and command line.</summary>
public partial class Program;
