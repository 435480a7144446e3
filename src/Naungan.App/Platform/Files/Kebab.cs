using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>Names of enum values as files and commands write them: <c>DayOfMonth</c> is <c>day-of-month</c>.</summary>
public static class Kebab
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
