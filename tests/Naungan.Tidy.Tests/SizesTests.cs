namespace Naungan.Tidy.Tests;

/// <summary>Short functions, short files, lines that fit a screen; the numbers are those of CONTRIBUTING.md.</summary>
public sealed class SizesTests
{
    private const int FunctionLinesMax = 70;
    private const int FunctionLinesP90 = 30;
    private const int FileLinesMax = 500;
    private const int FileLinesLong = 300;
    private const int FileLinesP90 = 200;
    private const int FileLinesMedian = 80;
    private const int LineLengthMax = 120;
    private const int SentenceLengthMax = 300; // a string or the sentence of a page is not cut in two

    private static readonly string[] _measured = [".cs", ".cshtml", ".css", ".js", ".mjs"];

    [Fact]
    public void No_function_is_longer_than_seventy_lines() =>
        Finding.AssertNone(Repository.Source.Concat(Repository.Tests).SelectMany(LongFunctions));

    [Fact]
    public void Nine_of_ten_functions_fit_thirty_lines()
    {
        var functions = Repository.Source.SelectMany(Functions.In).OrderByDescending(found => found.Lines).ToList();
        var p90 = Percentile([.. functions.Select(found => found.Lines)], 90);
        Assert.True(
            p90 <= FunctionLinesP90,
            $"p90 is {p90} lines; the longest are\n"
                + string.Join(
                    '\n',
                    functions.Take(40).Select(found => $"{found.Path}:{found.Line}: {found.Name} {found.Lines} lines")
                )
        );
    }

    [Fact]
    public void No_file_is_longer_than_five_hundred_lines() =>
        Finding.AssertNone(Measured().Where(file => file.Lines.Length > FileLinesMax).Select(TooLong));

    [Fact]
    public void Files_are_short_most_of_the_time()
    {
        var files = Measured().OrderByDescending(file => file.Lines.Length).ToList();
        var lengths = files.Select(file => file.Lines.Length).ToList();
        var longShare = 100.0 * lengths.Count(lines => lines > FileLinesLong) / lengths.Count;
        Assert.True(
            Percentile(lengths, 50) <= FileLinesMedian && Percentile(lengths, 90) <= FileLinesP90 && longShare < 2,
            $"median {Percentile(lengths, 50)}, p90 {Percentile(lengths, 90)}, over {FileLinesLong}: {longShare:0.0} %\n"
                + string.Join('\n', files.Take(40).Select(file => $"{file.Path}: {file.Lines.Length} lines"))
        );
    }

    [Fact]
    public void No_line_is_wider_than_a_screen() => Finding.AssertNone(Measured().SelectMany(WideLines));

    [Fact]
    public void Each_rule_finds_a_planted_fault()
    {
        var body = string.Concat(Enumerable.Repeat("        x++;\n", FunctionLinesMax));
        var file = new TextFile(
            "src/X.cs",
            $"class X\n{{\n    [A(1)]\n    void Grow(int x)\n    {{\n{body}    }}\n}}\n"
        );
        var found = Assert.Single(LongFunctions(file));
        Assert.Equal((4, "Grow() has 73 lines"), (found.Line, found.What));
        Assert.Equal(
            2,
            WideLines(new TextFile("a.cs", "a\n" + new string('b', LineLengthMax + 1) + "\n")).Single().Line
        );
        Assert.Equal(9, Percentile([.. Enumerable.Range(1, 10)], 90));
    }

    [Fact]
    public void Functions_of_every_form_are_found()
    {
        const string Text = """
            namespace N;
            public sealed record R(int A = 0) { public int B { get; init; } = 4; }
            [Thing("class C {")]
            internal static class C<T> where T : class
            {
                private static readonly Func<int, int> _table = x => { return x; };
                public int P => 1;
                public int Q { get { return 2; } }
                public static async Task<int> M<U>(int a = 3) where U : struct { if (a == 3) { a = 4; } return a; }
                public static bool operator ==(C a, C b) => a.Equals(b);
                private static (int A, int B) Pair(Action<int> go) =>
                    (1, 2);
                int this[int at] { get => at; }
            }
            """;
        var found = Functions.In(new TextFile("src/C.cs", Text)).ToList();
        Assert.Equal([7, 8, 9, 10, 11, 13], found.Select(function => function.Line));
        Assert.Equal(2, found[4].Lines);
        Assert.Equal("M", found[2].Name);
    }

    private static IEnumerable<TextFile> Measured() =>
        Repository.Files.Where(file =>
            _measured.Contains(file.Kind) && (file.IsUnder("src/") || file.IsUnder("tests/") || file.IsUnder("bench/"))
        );

    private static IEnumerable<Finding> LongFunctions(TextFile file) =>
        from function in Functions.In(file)
        where function.Lines > FunctionLinesMax
        select new Finding(
            file.Path,
            function.Line,
            $"{function.Name}() has {function.Lines} lines",
            $"at most {FunctionLinesMax}, most {FunctionLinesP90}: take parts out that have a name of their own"
        );

    private static Finding TooLong(TextFile file) =>
        new(file.Path, 1, $"{file.Lines.Length} lines", $"at most {FileLinesMax}: a file for each use case");

    private static IEnumerable<Finding> WideLines(TextFile file)
    {
        var start = 0;
        foreach (var (index, line) in file.Lines.Index())
        {
            if (line.Length > LineLengthMax && !(line.Length <= SentenceLengthMax && IsSentence(file, start)))
                yield return new Finding(
                    file.Path,
                    index + 1,
                    $"{line.Length} columns",
                    $"at most {LineLengthMax}: wrap the comment, or name a part"
                );
            start += line.Length + 1;
        }
    }

    /// <summary>What crosses the edge is text for people: markup, or a string.</summary>
    private static bool IsSentence(TextFile file, int lineStart)
    {
        var edge = lineStart + LineLengthMax;
        return file.Kind == ".cshtml"
            || (
                file.Kind == ".cs"
                && file.CSharp.Strings.Any(text => text.Start < edge && edge <= text.Start + text.Text.Length + 3)
            );
    }

    private static int Percentile(List<int> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}
