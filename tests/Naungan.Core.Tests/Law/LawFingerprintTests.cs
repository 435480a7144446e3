using Naungan.Core.Law;
using static Naungan.Core.Tests.Law.SmallLaw;

namespace Naungan.Core.Tests.Law;

public class LawFingerprintTests
{
    private static readonly Parameter _amount = Amount("a", ("2020-01-01", "10", "2020-01-01"));

    [Fact]
    public void The_bytes_are_frozen() =>
        Assert.Equal(
            "77a6e86d2c3daf2098fc060070b969f146cccf6f4d00cd56f5ba385fb298ac7f",
            LawFingerprint.Of(Book(_amount, Table("t", ("0", "1", null))))
        );

    [Fact]
    public void The_order_of_files_does_not_matter() =>
        Assert.Equal(
            LawFingerprint.Of(Book(_amount, Table("t", ("0", "1", null)))),
            LawFingerprint.Of(Book(Table("t", ("0", "1", null)), _amount))
        );

    [Fact]
    public void Any_change_an_answer_could_show_changes_it()
    {
        string[] prints =
        [
            LawFingerprint.Of(Book(_amount)),
            LawFingerprint.Of(Book(Amount("b", ("2020-01-01", "10", "2020-01-01")))),
            LawFingerprint.Of(Book(Amount("a", ("2020-01-02", "10", "2020-01-01")))),
            LawFingerprint.Of(Book(Amount("a", ("2020-01-01", "11", "2020-01-01")))),
            LawFingerprint.Of(Book(Amount("a", ("2020-01-01", null, "2020-01-01")))),
            LawFingerprint.Of(Book(Amount("a", ("2020-01-01", "10", "2020-01-02")))),
            LawFingerprint.Of(Book(Table("t", ("0", "1", null)))),
            LawFingerprint.Of(Book(Table("t", ("0", "2", null)))),
            LawFingerprint.Of(Book(Table("t", ("0", "1", Confidence.Read)))),
        ];
        Assert.Equal(prints.Length, prints.Distinct().Count());
    }
}
