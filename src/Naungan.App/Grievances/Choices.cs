using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Grievances;

/// <summary>What the forms of grievances offer to choose from.</summary>
public sealed record Choices(IReadOnlyList<Option> Categories, IReadOnlyList<Option> Villages);
