using System.Security.Cryptography;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Platform.Security;

public sealed class VaultTests
{
    private static readonly Guid _row = Guid.CreateVersion7(TestDb.Now);

    [Fact]
    public void A_sealed_cell_opens_only_in_its_own_place()
    {
        using var vault = Vault.InMemory();
        var cell = vault.Seal("6402060101900001", "person.nik", _row)!;

        Assert.Equal("6402060101900001", vault.Open(cell, "person.nik", _row));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(cell, "person.kk", _row));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(cell, "person.nik", Guid.CreateVersion7(TestDb.Now)));
        cell[20] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(cell, "person.nik", _row));
    }

    [Fact]
    public void The_blind_index_tells_equality_and_differs_by_kind_and_by_key()
    {
        using var vault = Vault.InMemory();
        using var other = Vault.InMemory();

        Assert.Equal(vault.Index("nik", "6402060101900001"), vault.Index("nik", "6402060101900001"));
        Assert.NotEqual(vault.Index("nik", "6402060101900001"), vault.Index("kk", "6402060101900001"));
        Assert.NotEqual(vault.Index("nik", "6402060101900001"), other.Index("nik", "6402060101900001"));
        Assert.Null(vault.Seal(null, "person.nik", _row));
    }
}
