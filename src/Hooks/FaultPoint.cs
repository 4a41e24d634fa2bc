namespace Waooaw.Hooks;

/// <summary>A named place between two awaits of the dispatch path, where an experiment can end or hang the process. Off, it costs one comparison.</summary>
public sealed class FaultPoint
{
    public static readonly FaultPoint Claimed = new("claimed");
    public static readonly FaultPoint Permitted = new("permitted");
    public static readonly FaultPoint AccessBorrowed = new("access-borrowed");
    public static readonly FaultPoint QuotaRead = new("quota-read");
    public static readonly FaultPoint ContainerMade = new("container-made");
    public static readonly FaultPoint HandleKept = new("handle-kept");
    public static readonly FaultPoint ContainerReady = new("container-ready");
    public static readonly FaultPoint Crossed = new("crossed");
    public static readonly FaultPoint Written = new("written");
    public static readonly FaultPoint Answered = new("answered");
    public static readonly FaultPoint Settled = new("settled");

    private static FaultPoint? _armed;
    private static Action _fault = () => { };

    private FaultPoint(string name) => Name = name;

    public static IReadOnlyList<FaultPoint> All { get; } =
    [
        Claimed, Permitted, AccessBorrowed, QuotaRead, ContainerMade, HandleKept, ContainerReady, Crossed, Written, Answered, Settled,
    ];

    public string Name { get; }

    /// <summary>Arms one point for this process. Only an experiment does that.</summary>
    public static void Arm(FaultPoint point, Action fault) => (_fault, _armed) = (fault, point);

    /// <summary>Where the dispatch path passes.</summary>
    public void Reach()
    {
        if (ReferenceEquals(_armed, this))
        {
            _fault();
        }
    }
}
