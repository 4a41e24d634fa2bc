using System.Text;
using System.Text.Json;

namespace Waooaw.Sandbox.YouTube;

/// <summary>What a film's words may be.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/videos#properties: title "maximum length of 100 characters … all valid UTF-8 characters except &lt; and &gt;";
/// description 5000 bytes; tags 500 characters, where one with a space counts two more for its quotes and commas count.</remarks>
internal static class VideoRules
{
    private const int MaxTitle = 100;
    private const int MaxDescriptionBytes = 5000;
    private const int MaxTags = 500;

    private static readonly string[] Privacies = ["private", "unlisted", "public"];

    /// <summary>The upload that a body describes, or what YouTube would refuse in it.</summary>
    public static (Upload? Upload, GoogleError? Problem) Read(JsonElement body, string id, string channel, long length, DateTimeOffset now)
    {
        var (snippet, status) = (Member(body, "snippet"), Member(body, "status"));
        var (title, description, privacy) = (Text(snippet, "title"), Text(snippet, "description") ?? "", Text(status, "privacyStatus"));
        var tags = Member(snippet, "tags") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(tag => tag.ToString()).ToArray() : [];
        var problem = true switch
        {
            _ when string.IsNullOrWhiteSpace(title) || title.EnumerateRunes().Count() > MaxTitle || HasAngle(title) =>
                GoogleError.Bad("invalidTitle", "The request metadata specifies an invalid or empty video title."),
            _ when Encoding.UTF8.GetByteCount(description) > MaxDescriptionBytes || HasAngle(description) =>
                GoogleError.Bad("invalidDescription", "The request metadata specifies an invalid video description."),
            _ when LengthOf(tags) > MaxTags || tags.Any(HasAngle) =>
                GoogleError.Bad("invalidTags", "The request metadata specifies invalid video keywords."),
            _ when !Privacies.Contains(privacy) => GoogleError.Bad("invalidVideoMetadata", "The request metadata is invalid: status.privacyStatus."),
            _ => null,
        };
        return problem is not null ? (null, problem) : (new Upload
        {
            Id = id,
            ChannelId = channel,
            Title = title!,
            Description = description,
            Tags = JsonSerializer.Serialize(tags),
            Privacy = privacy!,
            Length = length,
            StartedAt = now,
        }, null);
    }

    private static bool HasAngle(string text) => text.AsSpan().ContainsAny('<', '>');

    private static int LengthOf(string[] tags) => tags.Sum(tag => tag.Length + (tag.Contains(' ') ? 2 : 0)) + Math.Max(0, tags.Length - 1);

    private static JsonElement? Member(JsonElement? holder, string name) =>
        holder is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
