namespace Naungan.Core.Law.Contributions;

/// <summary>General relief from contributions, as in the pandemic months of PP 49/2020.</summary>
internal static class Relief
{
    public static Rational Of(LawReading law, Jaminan programme) =>
        programme is Jaminan.Jkk or Jaminan.Jkm
            ? law.RateIfAny($"contribution/relief/{programme.Key()}")
            : Rational.Zero;
}
