using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Runs;

/// <summary>
/// SHA-256 over the canonical bytes of a run: its heading, its tariffs by number, its lines by person and insurance.
/// Numbers are big-endian, texts carry their length; no culture, clock, database or order of work can change it.
/// </summary>
public sealed class RunDigest : IDisposable
{
    private const byte Version = 1;
    private const int LineBytes = 16 + 1 + 4 + 8;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _lines = new byte[LineBytes * 1024];
    private int _filled;
    private Guid _person;
    private string _insurance = "";

    public RunDigest(string programme, Month month, Segment reading, IEnumerable<RunTariff> tariffs)
    {
        _hash.AppendData([Version]);
        Append(programme);
        Append(month.Number);
        Append(reading.ToString());
        foreach (var tariff in tariffs)
        {
            Append(tariff.Number);
            Append(tariff.Insurance.Key());
            Append(tariff.Base);
            Append(tariff.Amount.Amount);
            Append(tariff.Employer.Amount);
            Append(tariff.Worker.Amount);
            Append(tariff.Because);
        }
    }

    /// <exception cref="ArgumentException">Lines must come by person and name of insurance, each once.</exception>
    public void Add(Guid person, Jaminan insurance, int tariff, Rupiah amount)
    {
        var key = insurance.Key();
        if (
            person.CompareTo(_person) is var order
            && (order < 0 || (order == 0 && string.CompareOrdinal(key, _insurance) <= 0))
        )
            throw new ArgumentException("Lines of a run are hashed in order of person and insurance.", nameof(person));
        (_person, _insurance) = (person, key);
        if (_filled == _lines.Length)
            Flush();
        var line = _lines.AsSpan(_filled, LineBytes);
        person.TryWriteBytes(line, bigEndian: true, out _);
        line[16] = (byte)insurance;
        BinaryPrimitives.WriteInt32BigEndian(line[17..], tariff);
        BinaryPrimitives.WriteInt64BigEndian(line[21..], amount.Amount);
        _filled += LineBytes;
    }

    public byte[] Finish()
    {
        Flush();
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_lines.AsSpan(0, _filled));
        _filled = 0;
    }

    private void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void Append(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
