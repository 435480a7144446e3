using System.Diagnostics.CodeAnalysis;

namespace Naungan.Core;

/// <summary>
/// Either a value or a <see cref="Core.Refusal"/>. Use cases return it; pages, routes and verbs render both sides.
/// </summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The value; throws when refused, because reading it then is a bug of the caller.</summary>
    public T Value =>
        Refusal is null
            ? _value!
            : throw new InvalidOperationException($"Refused ({Refusal.Reason}): {Refusal.Message}");

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return Refusal is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
