using Naungan.App.Platform.Database;
using Naungan.Linkage.Text;

namespace Naungan.App.People;

/// <summary>
/// Keeps the words of people's folded names beside them, for searching. Whoever writes people in bulk writes their
/// words with the same instance: it remembers which words are known by now.
/// </summary>
internal sealed class NameWords(Session session, string government)
{
    private const int PiecePeople = 16_384;

    private static readonly string[] _columns = ["region_code", "word", "person_id"];
    private static readonly string[] _wordColumns = ["region_code", "word", "sound"];

    private readonly HashSet<string> _known = [];

    internal sealed record Named
    {
        public string RegionCode { get; init; } = "";
        public Guid Id { get; init; }
        public string NameKey { get; init; } = "";
    }

    /// <summary>How a folded word sounds; the same for spellings that are read aloud alike.</summary>
    internal static string SoundOf(string word) => IndonesianSpelling.Fold(word);

    /// <summary>The words of people just inserted.</summary>
    internal async Task Add(IEnumerable<(Guid Person, string NameKey)> people, CancellationToken stop)
    {
        var holders = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        foreach (var (person, nameKey) in people)
        {
            foreach (var word in nameKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
            {
                if (!holders.TryGetValue(word, out var same))
                    holders[word] = same = [];
                same.Add(person);
            }
        }

        await AddNew([.. holders.Keys.Where(_known.Add)], stop);
        // In the order of the key, so that neighbours in the table are written one after the other; people come in the
        // order of their ids.
        var words = holders
            .OrderBy(word => word.Key, StringComparer.Ordinal)
            .SelectMany(word => word.Value.Select(person => (word.Key, person)));
        session.BulkInsert("person_word", _columns, words, Word, stop);
    }

    /// <summary>Everybody's words, for a database whose people were written before the table of words.</summary>
    internal static async Task AddEverybody(Session session, CancellationToken stop)
    {
        var last = new Named();
        for (var at = last; ; at = last)
        {
            var people = await session.List<Named>(
                "select region_code, id, name_key from person where (region_code, id) > (@RegionCode, @Id) "
                    + "order by region_code, id limit @PiecePeople",
                new
                {
                    at.RegionCode,
                    at.Id,
                    PiecePeople,
                },
                stop
            );
            if (people.Count == 0)
                return;
            last = people[^1];
            foreach (var region in people.GroupBy(person => person.RegionCode))
                await new NameWords(session, region.Key).Add(region.Select(one => (one.Id, one.NameKey)), stop);
        }
    }

    private void Word(RowWriter to, (string Word, Guid Person) word)
    {
        to.Text(government);
        to.Text(word.Word);
        to.Id(word.Person);
    }

    private async Task AddNew(List<string> words, CancellationToken stop)
    {
        if (words.Count == 0)
            return;
        await session.Run(
            "create temp table if not exists new_word as select * from name_word where 1 = 0; delete from new_word",
            stop: stop
        );
        var rows = words.Select(word => new object?[] { government, word, SoundOf(word) });
        await session.BulkInsert("new_word", _wordColumns, rows, stop);
        await session.Run(
            "insert into name_word (region_code, word, sound) select region_code, word, sound from new_word "
                + "where true on conflict do nothing; drop table new_word",
            stop: stop
        );
    }
}
