using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Plans;
using Naungan.App.Platform;
using Naungan.Core;

namespace Naungan.App;

/// <summary>
/// The JSON API under /api: each use case that has a route adds itself; answers and refusals look alike everywhere.
/// </summary>
public static class Api
{
    /// <summary>Every route of the API; docs/pages.csv lists them with the right each one needs.</summary>
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api");
        VerifyChain.Map(api);
        ShowLaw.Map(api);
        AskContribution.Map(api);
        AskBenefit.Map(api);
        AskPlan.Map(api);
        Runs.RunRoutes.Map(api);
    }

    /// <summary>
    /// 200 with the value, 403 when not allowed, 404 when not found, 422 with the refusal for everything else.
    /// </summary>
    public static IResult Answer<T>(Result<T> result) =>
        result.TryGet(out var value, out var refusal)
            ? Results.Json(value, PlainJson.Options)
            : Results.Json(
                new { refusal = new { refusal.Reason, refusal.Message } },
                PlainJson.Options,
                statusCode: refusal.Reason switch
                {
                    "not-allowed" => StatusCodes.Status403Forbidden,
                    "not-found" => StatusCodes.Status404NotFound,
                    _ => StatusCodes.Status422UnprocessableEntity,
                }
            );
}
