using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// A typed person as an open file of one row, so that it is guarded, read, healed and stored like any list. The file
/// vanishes when this is disposed.
/// </summary>
internal sealed class TypedFile : IAsyncDisposable
{
    private readonly string _path;

    private TypedFile(string path, OpenFile file) => (_path, File) = (path, file);

    internal OpenFile File { get; }

    internal static async Task<Result<TypedFile>> Of(
        RegionCode government,
        string agency,
        string programme,
        TypedPerson person,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (person.WhatIsWrong() is { } wrong)
            return wrong;
        await LoadRegions.WhenEmpty(db, stop); // the village is named before the file is opened
        var path = Path.GetTempFileName();
        var keep = false;
        try
        {
            await using (var session = await db.Read(stop))
            await using (var output = System.IO.File.Create(path))
                await person.Write(output, session, stop);
            var name = string.Create(CultureInfo.InvariantCulture, $"diketik-{now:yyyyMMdd-HHmmss}.csv");
            var request = new SubmitFile.Request(government, agency, programme, path, name);
            if (!(await SubmitFile.Open(request, actor, db, now, stop)).TryGet(out var file, out var refusal))
                return refusal;
            keep = true;
            return new TypedFile(path, file);
        }
        finally
        {
            if (!keep)
                System.IO.File.Delete(path);
        }
    }

    /// <summary>The one row that is about somebody; null when the reader makes nothing of it.</summary>
    internal async Task<RowWork?> Row(CancellationToken stop)
    {
        RowWork? found = null;
        await foreach (var piece in File.Pieces(stop))
            found ??= piece.Rows.FirstOrDefault(row => row.Facts.Ignored is null);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await File.DisposeAsync();
        System.IO.File.Delete(_path);
    }
}
