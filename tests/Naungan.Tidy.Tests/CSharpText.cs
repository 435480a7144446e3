namespace Naungan.Tidy.Tests;

/// <summary>
/// C# read as text: code with the contents of strings and comments blanked out (positions stay), the strings, the
/// comments.
/// Knows plain, verbatim, interpolated and raw strings; the holes of interpolated strings are code.
/// </summary>
internal sealed class CSharpText
{
    private readonly string _text;
    private readonly char[] _code;
    private readonly List<StringLiteral> _strings = [];
    private readonly List<Comment> _comments = [];
    private int _at;

    public CSharpText(string text)
    {
        _text = text;
        _code = text.ToCharArray();
        ReadCode(insideHole: false);
        Code = new string(_code);
    }

    public string Code { get; }

    public IReadOnlyList<StringLiteral> Strings => _strings;

    public IReadOnlyList<Comment> Comments => _comments;

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void ReadCode(bool insideHole)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            var letter = Peek();
            if (insideHole && letter == '}' && depth == 0)
                return;
            depth += letter switch
            {
                '{' or '(' or '[' => 1,
                '}' or ')' or ']' => -1,
                _ => 0,
            };
            if (letter == '/' && Peek(1) == '/')
                ReadComment(LineEnd());
            else if (letter == '/' && Peek(1) == '*')
                ReadComment(End("*/"));
            else if (letter == '#' && IsFirstOnLine())
                Blank(_at, _at = LineEnd());
            else if (letter == '\'')
                ReadCharacter();
            else if (letter == '"')
                ReadString();
            else
                _at++;
        }
    }

    private int LineEnd() => _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;

    private int End(string mark) =>
        _text.IndexOf(mark, _at + 2, StringComparison.Ordinal) is var end and >= 0 ? end + mark.Length : _text.Length;

    private bool IsFirstOnLine()
    {
        var start = _text.LastIndexOf('\n', Math.Max(0, _at - 1)) + 1;
        return _text.AsSpan(start, Math.Max(0, _at - start)).IsWhiteSpace();
    }

    private void ReadComment(int end)
    {
        _comments.Add(new Comment(_at, _text[_at..end]));
        Blank(_at, end);
        _at = end;
    }

    private void ReadCharacter()
    {
        var start = _at++;
        while (_at < _text.Length && Peek() != '\'' && Peek() != '\n')
            _at += Peek() == '\\' ? 2 : 1;
        _at++;
        Blank(start + 1, Math.Min(_at, _text.Length) - 1);
    }

    private void ReadString()
    {
        var dollars = 0;
        var verbatim = false;
        for (var back = _at - 1; back >= 0 && _text[back] is '$' or '@'; back--)
        {
            dollars += _text[back] == '$' ? 1 : 0;
            verbatim |= _text[back] == '@';
        }

        var start = _at;
        var quotes = 0;
        while (Peek(quotes) == '"')
            quotes++;
        var raw = quotes >= 3 && !verbatim;
        _at += raw ? quotes : 1;
        var literal = new StringLiteral(start, dollars > 0, []);
        ReadContents(literal, raw ? quotes : 1, raw ? Math.Max(dollars, 1) : 1, raw, verbatim);
        literal.Text = _text[Math.Min(start + (raw ? quotes : 1), _at)..Math.Max(start, _at)];
        _strings.Add(literal);
        _at += raw ? quotes : 1;
    }

    /// <summary>Reads to the closing quotes, leaving the position on them; blanks all but the holes.</summary>
    private void ReadContents(StringLiteral literal, int quotes, int braces, bool raw, bool verbatim)
    {
        while (_at < _text.Length)
        {
            if (Run('"') is var found and > 0)
            {
                if (verbatim && found >= 2)
                {
                    Skip(2);
                    continue;
                }

                if (found >= quotes)
                {
                    Skip(raw ? found - quotes : 0);
                    return;
                }
            }

            if (literal.IsInterpolated && Run('{') is var open and > 0)
                ReadBraces(literal, open, braces, raw);
            else
                Skip(!raw && !verbatim && Peek() == '\\' ? 2 : 1);
        }
    }

    private void ReadBraces(StringLiteral literal, int open, int braces, bool raw)
    {
        // Doubled braces are text in a plain interpolated string; in a raw one fewer than its dollars are.
        var isHole = raw ? open >= braces : open % 2 == 1;
        Skip(isHole ? open - braces : open);
        if (!isHole)
            return;
        _at += braces;
        var start = _at;
        ReadCode(insideHole: true);
        literal.Holes.Add(_text[start..Math.Min(_at, _text.Length)]);
        _at += braces;
    }

    private int Run(char letter)
    {
        var count = 0;
        while (Peek(count) == letter)
            count++;
        return count;
    }

    private void Skip(int count)
    {
        Blank(_at, _at + count);
        _at += count;
    }

    private void Blank(int from, int to)
    {
        for (var i = from; i < Math.Min(to, _code.Length); i++)
        {
            if (_code[i] != '\n')
                _code[i] = ' ';
        }
    }
}

/// <summary>A string in the source: its contents as written, and the code of its holes.</summary>
internal sealed record StringLiteral(int Start, bool IsInterpolated, List<string> Holes)
{
    public string Text { get; set; } = "";
}

internal sealed record Comment(int Start, string Text);
