using Naungan.Core.Names;

namespace Naungan.Core.Tests.Names;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("H. Ahmad Yani, S.Pd", "AHMAD YANI")]
    [InlineData("AHMAD YANI S.Pd.", "AHMAD YANI")]
    [InlineData("Achmad  Yani", "AHMAD YANI")]
    [InlineData("Hj. Sitti Aminah", "SITI AMINAH")]
    [InlineData("Moh. Jusuf", "MUHAMAD YUSUF")]
    [InlineData("M. Yusuf", "MUHAMAD YUSUF")]
    [InlineData("Muhammad Yusup", "MUHAMAD YUSUF")]
    [InlineData("Soekarno bin Djojo", "SUKARNO JOYO", false)]
    [InlineData("Ma'mun", "MAMUN")]
    [InlineData("Ma’mun", "MAMUN")]
    [InlineData("Noor Aini", "NUR AINI")]
    [InlineData("Drs. H. Abd. Rahman, M.Si", "ABDUL RAHMAN")]
    [InlineData("Nur'aini binti Hasan", "NURAINI HASAN")]
    [InlineData("I Wayan Sukra", "I WAYAN SUKRA")]
    [InlineData("...", "")]
    public void Titles_degrees_and_old_spelling_are_folded_away(string name, string key, bool same = true) =>
        Assert.Equal(same, NameKey.Of(name) == key);

    [Theory]
    [InlineData("Hasan Basri", "Husin Basri")]
    [InlineData("Rahmat", "Rahmad")]
    [InlineData("Nuraini", "Nurani")]
    public void Names_of_twins_stay_apart(string left, string right) =>
        Assert.NotEqual(NameKey.Of(left), NameKey.Of(right));

    [Theory]
    [InlineData("Desa Loa Kulu Kota", "LOAKULUKOTA")]
    [InlineData("Ds. LOAKULU KOTA", "LOAKULUKOTA")]
    [InlineData("Kel. Melayu", "MELAYU")]
    [InlineData("Kec. Kota Bangun", "KOTABANGUN")]
    [InlineData("KECAMATAN : TENGGARONG", "TENGGARONG")]
    public void Places_are_folded(string name, string key) => Assert.Equal(key, PlaceKey.Of(name));

    [Theory]
    [InlineData("Kab. Kutai Timur", "KUTAITIMUR")]
    [InlineData("Kota Samarinda", "KOTASAMARINDA")]
    public void A_city_is_not_the_regency_of_its_name(string name, string key) =>
        Assert.Equal(key, PlaceKey.OfRegency(name));

    [Theory]
    [InlineData("AHMAD YANI", "AHMAD YANI", 1.0, 1.0)]
    [InlineData("AHMAD YANI", "YANI AHMAD", 1.0, 1.0)]
    [InlineData("NURAINI", "NUR AINI", 1.0, 1.0)]
    [InlineData("AHMAD", "AHMAD YANI", 0.6, 0.9)]
    [InlineData("A YANI", "AHMAD YANI", 0.8, 0.99)]
    [InlineData("AHMAD YANI", "YOHANES DING", 0.0, 0.2)]
    public void Likeness_of_names_is_of_their_words(string left, string right, double min, double max) =>
        Assert.InRange(NameLikeness.Of(left, right), min, max);
}
