using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>
/// A function or property with a body: where it starts and how many lines it takes, attributes left out.
/// </summary>
internal sealed record Function(string Path, int Line, string Name, int Lines);

/// <summary>Finds functions by matching braces; a function inside a function counts as part of the outer one.</summary>
internal static partial class Functions
{
    public static IEnumerable<Function> In(TextFile file)
    {
        var code = file.CSharp.Code;
        var memberStart = 0;
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] == '}' || (code[at] == '{' && IsTypeHeader(code, memberStart, at)))
            {
                memberStart = at + 1;
            }
            else if (code[at] is '{' or '(' or '[')
            {
                at = Closing(code, at);
                if (code[at] == '}' && EndsMember(code, memberStart, at))
                {
                    if (Describe(file, memberStart, at) is { } function)
                        yield return function;
                    memberStart = at + 1;
                }
            }
            else if (code[at] == ';')
            {
                if (Describe(file, memberStart, at) is { } function)
                    yield return function;
                memberStart = at + 1;
            }
        }
    }

    /// <summary>
    /// A closing brace ends the member unless it is an arrow body, an initial value or a property with one.
    /// </summary>
    private static bool EndsMember(string code, int start, int at)
    {
        var rest = code.AsSpan(at + 1).TrimStart();
        var opening = code[start..at].IndexOf('{', StringComparison.Ordinal);
        return !HasTopLevelAssignment(code[start..(start + opening)]) && (rest.IsEmpty || rest[0] is not ('=' or ';'));
    }

    private static bool HasTopLevelAssignment(string header)
    {
        var depth = 0;
        foreach (var letter in header)
        {
            depth += letter switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
            if (letter == '=' && depth == 0)
                return true;
        }

        return false;
    }

    private static Function? Describe(TextFile file, int start, int end)
    {
        var code = file.CSharp.Code;
        start = AfterAttributes(code, start, end);
        var member = code[start..end];
        var hasBody = member.Contains('{', StringComparison.Ordinal) || Arrow().IsMatch(member);
        if (!hasBody || NotFunction().IsMatch(member))
            return null;
        var first = file.LineAt(start);
        var name = Named().Match(member) is { Success: true } named ? named.Groups[1].Value : member.Split('\n')[0];
        return new Function(file.Path, first, name.Trim(), file.LineAt(end) - first + 1);
    }

    private static bool IsTypeHeader(string code, int start, int end) =>
        TypeHeader().IsMatch(code[AfterAttributes(code, start, end)..end]);

    private static int AfterAttributes(string code, int start, int end)
    {
        while (true)
        {
            while (start < end && char.IsWhiteSpace(code[start]))
                start++;
            if (start >= end || code[start] != '[')
                return start;
            start = Closing(code, start) + 1;
        }
    }

    private static int Closing(string code, int at)
    {
        var depth = 0;
        for (var i = at; i < code.Length; i++)
        {
            depth += code[i] switch
            {
                '{' or '(' or '[' => 1,
                '}' or ')' or ']' => -1,
                _ => 0,
            };
            if (depth == 0)
                return i;
        }

        return code.Length - 1;
    }

    [GeneratedRegex(@"^[^(=]*\b(class|struct|interface|record|enum|namespace)\s+\w")]
    private static partial Regex TypeHeader();

    [GeneratedRegex("=>")]
    private static partial Regex Arrow();

    // Fields and auto-properties with an initial value are data, however long their table is.
    [GeneratedRegex(@"^[^({]*[^=!<>({]=[^=>]|\{\s*(get|init|set);[^{]*\}|^\s*using\s")]
    private static partial Regex NotFunction();

    [GeneratedRegex(@"(\w+)\s*(<[^<>()]*>)?\s*\(")]
    private static partial Regex Named();
}
