using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Tokens;

/// <summary>Plant's signed word that a customer's chain had this many entries and ended in this link. It vouches for all that came before.</summary>
public sealed record Checkpoint(string Iss, CustomerId CustomerId, long Seq, ContentHash Link, DateTimeOffset At);
