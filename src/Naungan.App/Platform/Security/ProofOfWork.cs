using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Naungan.App.Platform.Security;

/// <summary>
/// Work a browser shows instead of a captcha of a third party: a number that, behind the challenge, hashes to enough
/// zero bits. The challenge is signed and short-lived, so nothing is stored until it comes back.
/// </summary>
public static class ProofOfWork
{
    private const int NonceBytes = 12;
    private const int TimeBytes = 8;
    private const string Kind = "proof-of-work";
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(10);

    public static string Challenge(Vault vault, DateTimeOffset now)
    {
        var body = new byte[NonceBytes + TimeBytes];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceBytes));
        BinaryPrimitives.WriteInt64BigEndian(body.AsSpan(NonceBytes), now.ToUnixTimeSeconds());
        var text = Convert.ToHexStringLower(body);
        return text + Convert.ToHexStringLower(vault.Index(Kind, text)!);
    }

    /// <summary>Whether the challenge is ours and young, and the number fits it.</summary>
    public static bool Holds(Vault vault, string? challenge, string? number, DateTimeOffset now)
    {
        const int BodyLength = (NonceBytes + TimeBytes) * 2;
        if (challenge is null || challenge.Length <= BodyLength || number is not { Length: > 0 and < 20 })
            return false;
        var body = challenge[..BodyLength];
        var expected = Convert.ToHexStringLower(vault.Index(Kind, body)!);
        var given = Encoding.ASCII.GetBytes(challenge[BodyLength..]);
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(expected)))
            return false;
        var made = BinaryPrimitives.ReadInt64BigEndian(Convert.FromHexString(body).AsSpan(NonceBytes));
        var age = now.ToUnixTimeSeconds() - made;
        return age >= 0 && age <= _lifetime.TotalSeconds && ZeroBits(challenge, number) >= Limits.ProofOfWorkBits;
    }

    /// <summary>Finds the number; what the browser's script does, for tests.</summary>
    public static string Solve(string challenge)
    {
        for (var number = 0L; ; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            if (ZeroBits(challenge, text) >= Limits.ProofOfWorkBits)
                return text;
        }
    }

    private static int ZeroBits(string challenge, string number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(challenge + ":" + number));
        var head = BinaryPrimitives.ReadUInt32BigEndian(hash);
        return BitOperations.LeadingZeroCount(head);
    }
}
