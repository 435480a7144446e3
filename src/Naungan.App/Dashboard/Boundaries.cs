namespace Naungan.App.Dashboard;

/// <summary>
/// A government's own boundary file (GeoJSON, features with <c>code</c>), given at the start; without it, bubbles.
/// </summary>
public sealed record Boundaries(string? File)
{
    public string? Url => File is null ? null : "/dashboard/boundaries";

    public void Map(WebApplication app)
    {
        if (File is { } file)
            app.MapGet("/dashboard/boundaries", () => Results.File(Path.GetFullPath(file), "application/geo+json"));
    }
}
