using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;

namespace Naungan.App.Reminders;

/// <summary>Tells the frame how many tasks wait for whoever is signed in; only a page with a menu asks.</summary>
internal static class CountForMenu
{
    internal static void Use(WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.User.Identity?.IsAuthenticated == true)
                {
                    var services = context.RequestServices;
                    services.GetRequiredService<Shell>().Waiting = () =>
                        ListReminders.Count(context.Actor(), services.GetRequiredService<Db>(), context.RequestAborted);
                }

                return next(context);
            }
        );
}
