using System.Globalization;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios.Paper;
using Naungan.Core;
using Naungan.Core.Time;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Naungan.App.Scenarios;

/// <summary>The scenario files that come with the program.</summary>
public static class ScenarioFolder
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Every scenario: those with people and those on paper only.</summary>
    public static IReadOnlyList<string> Names() =>
        [.. WithPeople().Union(PlanScenario.Names()).Order(StringComparer.Ordinal)];

    /// <summary>Those whose agencies' files can be made.</summary>
    public static IReadOnlyList<string> WithPeople() =>
        [
            .. Directory
                .EnumerateFiles(Root, "*.yaml")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    public static Result<Scenario> Load(string name)
    {
        // The name comes from the command line: only a name in the folder's listing becomes a path.
        if (!Names().Contains(name, StringComparer.Ordinal))
        {
            return new Refusal(
                "scenario-unknown",
                $"Tidak ada skenario bernama itu. Yang tersedia: {string.Join(", ", Names())}."
            );
        }
        if (!WithPeople().Contains(name, StringComparer.Ordinal))
        {
            return new Refusal(
                "scenario-on-paper",
                "Skenario ini hanya angka rencana, tanpa berkas orang. Jalankan dengan naungan scenario run."
            );
        }
        return Read<Scenario>(Path.Combine(Root, name + ".yaml"));
    }

    /// <summary>Scenarios belong to nobody's data: whoever sits at the machine may make them.</summary>
    internal static Actor ConsoleActor() => Actor.AtConsole(default, Environment.UserName);

    internal static NameWords Words() => Read<NameWords>(Path.Combine(Root, "words", "names.yaml"));

    private static T Read<T>(string path)
    {
        var yaml = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers()
            .WithTypeConverter(new Scalar<Month>(text => Month.Parse(text)))
            .WithTypeConverter(
                new Scalar<DateOnly>(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            )
            .Build();
        using var reader = File.OpenText(path);
        return yaml.Deserialize<T>(reader);
    }

    private sealed class Scalar<T>(Func<string, T> parse) : IYamlTypeConverter
        where T : notnull
    {
        public bool Accepts(Type type) => type == typeof(T);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
            parse(parser.Consume<YamlDotNet.Core.Events.Scalar>().Value);

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Scenarios are only read.");
    }
}
