using System.Security.Cryptography;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Names;

namespace Naungan.App.Public;

/// <summary>What only the person knows: number of the family card, mother's name, code on the slip.</summary>
internal static class Proofs
{
    internal static readonly IReadOnlyList<string> Kinds = ["kartu", "kk", "ibu"];
    private const string MotherColumn = "person.mother";

    /// <summary>Somebody nobody is: has every column, and nothing that anybody could type.</summary>
    internal static PublicTables.PersonRow StandIn(Vault vault)
    {
        var id = Guid.NewGuid();
        return new PublicTables.PersonRow
        {
            Id = id,
            KkIndex = RandomNumberGenerator.GetBytes(16),
            MotherSealed = vault.Seal(Convert.ToHexString(RandomNumberGenerator.GetBytes(8)), MotherColumn, id),
        };
    }

    internal static async Task<bool> Holds(
        Session session,
        Vault vault,
        CheckCover.Request request,
        PublicTables.PersonRow person,
        PublicTables.PersonRow standIn,
        CancellationToken stop
    )
    {
        var typed = request.Proof.Text.Trim();
        switch (request.Proof.Kind)
        {
            case "kartu":
                var code = vault.Index("slip", Plain(typed))!;
                return await PublicTables.Slips(session, request.Region, person.Id, code, stop) > 0;
            case "kk":
                var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
                return CryptographicOperations.FixedTimeEquals(
                    vault.Index("kk", digits)!,
                    person.KkIndex ?? standIn.KkIndex
                );
            default:
                var (row, cell) = person.MotherSealed is null
                    ? (standIn.Id, standIn.MotherSealed)
                    : (person.Id, person.MotherSealed);
                var key = NameKey.Of(typed);
                return key.Length > 0 && key == NameKey.Of(vault.Open(cell, MotherColumn, row)!);
        }
    }

    /// <summary>A code without what people put between its letters.</summary>
    internal static string Plain(string code) =>
        new([.. code.ToUpperInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter))]);
}
