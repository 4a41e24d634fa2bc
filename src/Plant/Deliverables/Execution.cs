using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;

namespace Waooaw.Plant.Deliverables;

/// <summary>What is to become of one effect, or of one part of it, and what has. The one place that knows its states and what leads from one to another;
/// every change happens on the locked row, and the epoch fences off whoever had it before.</summary>
internal sealed class Execution
{
    public required EffectId EffectId { get; init; }

    /// <summary>Which part of the effect, counted from 0: whoever of the list it is for. What goes to the public has one part.</summary>
    public required int Part { get; init; }

    /// <summary>The person it is for; null for what goes to the public.</summary>
    public required ContactId? ContactId { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required DeliverableId DeliverableId { get; init; }

    public required int Version { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }

    public required ConnectionId ConnectionId { get; init; }

    public required string Provider { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    public required string Account { get; init; }

    /// <summary>What it says, without regard to case, spaces and look: by it the same message is known again.</summary>
    public required ContentHash Message { get; init; }

    /// <summary>The end of the approved window.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    public required int LatenessSeconds { get; init; }

    public required string CorrelationId { get; set; }

    public ExecutionStatus State { get; private set; }

    public Phase Phase { get; private set; }

    /// <summary>Grows with every claim and every fence; never shrinks.</summary>
    public long Epoch { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Account and minute, or account and person; unique while the effect is not over.</summary>
    public string? Slot { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? NextAttemptAt { get; private set; }

    public string LocalTime { get; private set; } = "";

    public string Timezone { get; private set; } = "";

    /// <summary>When it was last looked ahead whether it can go out.</summary>
    public DateTimeOffset? ForeseenAt { get; private set; }

    /// <summary>What will stand in its way as things are, for a person; null where nothing does, or nobody has looked.</summary>
    public string? Warning { get; private set; }

    /// <summary>Attempts that count against the limit.</summary>
    public int Attempts { get; private set; }

    /// <summary>The yes it shall use.</summary>
    public ApprovalId ApprovalId { get; private set; }

    /// <summary>The judgement that let it be armed; asked again, the same answer is given.</summary>
    public DecisionId DecisionId { get; private set; }

    /// <summary>What the provider calls what was prepared.</summary>
    public string? Handle { get; private set; }

    public DateTimeOffset? SendingAt { get; private set; }

    /// <summary>When the provider is asked next; null when nobody asks any more.</summary>
    public DateTimeOffset? AskAfter { get; private set; }

    public int Asks { get; private set; }

    /// <summary>When the provider first said that it is not out.</summary>
    public DateTimeOffset? FirstNoAt { get; private set; }

    /// <summary>Called off while its write may have begun: should nothing have come of that, it is not tried again.</summary>
    public bool IsCalledOff { get; private set; }

    public string? ProviderRef { get; private set; }

    public string? ProviderUrl { get; private set; }

    /// <summary>What the provider says became of what is out, such as `delivered`; null where it says nothing.</summary>
    public string? Outcome { get; private set; }

    public string? Reason { get; private set; }

    public string? Detail { get; private set; }

    public bool IsOver => State is ExecutionStatus.Posted or ExecutionStatus.Failed or ExecutionStatus.NotDone or ExecutionStatus.Cancelled;

    /// <summary>Something may be out already, or is about to be: it can only be waited for.</summary>
    public bool MayBeOut => State is ExecutionStatus.OutcomeUnknown or ExecutionStatus.Posted || Phase == Phase.Sending;

    public DateTimeOffset LastMoment
    {
        get
        {
            var late = DueAt.AddSeconds(LatenessSeconds);
            return late < NotAfter ? late : NotAfter;
        }
    }

    public static Execution Of(PublishPost post, int part, string correlationId) => new()
    {
        EffectId = post.EffectId,
        Part = part,
        ContactId = post.Recipients.IsEmpty ? null : post.Recipients[part].ContactId,
        CustomerId = post.CustomerId,
        DeliverableId = post.DeliverableId,
        Version = post.Version,
        HiredInstanceId = post.HiredInstanceId,
        ConnectionId = post.ConnectionId,
        Provider = post.Provider,
        Environment = post.Environment,
        Account = post.Account,
        Message = SameMessage.Of(post),
        NotAfter = post.Window.NotAfter,
        LatenessSeconds = post.LatenessSeconds,
        CorrelationId = correlationId,
    };

    /// <summary>Makes it due at an instant, on a yes. Only what has not begun, was missed or was stopped can be armed.</summary>
    public bool Arm(DateTimeOffset due, string localTime, string timezone, ApprovalId approval, DecisionId decision)
    {
        if (State is not (ExecutionStatus.NotScheduled or ExecutionStatus.Scheduled or ExecutionStatus.Missed or ExecutionStatus.Stopped))
        {
            return false;
        }

        Move(ExecutionStatus.Scheduled);
        (DueAt, NextAttemptAt, LocalTime, Timezone, ApprovalId, DecisionId) = (due, due, localTime, timezone, approval, decision);
        (Attempts, Reason, Detail, ForeseenAt, Warning) = (0, null, null, null, null);
        var turn = ContactId?.ToString() ?? $"{due.UtcDateTime:yyyy-MM-ddTHH:mm}";
        Slot = $"{Environment}:{Provider}:{Account}:{turn}".ToLowerInvariant();
        return true;
    }

    /// <summary>Someone looked ahead.</summary>
    public void Foresee(string? warning, DateTimeOffset now) => (Warning, ForeseenAt) = (warning, now);

    public void Claim(DateTimeOffset now, TimeSpan lease)
    {
        Demand(State == ExecutionStatus.Scheduled, "claimed");
        Move(ExecutionStatus.Running);
        Epoch++;
        LeaseUntil = now + lease;
    }

    public void Permit()
    {
        Demand(State == ExecutionStatus.Running && Phase == Phase.None, "permitted");
        Phase = Phase.Permitted;
    }

    /// <summary>The point of no return.</summary>
    public void Cross(string? handle, DateTimeOffset now, TimeSpan quiet)
    {
        Demand(State == ExecutionStatus.Running && Phase == Phase.Permitted, "crossed");
        (Phase, Handle, SendingAt, AskAfter, FirstNoAt) = (Phase.Sending, handle ?? Handle, now, now + quiet, null);
    }

    public void KeepHandle(string handle)
    {
        Demand(State == ExecutionStatus.Running && Phase == Phase.Permitted, "given a handle");
        Handle = handle;
    }

    public void Renew(DateTimeOffset now, TimeSpan lease)
    {
        if (State == ExecutionStatus.Running)
        {
            LeaseUntil = now + lease;
        }
    }

    /// <summary>It is out.</summary>
    public void Post(string? providerRef, string? providerUrl)
    {
        Demand(!IsOver, "posted");
        Move(ExecutionStatus.Posted);
        (ProviderRef, ProviderUrl, Reason, Detail) = (providerRef, providerUrl, null, null);
        Rest();
    }

    /// <summary>The provider says how what is out fares; it only ever gets further.</summary>
    /// <returns>Whether this says more than what was known.</returns>
    public bool Hear(string outcome)
    {
        string[] course = ["sent", "delivered", "read", "failed"];
        if (State != ExecutionStatus.Posted || Array.IndexOf(course, outcome) <= Array.IndexOf(course, Outcome ?? ""))
        {
            return false;
        }

        Outcome = outcome;
        return true;
    }

    /// <summary>The attempt is over and is known to have sent nothing.</summary>
    public void ComeBackUnsent() => Phase = Phase.None;

    /// <summary>Nothing is out, and it is tried again later, unless that would be too late or too often.</summary>
    public void TryAgain(DateTimeOffset at, bool counts, bool dropsHandle, int mostAttempts, Reason reason, string detail)
    {
        Attempts += counts ? 1 : 0;
        Handle = dropsHandle ? null : Handle;
        (Reason, Detail) = (reason.Code, detail);
        if (IsCalledOff)
        {
            Move(ExecutionStatus.Cancelled);
            Rest();
        }
        else if (Attempts >= mostAttempts)
        {
            Fail(reason, detail);
        }
        else if (at > LastMoment)
        {
            Miss($"It could not go out in time. Last: {detail}");
        }
        else
        {
            Move(ExecutionStatus.Scheduled);
            NextAttemptAt = at;
        }
    }

    public void Fail(Reason reason, string detail)
    {
        Move(ExecutionStatus.Failed);
        (Reason, Detail) = (reason.Code, detail);
        Rest();
    }

    public void Doubt(DateTimeOffset askAfter, string why)
    {
        Move(ExecutionStatus.OutcomeUnknown);
        (AskAfter, Asks, Reason, Detail) = (askAfter, 0, Reasons.OutcomeUnknownPending.Code, why);
    }

    /// <summary>The provider is about to be asked; unless it answers, it is asked again then.</summary>
    public void Ask(DateTimeOffset? next) => (Asks, AskAfter) = (Asks + 1, next);

    /// <summary>The provider said for the first time that it is not out; it is asked once more before anything follows from that.</summary>
    public void HearNo(DateTimeOffset now, DateTimeOffset askAgain) => (FirstNoAt, AskAfter) = (now, askAgain);

    public void LeaveToPerson(string why) => (AskAfter, Detail) = (null, why);

    public void NotDone(string evidence)
    {
        Demand(State == ExecutionStatus.OutcomeUnknown, "called not done");
        Move(ExecutionStatus.NotDone);
        (Reason, Detail) = (null, evidence);
        Rest();
    }

    public void Miss(string detail)
    {
        Move(ExecutionStatus.Missed);
        (Reason, Detail) = (Reasons.OutsideWindow.Code, detail);
        Rest();
    }

    /// <summary>Stands still until a person arms it again.</summary>
    public void Stop(Reason reason, string detail)
    {
        Demand(!MayBeOut && !IsOver, "stopped");
        Fence();
        Move(ExecutionStatus.Stopped);
        (Reason, Detail) = (reason.Code, detail);
        Rest();
    }

    /// <summary>Is due no more; its version can be armed again.</summary>
    public void Unschedule(Reason? reason, string? detail)
    {
        Demand(!MayBeOut && !IsOver, "unscheduled");
        Fence();
        Move(ExecutionStatus.NotScheduled);
        (Reason, Detail) = (reason?.Code, detail);
        Rest();
    }

    /// <summary>Will never be done; another version may.</summary>
    public void Cancel(string why)
    {
        Demand(!MayBeOut && !IsOver, "cancelled");
        Fence();
        Move(ExecutionStatus.Cancelled);
        (Reason, Detail) = (null, why);
        Rest();
    }

    /// <summary>Its write may have begun and cannot be recalled; nothing follows should it have come to nothing.</summary>
    public void CallOff() => IsCalledOff = true;

    /// <summary>Whoever is at work on it finds itself fenced off.</summary>
    public void Fence() => Epoch++;

    private void Move(ExecutionStatus state) => (State, Phase, LeaseUntil) = (state, Phase.None, null);

    private void Rest() => (Slot, NextAttemptAt, AskAfter) = (null, null, null);

    private void Demand(bool isPossible, string what)
    {
        if (!isPossible)
        {
            throw new InvalidOperationException($"Effect {EffectId} is {State}/{Phase} and cannot be {what}.");
        }
    }
}
