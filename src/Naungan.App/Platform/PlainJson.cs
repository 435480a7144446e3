using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Platform;

/// <summary>How every JSON answer of ours is written, by the command line and the API alike.</summary>
public static class PlainJson
{
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new PlainValueConverter() },
        };

    /// <summary>The same without line breaks, for files of one object a line.</summary>
    public static JsonSerializerOptions Lines { get; } = new(Options) { WriteIndented = false };
}

/// <summary>
/// Writes money as a whole number, months as 2024-08 and region codes as text, as scripts expect them.
/// </summary>
public sealed class PlainValueConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(Rupiah) || typeToConvert == typeof(Month) || typeToConvert == typeof(RegionCode);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        if (typeToConvert == typeof(Rupiah))
            return new Writer<Rupiah>((json, value) => json.WriteNumberValue(value.Amount));
        return typeToConvert == typeof(Month)
            ? new Writer<Month>((json, value) => json.WriteStringValue(value.ToString()))
            : new Writer<RegionCode>((json, value) => json.WriteStringValue(value.Code));
    }

    private sealed class Writer<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("These values are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            write(writer, value);
    }
}
