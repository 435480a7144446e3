using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Tests.Law;

public class BenefitCasesTests
{
    public static TheoryData<string, string> Cases => WorkedCase.Asking("benefit");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_benefit_comes_out_as_written(string where, string name)
    {
        var one = WorkedCase.At(where);
        var output = WorkedCase.Part(one, "output");
        var answer = Answer(WorkedCase.Book(one), WorkedCase.Part(one, "benefit"));
        if (output.MaybeText("refused") is { } reason)
        {
            Assert.Equal(reason, answer.Refusal?.Reason);
            return;
        }

        foreach (var figure in output.Names)
        {
            if (figure == "withheld")
                Assert.Equal(output.Texts(figure), answer.Value.Withheld.Select(w => w.Name));
            else
                Assert.Equal(
                    $"{name}: {figure} {output.Text(figure)}",
                    $"{name}: {figure} {Figure(answer.Value, figure)}"
                );
        }

        Assert.All(answer.Value.Items, item => Assert.NotEmpty(item.Because));
    }

    private static Result<Benefit> Answer(Lawbook book, YamlFields input)
    {
        var on = input.Day("on");
        var question = new BenefitQuestion(
            input.OneOf<BenefitEvent>("event"),
            on,
            input.OneOf<Segment>("segment"),
            WorkedCase.Wage(input, book, on),
            input.Day("member_since"),
            int.Parse(input.Text("paid_months"))
        )
        {
            MonthsUnable = int.Parse(input.MaybeText("months_unable") ?? "0"),
            DisabilityPercent = Rational.Parse(input.MaybeText("disability") ?? "0"),
            FunctionLossPercent = Rational.Parse(input.MaybeText("function_loss") ?? "0"),
            Children = Children(input),
            Costs = Costs(input),
        };
        input.NothingElse();
        return AskBenefit.Handle(new(question), WorkedCase.Reader, book);
    }

    private static IReadOnlyList<Child> Children(YamlFields input) =>
        LawWords.TryChildren(string.Join(',', input.Texts("children")), out var children)
            ? children
            : throw input.Wrong("children");

    private static List<Cost> Costs(YamlFields input)
    {
        if (!input.Has("costs"))
            return [];
        var costs = WorkedCase.Part(input, "costs");
        return
        [
            .. costs.Names.Select(name =>
                LawWords.TryOne<CostKind>(name, out var kind)
                    ? new Cost(kind, Rational.Parse(costs.Text(name)))
                    : throw costs.Wrong(name)
            ),
        ];
    }

    private static long Figure(Benefit benefit, string figure) =>
        figure switch
        {
            "total" => benefit.Total.Amount,
            "total_in_thousands" => (benefit.Total.Amount + 500) / 1000 * 1000,
            _ => benefit.Of(figure).Amount,
        };
}
