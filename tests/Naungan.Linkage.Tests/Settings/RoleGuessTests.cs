using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Tests.Settings;

/// <summary>What headings and first rows are taken to mean when the settings do not say.</summary>
public sealed class RoleGuessTests
{
    [Theory]
    [InlineData("no", "1", "2", null)]
    [InlineData("No. Urut", "1", "2", null)]
    [InlineData("cluster", "7", "7", null)]
    [InlineData("NIK", "6402065202800001", "6402065202800002", ColumnRole.Nik)]
    [InlineData("No. KK", "6402065202800001", "6402065202800002", ColumnRole.Number)]
    [InlineData("Nama Lengkap", "SITI AMINAH", "BUDI SANTOSO", ColumnRole.PersonName)]
    [InlineData("Tgl Lahir", "1980-02-12", "12 Jan 1990", ColumnRole.Date)]
    [InlineData("Desa", "64.02.06.2001", "64.02.06.2002", ColumnRole.Code)]
    [InlineData("Desa", "SUKAMAJU", "DS. SUKASARI", ColumnRole.Place)]
    [InlineData("Nama Ibu Kandung", "RATNA", "SRI", ColumnRole.PersonName)]
    public void A_heading_and_its_values_say_what_a_column_holds(
        string name,
        string first,
        string second,
        ColumnRole? role
    )
    {
        var person = new LinkageSettings { Preset = "person-id" };

        var resolved = person.Resolve(
            [name, "alamat"],
            [
                [first, second],
                ["JL MELATI 5", "JL MAWAR 6"],
            ]
        );

        Assert.Equal(role, resolved.Columns.FirstOrDefault(c => c.Name == name)?.Role);
    }
}
