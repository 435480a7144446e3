using System.Net;
using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Coverage;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Public;

/// <summary>
/// Tells a resident whether he is covered and until when, and nothing else of anybody. A person who is not in the
/// register, a wrong birth date and a wrong proof get the same answer after the same work.
/// </summary>
public static class CheckCover
{
    public const string Action = "public.check";

    /// <param name="Nik">As typed; goes into keyed hashes and no further.</param>
    /// <param name="Proof">What only the person knows: see <see cref="Proof"/>.</param>
    /// <param name="Address">Where the question comes from; only its keyed hash is kept, for a day.</param>
    /// <param name="Challenge">Work that was asked for, with its number.</param>
    public sealed record Request(
        RegionCode Region,
        string Nik,
        DateOnly? Born,
        Proof Proof,
        IPAddress Address,
        string? Challenge = null,
        string? Number = null
    );

    /// <param name="Kind">kartu: the code on the slip; kk: the family card's number; ibu: the mother's name.</param>
    public sealed record Proof(string Kind, string Text);

    public enum Standing
    {
        Covered,
        NotCovered,

        /// <summary>Nothing is told here: the village office can look with the person beside it.</summary>
        AskVillage,
    }

    /// <param name="Through">Last covered day if nothing more is paid.</param>
    public sealed record Answer(Standing Standing, DateOnly? Through);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        if (Unreadable(request) is { } unreadable)
            return unreadable;
        await using var session = await db.Write(stop);
        var asker = Asker.Of(db.Vault, request);
        if (await TooOften(session, request, asker, db.Vault, now, stop) is { } wait)
            return wait;
        var subject = "NIK " + Convert.ToHexStringLower(asker.Nik);
        await AuditTrail.Append(session, actor, Action, subject, "bukti " + request.Proof.Kind, now, stop);
        var answer = await AnswerOf(session, db.Vault, law, request, now, stop);
        await session.Commit(stop);
        return answer;
    }

    private static Refusal? Unreadable(Request request)
    {
        if (!Nik.TryParse(request.Nik, out _))
            return Refusal.Invalid("nik-invalid", "NIK harus 16 angka seperti di KTP. Periksa kembali.");
        if (request.Born is null)
            return Refusal.Invalid("born-missing", "Isi tanggal lahir seperti di KTP.");
        return request.Proof.Text.Trim().Length is > 0 and <= 100 && Proofs.Kinds.Contains(request.Proof.Kind)
            ? null
            : Refusal.Invalid("proof-missing", "Isi jawaban yang hanya Anda ketahui, atau kode di kartu Anda.");
    }

    private static async Task<Refusal?> TooOften(
        Session session,
        Request request,
        Asker asker,
        Vault vault,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var asked = await PublicTables.AskedSince(session, request.Region, asker.Address, asker.Nik, now, stop);
        if (asked.Daily >= Limits.PublicChecksPerNik || asked.Hourly >= Limits.PublicChecksPerAddress)
            return Refusal.Invalid(
                "too-often",
                "Sudah terlalu sering ditanyakan. Coba lagi besok, atau tanyakan ke kantor desa."
            );
        var isWorkShown = ProofOfWork.Holds(vault, request.Challenge, request.Number, now);
        if (asked.Shortly >= Limits.PublicChecksFree && !isWorkShown)
            return WorkNeeded;
        var challenge = isWorkShown ? SHA256.HashData(Convert.FromHexString(request.Challenge!)) : null;
        var isNew = await PublicTables.Keep(session, request.Region, asker.Address, asker.Nik, challenge, now, stop);
        return isNew ? null : WorkNeeded;
    }

    private static Refusal WorkNeeded =>
        Refusal.Invalid(
            "work-needed",
            "Banyak pertanyaan datang dari sambungan Anda. Kirim sekali lagi: perangkat Anda menghitung sebentar dulu. "
                + "Tanpa skrip, tunggu sepuluh menit lalu tanyakan lagi."
        );

    /// <summary>Every step is taken for the unknown too, on stand-ins, so that time tells nothing.</summary>
    private static async Task<Result<Answer>> AnswerOf(
        Session session,
        Vault vault,
        Lawbook law,
        Request request,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var index = vault.Index("nik", Nik.Parse(request.Nik).Digits)!;
        var standIn = Proofs.StandIn(vault);
        var found = await PublicTables.ByNik(session, request.Region, index, stop);
        var person = found ?? standIn;
        var isProven =
            await Proofs.Holds(session, vault, request, person, standIn, stop)
            & (found is not null)
            & (person.BirthDate == request.Born);
        var today = Month.Containing(DateOnly.FromDateTime(now.UtcDateTime));
        var months = await CoverageTables.Months(session, request.Region, person.Id, stop);
        var paid = months.Where(month => month.IsAccepted).Select(month => month.ToPaid()).ToList();
        if (paid.Count == 0)
            paid = [new PaidMonth(today, Jaminan.Jkk, Segment.Bpu), new PaidMonth(today, Jaminan.Jkm, Segment.Bpu)];
        var hasPaid = months.Exists(month => month.IsAccepted);
        if (!Cover.On(law, DateOnly.FromDateTime(now.UtcDateTime), paid).TryGet(out var cover, out var noLaw))
            return noLaw;
        if (!isProven)
            return new Answer(Standing.AskVillage, null);
        return hasPaid && cover.IsCovered
            ? new Answer(Standing.Covered, cover.CoverEnds?.AddDays(-1))
            : new Answer(Standing.NotCovered, null);
    }

    /// <summary>Keyed hashes of who asks about whom; of IPv6 the first half, which a household shares.</summary>
    private sealed record Asker(byte[] Address, byte[] Nik)
    {
        internal static Asker Of(Vault vault, Request request)
        {
            var address = request.Address.MapToIPv6();
            var bytes = address.GetAddressBytes();
            var text = address.IsIPv4MappedToIPv6 ? address.ToString() : Convert.ToHexString(bytes.AsSpan(0, 8));
            return new(vault.Index("public-address", text)!, vault.Index("public-check", request.Nik)!);
        }
    }
}
