namespace Naungan.App.Platform.Web.Parts;

/// <summary>What a badge or message means. Each has an icon and a word, so that no meaning hangs on colour.</summary>
public enum Tone
{
    Plain,
    Info,
    Ok,
    Wait,
    Stop,
}

/// <summary>How each tone looks and is spoken.</summary>
public static class Tones
{
    public static string Css(this Tone tone) => tone.ToString().ToLowerInvariant();

    public static string Icon(this Tone tone) =>
        tone switch
        {
            Tone.Ok => "check",
            Tone.Wait => "clock",
            Tone.Stop => "cross",
            Tone.Info => "info",
            _ => "dot",
        };

    /// <summary>Said before a message, for those who do not see the icon.</summary>
    public static string Spoken(this Tone tone) =>
        tone switch
        {
            Tone.Ok => "Berhasil:",
            Tone.Wait => "Perhatian:",
            Tone.Stop => "Masalah:",
            _ => "Keterangan:",
        };
}
