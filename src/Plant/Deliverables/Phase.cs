namespace Waooaw.Plant.Deliverables;

/// <summary>How far the current attempt has come. Only `Sending` may have reached the public.</summary>
internal enum Phase
{
    None,
    Permitted,
    Sending,
}
