using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Law;

public class MembershipCasesTests
{
    public static TheoryData<string, string> Standings => WorkedCase.Asking("membership");

    public static TheoryData<string, string> DueDays => WorkedCase.Asking("due");

    public static TheoryData<string, string> Penalties => WorkedCase.Asking("penalty");

    public static TheoryData<string, string> Ages => WorkedCase.Asking("age");

    public static TheoryData<string, string> Deaths => WorkedCase.Asking("death_exit");

    public static TheoryData<string, string> Entitlements => WorkedCase.Asking("entitlement");

    [Theory]
    [MemberData(nameof(Entitlements))]
    public void A_family_is_entitled_as_written(string where, string name)
    {
        var (input, output) = Case(where, "entitlement");
        var paid = int.Parse(input.Text("paid_months"));
        var jkm = JkmEntitlement.Of(LawFiles.Shipped, input.Day("on"), input.Day("member_since"), paid).Value;
        Matches(
            name,
            output,
            figure => figure == "full" ? (jkm.Full ? "true" : "false") : jkm.FullFrom?.ToString("yyyy-MM-dd")
        );
    }

    [Theory]
    [MemberData(nameof(Standings))]
    public void A_person_stands_as_written(string where, string name)
    {
        var (input, output) = Case(where, "membership");
        var paid = input.Texts("paid").Select(month => Month.Parse(month));
        var standing = BpuMembership.Of(LawFiles.Shipped, paid).Value.On(input.Day("on"));
        Matches(
            name,
            output,
            figure =>
                figure switch
                {
                    "standing" => Kebab.Of(standing.Kind),
                    "paid_months" => standing.PaidMonths.ToString(),
                    "unpaid_months" => standing.UnpaidMonths.ToString(),
                    "member_since" => standing.MemberSince?.ToString("yyyy-MM-dd"),
                    "cover_ends" => standing.CoverEnds?.ToString("yyyy-MM-dd"),
                    _ => throw output.Wrong(figure),
                }
        );
    }

    [Theory]
    [MemberData(nameof(DueDays))]
    public void A_contribution_is_due_as_written(string where, string name)
    {
        var (input, output) = Case(where, "due");
        var month = Month.Parse(input.Text("month"));
        var due = DueDate.Of(LawFiles.Shipped, input.OneOf<Segment>("segment"), month).Value;
        Matches(name, output, _ => due.On.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [MemberData(nameof(Penalties))]
    public void Being_late_costs_as_written(string where, string name)
    {
        var (input, output) = Case(where, "penalty");
        var penalty = LatePenalty.Of(
            LawFiles.Shipped,
            input.OneOf<Segment>("segment"),
            Month.Parse(input.Text("month")),
            new Rupiah(long.Parse(input.Text("contribution"))),
            int.Parse(input.Text("months_late"))
        );
        Matches(name, output, _ => penalty.Value.Amount.Amount.ToString());
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public void An_age_is_allowed_as_written(string where, string name)
    {
        var (input, output) = Case(where, "age");
        var age = EnrolmentAge.Of(LawFiles.Shipped, input.Day("born"), input.Day("on")).Value;
        Matches(
            name,
            output,
            figure =>
                figure == "age" ? age.AgeYears.ToString()
                : age.Allowed ? "true"
                : "false"
        );
        Assert.Equal(age.Allowed, age.Reason is null);
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public void A_dead_member_leaves_as_written(string where, string name)
    {
        var (input, output) = Case(where, "death_exit");
        Matches(name, output, _ => DeathExit.Of(LawFiles.Shipped, input.Day("died")).Value.FirstMonth.ToString());
    }

    private static (YamlFields Input, YamlFields Output) Case(string where, string question)
    {
        var one = WorkedCase.At(where);
        return (WorkedCase.Part(one, question), WorkedCase.Part(one, "output"));
    }

    private static void Matches(string name, YamlFields output, Func<string, string?> computed) =>
        Assert.All(
            output.Names,
            figure => Assert.Equal($"{name}: {output.Text(figure)}", $"{name}: {computed(figure)}")
        );
}
