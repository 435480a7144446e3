using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Grievances;

/// <summary>Takes a grievance in hand, notes what was done, or answers it.</summary>
public static class AnswerGrievance
{
    public const string Action = "grievances.answer";
    private const int WordsMax = 4000;

    /// <param name="Step">take, note or answer.</param>
    public sealed record Request(RegionCode Region, Guid Id, string Step, string Words = "");

    public static async Task<Result<string>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var scope = GrievanceScope.Of(actor, Action);
        if (await GrievanceTables.Find(session, request.Region, scope, request.Id, stop) is not { } row)
            return Refusal.NotFound("Pengaduan");
        if (row.State == "answered")
            return Refusal.Invalid("grievance-answered", "Pengaduan ini sudah dijawab.");
        if (request.Step == "take" && row.State == "taken")
            return Refusal.Invalid("grievance-taken", "Pengaduan ini sudah ditangani.");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var isAnswer = request.Step == "answer";
        var state =
            isAnswer ? "answered"
            : request.Step == "take" ? "taken"
            : row.State;
        await session.Run(
            "update grievance set state = @state, answer = coalesce(@answer, answer), answered_on = @on, "
                + "answered_by = @by where region_code = @Region and id = @Id",
            new
            {
                request.Region,
                request.Id,
                state,
                answer = isAnswer ? request.Words.Trim() : null,
                on = isAnswer ? today : (DateOnly?)null,
                by = isAnswer ? actor.Name : null,
            },
            stop
        );
        var step = new GrievanceStep
        {
            Step = request.Step,
            HappenedOn = today,
            Words = request.Words.Trim(),
            RecordedBy = actor.Name,
        };
        await GrievanceTables.AddStep(session, request.Region, request.Id, step, now, stop);
        if (isAnswer)
            await ReminderTables.Close(
                session,
                request.Region,
                EscalateGrievances.Kind,
                request.Id.ToString(),
                null,
                stop
            );
        await AuditTrail.Append(session, actor, Action, "pengaduan " + row.Number, request.Step, now, stop);
        await session.Commit(stop);
        return state;
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (request.Step is not ("take" or "note" or "answer"))
            return Refusal.Invalid("step-unknown", "Pilih langkah: ditangani, catatan, atau jawaban.");
        if (request.Step != "take" && string.IsNullOrWhiteSpace(request.Words))
            return Refusal.Invalid("words-missing", "Tulis catatan atau jawabannya.");
        if (request.Words.Length > WordsMax)
            return Refusal.Invalid("words-too-long", "Jawaban terlalu panjang; ringkaskan.");
        return request.Words.Count(char.IsAsciiDigit) >= 16
            ? Refusal.Invalid("words-hold-number", "Jangan menulis NIK, nomor rekening, atau telepon dalam jawaban.")
            : null;
    }
}
