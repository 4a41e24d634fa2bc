using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Hosting.Tokens;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Deliverables;

/// <summary>Takes down what a person decided, from the statement that their portal signed. Plant checks all of it again.</summary>
internal sealed class RecordDecision(PlantDb db, RulePackShelf packs, SameWords words, Trail trail, TimeProvider clock)
{
    private static readonly TimeSpan LongestOnTheWay = TimeSpan.FromMinutes(10);

    /// <summary>The statement is read before the unit begins: a portal may have to be asked for its keys.</summary>
    internal sealed class Reading(TokenReader reader) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var body = context.Arguments.OfType<Body<RecordApproval>>().Single().Value;
            context.HttpContext.Items[typeof(ApprovalStatement)] =
                await reader.ReadApprovalAsync(body.Statement, context.HttpContext.RequestAborted);
            return await next(context);
        }
    }

    public static Task<Answer> HandleAsync(
        Body<RecordApproval> body, HttpContext http, Caller caller, RecordDecision work, CancellationToken ct) =>
        http.Items[typeof(ApprovalStatement)] is ApprovalStatement statement && IsTheirs(statement, caller)
            ? work.RunAsync(statement, body.Value, ct)
            : Task.FromResult<Answer>(new Refusal(
                Reasons.ApprovalInvalid, "The statement is not one that this portal signed for this person. Sign in and decide again."));

    private static bool IsTheirs(ApprovalStatement statement, Caller caller) =>
        statement.Iss == caller.Portal
        && statement.Person == caller.Account
        && (statement.Iss == Issuers.CustomerPortal
            ? statement.OnBehalfOf is null
            : statement.OnBehalfOf == statement.CustomerId);

    private async Task<Answer> RunAsync(ApprovalStatement statement, RecordApproval body, CancellationToken ct)
    {
        if (await db.Set<RecordedApproval>().AsNoTracking().SingleOrDefaultAsync(row => row.Nonce == statement.Nonce, ct) is { } told)
        {
            return told.Statement == body.Statement
                ? Answer.Created(told.View())
                : new Refusal(Reasons.ApprovalInvalid, "That statement was used before. Decide again.");
        }

        if (await UnderReview.LockAsync(db, statement.CustomerId, statement.DeliverableId, ct) is not { } review)
        {
            return Refusal.NotFound;
        }

        if (Check(statement, review) is { } refusal)
        {
            return Answer.Denied($"approval.{Wire(statement.Decision)}", statement.DeliverableId, refusal, statement.CustomerId);
        }

        if (statement.Decision == ApprovalDecision.Approved && await RecheckAsync(statement, review, ct) is { } renewed)
        {
            return renewed;
        }

        var approval = new RecordedApproval
        {
            Id = ApprovalId.New(clock),
            CustomerId = statement.CustomerId,
            DeliverableId = statement.DeliverableId,
            Version = statement.Version,
            ContentHash = statement.ContentHash,
            Decision = statement.Decision,
            Person = statement.Person,
            Method = statement.Method,
            DecidedAt = statement.DecidedAt,
            ExpiresAt = statement.ExpiresAt,
            Statement = body.Statement,
            Nonce = statement.Nonce,
            Notes = body.Notes,
        };
        db.Add(approval);
        if (statement.Decision == ApprovalDecision.Approved)
        {
            review.Deliverable.Approve(approval.Id);
        }
        else
        {
            approval.Close();
            review.Deliverable.Decline(forGood: statement.Decision == ApprovalDecision.Rejected);
        }

        trail.Add(NoteOf(approval));
        return Answer.Created(approval.View());
    }

    /// <summary>A yes to what other rules have looked at: it is looked at again, and the person is asked again.</summary>
    private async Task<Answer?> RecheckAsync(ApprovalStatement statement, UnderReview review, CancellationToken ct)
    {
        var industry = await db.Set<Customer>().Where(row => row.Id == statement.CustomerId).Select(row => row.Industry).SingleAsync(ct);
        if (packs.For(industry)?.Digest == review.Version.Post().RulePackDigest)
        {
            return null;
        }

        if (review.GiveWay("The rules have changed.") is { } under)
        {
            return under;
        }

        // What was waived under other rules is asked again too.
        var version = await words.RenewAsync(review, "deliverable.rechecked", waivers: new Dictionary<string, FindingWaiver>(), facts: [], ct);
        return Answer.Renewed(new Refusal(
            Reasons.ContentChanged,
            $"The rules for your line of business have changed. The same words were checked anew as version {version.Version}. Read it, then decide."));
    }

    private Refusal? Check(ApprovalStatement statement, UnderReview review)
    {
        var now = clock.GetUtcNow();
        var post = review.Version.Post();
        return statement switch
        {
            _ when statement.Version != review.Deliverable.Version || statement.ContentHash != review.Version.ContentHash =>
                new Refusal(Reasons.ContentChanged, $"Version {review.Deliverable.Version} is the current one. Read it, then decide."),
            _ when review.Deliverable.Review != ReviewStatus.PendingReview =>
                new Refusal(Reasons.AlreadyDecided, "This version was decided already. Withdraw that decision, or make a new version."),
            _ when statement.FindingsDigest != review.Version.FindingsDigest() =>
                new Refusal(Reasons.ContentChanged, "The findings are no longer what you saw. Read them again, then decide."),
            _ when statement.RulePackDigest != post.RulePackDigest =>
                new Refusal(Reasons.ContentChanged, "The rules that looked at it are not those you were shown. Read it again, then decide."),
            _ when now - statement.DecidedAt > LongestOnTheWay || statement.DecidedAt - now > TimeSpan.FromSeconds(30) =>
                new Refusal(Reasons.ApprovalExpired, "The decision was too long on its way. Decide again."),
            _ when statement.OnBehalfOf is not null && statement.Person == review.Version.Author =>
                new Refusal(Reasons.ApprovalSelf, "You made this version. Someone else has to approve it."),
            { Decision: not ApprovalDecision.Approved } => null,
            _ when review.Version.ReadFindings().Where(finding => finding.Stops()).ToArray() is { Length: > 0 } blocks =>
                new Refusal(Reasons.RulePackBlocking, string.Join(' ', blocks.Select(block => block.Message).Distinct())),
            _ when CheckWaivers(statement, SameWords.WaiversOf(review.Version)) is { } refusal => refusal,
            _ when statement.ExpiresAt <= now || statement.ExpiresAt > post.Window.NotAfter =>
                new Refusal(Reasons.ApprovalExpired, "An approval ends later than now and no later than the window. Decide again."),
            _ => null,
        };
    }

    /// <summary>Who waived a finding signs for it: the statement lists exactly what was waived, and nobody signs another's waiver.</summary>
    private static Refusal? CheckWaivers(ApprovalStatement statement, Dictionary<string, FindingWaiver> waived) => statement switch
    {
        _ when !statement.Waivers.ToHashSet().SetEquals(waived.Select(one => new Waiver(one.Key, one.Value.Reason))) => new Refusal(
            Reasons.ApprovalMismatch, "The decision does not name exactly the waived findings of this version. Read them again, then decide."),
        _ when waived.Values.Any(waiver => waiver.Person != statement.Person) => new Refusal(
            Reasons.RulePackBlocking, "A finding was waived by another person. Only they can approve this version."),
        _ => null,
    };

    private static Note NoteOf(RecordedApproval approval) => new(approval.CustomerId, "approval.decided", approval.DeliverableId)
    {
        Facts = new Dictionary<string, string>
        {
            ["approval_id"] = approval.Id.ToString(),
            ["content_hash"] = approval.ContentHash.Hex,
            ["decision"] = Wire(approval.Decision),
            ["person"] = approval.Person.ToString(),
            ["version"] = $"{approval.Version}",
        },
        Personal = approval.Notes is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["notes"] = approval.Notes },
        Documents = [new NotedDocument("approval", approval.Statement)],
    };

    private static string Wire(ApprovalDecision decision) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(decision.ToString());
}
