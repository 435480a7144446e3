using System.Collections.Frozen;

namespace Naungan.Core.Law;

/// <summary>
/// All parameters and their sources, immutable. Reading files is somebody else's work; this only answers.
/// </summary>
public sealed class Lawbook
{
    private readonly FrozenDictionary<string, Parameter> _parameters;
    private readonly FrozenDictionary<string, LawSource> _sources;

    public Lawbook(IEnumerable<Parameter> parameters, IEnumerable<LawSource> sources)
    {
        _parameters = parameters.ToFrozenDictionary(p => p.Path, StringComparer.Ordinal);
        _sources = sources.ToFrozenDictionary(s => s.Key, StringComparer.Ordinal);
        foreach (var parameter in _parameters.Values)
        {
            foreach (var source in parameter.Values.SelectMany(v => v.SeenIn.Append(v.Source)))
            {
                if (!_sources.ContainsKey(source))
                    throw new InvalidOperationException($"'{parameter.Path}' names the unknown source '{source}'.");
            }
        }
    }

    public IEnumerable<Parameter> Parameters => _parameters.Values.OrderBy(p => p.Path, StringComparer.Ordinal);

    public IEnumerable<LawSource> Sources => _sources.Values.OrderBy(s => s.Key, StringComparer.Ordinal);

    public Parameter? Find(string path) => _parameters.GetValueOrDefault(path);

    public LawSource Source(string key) => _sources[key];

    /// <summary>
    /// The law as somebody could know it on a day: later promulgations are not in it, even where they reach back.
    /// </summary>
    public Lawbook KnownAt(DateOnly day) => new(_parameters.Values.Select(p => p.KnownAt(day)), _sources.Values);

    public Result<DatedValue> On(string path, DateOnly day) =>
        Find(path) is { } parameter ? parameter.On(day) : Refusal.NotFound($"Ketentuan '{path}'");
}
