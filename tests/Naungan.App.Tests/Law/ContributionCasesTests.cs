using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Law;

public class ContributionCasesTests
{
    public static TheoryData<string, string> Cases => WorkedCase.Asking("contribution");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_contribution_comes_out_as_written(string where, string name)
    {
        var one = WorkedCase.At(where);
        var input = WorkedCase.Part(one, "contribution");
        var output = WorkedCase.Part(one, "output");
        var answers = Answers(WorkedCase.Book(one), input);
        if (output.MaybeText("refused") is { } reason)
        {
            Assert.All(answers, answer => Assert.Equal(reason, answer.Refusal?.Reason));
        }
        else
        {
            var people = long.Parse(input.MaybeText("people") ?? "1");
            Assert.All(output.Names, figure => Equals(name, figure, output.Text(figure), answers, people));
        }
    }

    [Fact]
    public void There_are_cases_enough_to_mean_something() => Assert.True(Cases.Count > 80);

    private static List<Result<Contribution>> Answers(Lawbook book, YamlFields input)
    {
        var first = Month.Parse(input.Text("month"));
        var months = int.Parse(input.MaybeText("months") ?? "1");
        var questions = Enumerable.Range(0, months).Select(i => Question(book, input, first.Plus(i)));
        return [.. questions.Select(q => AskContribution.Handle(new(q), WorkedCase.Reader, book))];
    }

    private static ContributionQuestion Question(Lawbook book, YamlFields input, Month month)
    {
        int? risk = input.MaybeText("risk") switch
        {
            null => null,
            "government-office" => RiskClass.OfGovernmentOffices(book, month.FirstDay).Value.Class,
            { } number => int.Parse(number),
        };
        return new(
            input.OneOf<Segment>("segment"),
            WorkedCase.Programmes(input),
            month,
            WorkedCase.Wage(input, book, month.FirstDay),
            input.OneOf<Funding>("funding"),
            input.Has("sector") ? input.OneOf<Sector>("sector") : Sector.Other,
            risk
        );
    }

    private static void Equals(
        string name,
        string figure,
        string expected,
        List<Result<Contribution>> answers,
        long people
    )
    {
        if (figure == "base")
        {
            Assert.All(
                answers.SelectMany(a => a.Value.Lines),
                line => Assert.Equal(Rational.Parse(expected), line.Base)
            );
            return;
        }

        var sum = answers.Aggregate(Rupiah.Zero, (sum, answer) => sum + Figure(answer.Value, figure)) * people;
        Assert.True(
            long.Parse(expected) == sum.Amount,
            $"{name}: {figure} {expected} diharapkan, dihitung {sum.Amount}"
        );
    }

    private static Rupiah Figure(Contribution answer, string figure) =>
        figure switch
        {
            "total" => answer.Total,
            "employer" => Sum(answer, line => line.Employer),
            "worker" => Sum(answer, line => line.Worker),
            "not_billed" => Sum(answer, line => line.NotBilled),
            _ => LawWords.TryProgrammes(figure, out var programme)
                ? answer.Of(programme)
                : throw new InvalidDataException($"Unknown figure {figure}."),
        };

    private static Rupiah Sum(Contribution answer, Func<ContributionLine, Rupiah> part) =>
        answer.Lines.Aggregate(Rupiah.Zero, (sum, line) => sum + part(line));
}
