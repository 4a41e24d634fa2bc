using System.Text.Json;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.LinkedIn;

/// <summary>LinkedIn's answer to a step that nobody can see.</summary>
internal readonly record struct LinkedInAnswer(Reply? Reply)
{
    public LinkedInError? Error => Reply is null ? null : LinkedInError.In(Reply);

    /// <summary>What was asked for; null where that is not what came.</summary>
    public JsonElement? Body => Reply is { IsSuccess: true } ? Reply.Json : null;

    /// <summary>What it comes to when it was not what was needed.</summary>
    public Receipt.Refused ToRefusal() => Error?.ToRefusal() ?? UnnamedAnswer.ToRefusal(Reply, LinkedInProvider.Title);
}
