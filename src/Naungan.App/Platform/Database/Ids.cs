namespace Naungan.App.Platform.Database;

/// <summary>UUIDv7 ids: they sort by the time of making, which keeps indexes compact.</summary>
public static class Ids
{
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);
}
