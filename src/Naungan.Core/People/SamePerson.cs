using Naungan.Core.Names;

namespace Naungan.Core.People;

/// <summary>Whether two records that share a NIK speak of one person.</summary>
public static class SamePerson
{
    // Spelling, dropped words and titles leave more than this in common; two members of a family who share a number do
    // not.
    private const double NameAlikeMin = 0.45;
    private const double NameAlikeMinWithoutDate = 0.7;

    /// <summary>True when name and birth date agree well enough that the shared NIK settles it.</summary>
    public static bool Agree(string leftKey, DateOnly? leftBorn, string rightKey, DateOnly? rightBorn)
    {
        var alike = NameLikeness.Of(leftKey, rightKey);
        if (leftBorn is null || rightBorn is null)
            return alike >= NameAlikeMinWithoutDate;
        return leftBorn == rightBorn ? alike >= NameAlikeMin : alike >= NameAlikeMinWithoutDate;
    }
}
