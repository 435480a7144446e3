using Naungan.Core.Intake;
using Naungan.Core.People;

namespace Naungan.Core.Tests.People;

public sealed class NearMatchTests
{
    private static readonly NearEvidence _nothing = new(NikRelation.Nothing, false, false, false, false, false, false);

    public static TheoryData<NearEvidence, bool, NearVerdict> Cases =>
        new()
        {
            { _nothing, false, NearVerdict.Doubtful },
            { _nothing with { SameVillage = true }, false, NearVerdict.Same },
            { _nothing with { SameVillage = true, IsDefaultDate = true }, false, NearVerdict.Doubtful },
            { _nothing with { SameCard = true, IsDefaultDate = true }, false, NearVerdict.Same },
            { _nothing with { SamePhone = true }, false, NearVerdict.Same },
            { _nothing with { Number = NikRelation.OneSlip }, false, NearVerdict.Same },
            { _nothing with { Number = NikRelation.Conflict, SameVillage = true }, false, NearVerdict.Different },
            { _nothing with { Number = NikRelation.Conflict, SameCard = true }, false, NearVerdict.Doubtful },
            { _nothing with { Number = NikRelation.Conflict, SameVillage = true }, true, NearVerdict.Different },
            { _nothing with { Number = NikRelation.OneSlip, SameVillage = true }, true, NearVerdict.Doubtful },
            { _nothing with { Number = NikRelation.OneSlip, PersonIsKnown = true }, true, NearVerdict.Same },
            { _nothing with { Number = NikRelation.OneSlip, RowIsKnown = true }, true, NearVerdict.SameAndRowIsRight },
            {
                _nothing with
                {
                    Number = NikRelation.OneSlip,
                    RowIsKnown = true,
                    PersonIsKnown = true,
                },
                true,
                NearVerdict.Different
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Merging_takes_more_than_a_coincidence(NearEvidence with, bool rowIsUsable, NearVerdict expected) =>
        Assert.Equal(expected, NearMatch.Of(with, rowIsUsable));

    [Theory]
    [InlineData("6402061708809001", NikRelation.Same)]
    [InlineData("6402061708809011", NikRelation.OneSlip)]
    [InlineData("640206170880901", NikRelation.OneSlip)] // a digit left out
    [InlineData("6402061788809101", NikRelation.Conflict)]
    [InlineData("6402060000000000", NikRelation.Nothing)]
    [InlineData("", NikRelation.Nothing)]
    public void Numbers_are_compared_as_people_mistype_them(string row, NikRelation expected) =>
        Assert.Equal(expected, NikRelations.Of(NikReading.Of(Cell.OfText(row)), "6402061708809001"));

    [Theory]
    [InlineData("AHMAD YANI", "1980-01-02", "AHMAD YANI", "1980-01-02", true)]
    [InlineData("AHMAD", "1980-01-02", "AHMAD YANI", "1980-01-02", true)]
    [InlineData("YOHANES DING", "1980-01-02", "AHMAD YANI", "1980-01-02", false)]
    [InlineData("AHMAD YANI", "1990-05-06", "AHMAD YANI", "1980-01-02", true)]
    public void A_shared_number_is_settled_by_name_and_date(
        string a,
        string aBorn,
        string b,
        string bBorn,
        bool same
    ) => Assert.Equal(same, SamePerson.Agree(a, DateOnly.Parse(aBorn), b, DateOnly.Parse(bBorn)));
}
