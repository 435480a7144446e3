namespace Naungan.App.Platform.Database;

/// <summary>The two databases every test runs on.</summary>
public enum DbKind
{
    Sqlite,
    Postgres,
}
