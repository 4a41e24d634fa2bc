using System.Globalization;
using System.Text.Json;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Graph;

/// <summary>An answer of Meta's Graph API: what was asked for, an error it names, or nothing that can be used.</summary>
internal abstract record GraphAnswer
{
    private GraphAnswer()
    {
    }

    public static GraphAnswer Of(Reply? reply) => reply switch
    {
        not null when GraphError.In(reply) is { } error => new Error(error),
        { IsSuccess: true, Json: { } body } => new Ok(body, reply),
        _ => new Nothing(reply),
    };

    /// <summary>A moment as Meta writes it, such as `2019-01-02T18:31:28+0000`; null where it is none.</summary>
    public static DateTimeOffset? TimeOf(JsonElement json, string member) =>
        DateTimeOffset.TryParseExact(
            json.Text(member), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;

    /// <summary>What a step that nobody can see comes to when this was not the answer it needed.</summary>
    /// <param name="who">Whose answer it is, as people call it, such as `Instagram`.</param>
    public Receipt.Refused ToRefusal(string who) => this switch
    {
        Error error => error.Named.ToRefusal(who),
        Ok ok => UnnamedAnswer.ToRefusal(ok.Reply, who),
        Nothing nothing => UnnamedAnswer.ToRefusal(nothing.Reply, who),
        _ => throw new InvalidOperationException($"An answer of an unknown kind: {this}."),
    };

    public sealed record Ok(JsonElement Body, Reply Reply) : GraphAnswer;

    public sealed record Error(GraphError Named) : GraphAnswer;

    public sealed record Nothing(Reply? Reply) : GraphAnswer;
}
