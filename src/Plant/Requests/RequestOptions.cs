using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Requests;

/// <summary>How long a request can be repeated under its key.</summary>
internal sealed class RequestOptions
{
    public const string Section = "Requests";

    /// <summary>How long an answer is kept for its Idempotency-Key; after that the key is as good as new.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan AnswersLife { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How often answers whose life is over are swept away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(10);
}
