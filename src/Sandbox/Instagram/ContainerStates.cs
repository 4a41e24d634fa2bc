namespace Waooaw.Sandbox.Instagram;

/// <summary>Where a container stands, in Instagram's words.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container, field `status_code`</remarks>
internal static class ContainerStates
{
    public const string InProgress = "IN_PROGRESS";
    public const string Finished = "FINISHED";
    public const string Published = "PUBLISHED";
    public const string Error = "ERROR";
    public const string Expired = "EXPIRED";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public static string Of(Container container, DateTimeOffset now) =>
        container.Status is Finished or InProgress && now - container.CreatedAt > Life ? Expired : container.Status;
}
