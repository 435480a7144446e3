namespace Naungan.Core.Law;

/// <summary>
/// "What if the law said …": one value of one parameter from a day on, until the end of time. Never the law; whatever
/// is computed with it cites the source <see cref="Source"/> and counts as unverified.
/// </summary>
public sealed record Supposition(string Path, DateOnly From, LawValue Value)
{
    public const string Source = "hypothetical";

    /// <summary>A lawbook in which the suppositions hold. The book itself is not changed.</summary>
    public static Result<Lawbook> Suppose(Lawbook book, IReadOnlyList<Supposition> suppositions)
    {
        if (suppositions.Count == 0)
            return book;
        var changed = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var supposition in suppositions)
        {
            var parameter = changed.GetValueOrDefault(supposition.Path) ?? book.Find(supposition.Path);
            if (parameter is null)
                return Refusal.NotFound($"Ketentuan '{supposition.Path}'");
            if (!supposition.Fits(parameter))
            {
                return Refusal.Invalid(
                    "supposition-not-fitting",
                    $"Nilai '{supposition.Value}' tidak cocok bagi ketentuan '{supposition.Path}'. Lihat jenis dan "
                        + "pilihannya di halaman ketentuan."
                );
            }

            changed[supposition.Path] = supposition.Within(parameter);
        }

        var source = new LawSource(Source, "Pengandaian (bukan hukum)", SourceKind.Reading, null, null);
        return new Lawbook(
            book.Parameters.Select(p => changed.GetValueOrDefault(p.Path, p)),
            book.Sources.Where(known => known.Key != Source).Append(source)
        );
    }

    private bool Fits(Parameter parameter) =>
        Value switch
        {
            LawValue.Choice choice => parameter.Unit == LawUnit.Choice && parameter.Choices.ContainsKey(choice.Name),
            LawValue.Names => parameter.Unit == LawUnit.Names,
            LawValue.Quantity quantity => parameter.Unit is not (LawUnit.Choice or LawUnit.Names or LawUnit.Table)
                && quantity.Amount >= 0,
            _ => false,
        };

    private Parameter Within(Parameter parameter)
    {
        var kept = parameter.Values.Where(value => value.From < From);
        var supposed = new DatedValue(
            From,
            Value,
            DateOnly.MinValue,
            Source,
            "-",
            From,
            Confidence.Unverified,
            Confidence.Unverified,
            [],
            null
        );
        return new Parameter(
            parameter.Path,
            parameter.Title,
            parameter.TitleEnglish,
            parameter.Unit,
            kept.Append(supposed)
        )
        {
            Choices = parameter.Choices,
        };
    }
}
