using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>Stored names as people read them.</summary>
internal static class RosterWords
{
    internal static string Change(string change) =>
        change switch
        {
            "in" => "Masuk",
            "out" => "Keluar",
            "corrected" => "Perbaikan data",
            _ => change,
        };

    internal static string Reason(string reason) => EndOfCover.Reasons.GetValueOrDefault(reason, reason);
}
