using System.Globalization;

namespace Naungan.App.Scenarios;

/// <summary>
/// Issues NIKs and family card numbers of true structure that belong to nobody: real serials count up from 0001 for
/// one district and day of birth and never come near a thousand, so serials from 9001 are free.
/// </summary>
internal sealed class NikIssuer(SeededRandom random)
{
    private const int SerialMin = 9001;
    private const int Serials = 990;
    private readonly HashSet<long> _issued = [];
    private readonly HashSet<long> _cards = [];

    public string Nik(string prefix, DateOnly bornOn, bool female)
    {
        var day = bornOn.Day + (female ? 40 : 0);
        return Next(_issued, prefix, day, bornOn, random.Below(Serials));
    }

    /// <summary>The next free number after the first twin's, as an office would issue it.</summary>
    public string TwinNik(string first)
    {
        var number = long.Parse(first, CultureInfo.InvariantCulture) + 1;
        while (!_issued.Add(number))
            number++;
        return Text(number);
    }

    public string Card(string prefix, DateOnly issuedOn) =>
        Next(_cards, prefix, issuedOn.Day, issuedOn, random.Below(Serials));

    public bool IsIssued(string nik) => _issued.Contains(long.Parse(nik, CultureInfo.InvariantCulture));

    private static string Next(HashSet<long> used, string prefix, int day, DateOnly date, int offset)
    {
        var head = long.Parse(prefix, CultureInfo.InvariantCulture);
        head = (((((head * 100) + day) * 100) + date.Month) * 100) + (date.Year % 100);
        for (var tried = 0; tried < Serials; tried++)
        {
            var number = (head * 10000) + SerialMin + ((offset + tried) % Serials);
            if (used.Add(number))
                return Text(number);
        }
        throw new InvalidOperationException("All serials of one district and day are used up; lower the scale.");
    }

    private static string Text(long number) => number.ToString("0000000000000000", CultureInfo.InvariantCulture);
}
