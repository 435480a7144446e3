using System.Text.RegularExpressions;

namespace Naungan.Tidy.Tests;

/// <summary>
/// The government stands first in every key, so that rows can be spread over machines by it; and of every column it is
/// written down what kind of data it holds.
/// </summary>
public sealed partial class SchemaTests
{
    private const string Classes = "docs/data-classes.csv";

    // Lists without a government: they are the same for everyone.
    private static readonly string[] _shared = ["region"];

    private static readonly string[] _classes = ["personal-sealed", "personal", "financial", "public", "operational"];

    [Fact]
    public void Every_key_begins_with_the_government() =>
        Finding.AssertNone(Schema.Read(Migrations()).Values.SelectMany(KeysWithoutGovernment));

    [Fact]
    public void Every_column_has_a_class_of_data()
    {
        var tables = Schema.Read(Migrations());
        Assert.True(tables.Count > 20, "the migrations were not read");
        Finding.AssertNone(ClassFaults(Repository.File(Classes), tables));
    }

    [Fact]
    public void Both_databases_get_the_same_tables()
    {
        var sqlite = Schema.Read(
            Migrations().Where(file => !file.Path.EndsWith(".postgres.sql", StringComparison.Ordinal))
        );
        var postgres = Schema.Read(
            Migrations().Where(file => !file.Path.EndsWith(".sqlite.sql", StringComparison.Ordinal))
        );
        Assert.Equal(sqlite.Keys.Order(), postgres.Keys.Order());
        foreach (var (name, table) in sqlite)
            Assert.Equal(table.Columns.Order(), postgres[name].Columns.Order());
    }

    [Fact]
    public void Each_rule_finds_planted_faults()
    {
        const string Text = """
            create table a (
                region_code {text} not null references government (region_code),
                id {uuid} not null,     -- a key, of sorts
                price bigint not null check (price in (1, 2)),
                primary key (id, region_code),
                unique (region_code, price)
            );
            create index a_price on a (price);
            create table b (id integer primary key);
            alter table b add column note {text};
            """;
        var tables = Schema.Read([new TextFile("m.sql", Text)]);
        Assert.Equal(["region_code", "id", "price"], tables["a"].Columns);
        Assert.Equal(["id", "note"], tables["b"].Columns);
        Assert.Equal([5, 8, 9], tables.Values.SelectMany(KeysWithoutGovernment).Select(found => found.Line).Order());
        var classes = new TextFile(
            "c.csv",
            "table,column,class\na,region_code,public\na,id,secret\na,gone,public\na,nik_index,personal\n"
        );
        var found = ClassFaults(classes, tables).Select(one => one.What).ToList();
        Assert.Equal(7, found.Count);
        Assert.Contains("a.price has no class", found);
    }

    private static IEnumerable<TextFile> Migrations() =>
        Repository.Files.Where(file =>
            file.IsUnder("src/Naungan.App/Platform/Database/Migrations/") && file.Kind == ".sql"
        );

    private static IEnumerable<Finding> KeysWithoutGovernment(Table table)
    {
        if (table.IsShared && !_shared.Contains(table.Name))
            yield return new Finding(
                table.Path,
                table.Line,
                $"{table.Name} has no region_code",
                "make it the first column"
            );
        if (table.IsShared)
            yield break;
        foreach (var key in table.Keys.Where(key => key.Columns[0] != "region_code"))
            yield return new Finding(
                table.Path,
                key.Line,
                $"{table.Name}: {key.Kind} ({string.Join(", ", key.Columns)})",
                "put region_code first"
            );
    }

    private static IEnumerable<Finding> ClassFaults(TextFile classes, Dictionary<string, Table> tables)
    {
        var named = new HashSet<string>();
        foreach (var (index, row) in classes.Lines.Index().Skip(1))
        {
            var cells = row.Split(',');
            var column = $"{cells[0]}.{cells[1]}";
            if (!_classes.Contains(cells[2]))
                yield return new Finding(
                    classes.Path,
                    index + 1,
                    $"class '{cells[2]}'",
                    "one of " + string.Join(' ', _classes)
                );
            if (SealedName().IsMatch(cells[1]) && cells[2] != "personal-sealed")
                yield return new Finding(classes.Path, index + 1, $"{column} is {cells[2]}", "personal-sealed");
            if (!named.Add(column))
                yield return new Finding(classes.Path, index + 1, $"{column} stands twice", "keep one");
            if (!tables.TryGetValue(cells[0], out var table) || !table.Columns.Contains(cells[1]))
                yield return new Finding(classes.Path, index + 1, $"{column} is in no migration", "delete the row");
        }

        foreach (var table in tables.Values)
        {
            foreach (var column in table.Columns.Where(column => !named.Contains($"{table.Name}.{column}")))
                yield return new Finding(
                    table.Path,
                    table.Line,
                    $"{table.Name}.{column} has no class",
                    $"add the row '{table.Name},{column},operational,' (or its true class) to {Classes}"
                );
        }
    }

    [GeneratedRegex("^(cells|.*_(sealed|index)|(nik|kk|phone|mother|bank_account)(_number|_name)?)$")]
    private static partial Regex SealedName();
}
