namespace Waooaw.Plant.Agents.Dimensions;

/// <summary>One side of an agent: what it can do, for which business, in which language, within which limits.</summary>
/// <typeparam name="TSelf">The dimension itself.</typeparam>
/// <typeparam name="TArtifact">What a running agent holds of it.</typeparam>
internal interface IDimension<TSelf, out TArtifact>
    where TSelf : class, IDimension<TSelf, TArtifact>
{
    /// <summary>Its name in a spec.</summary>
    static abstract string Name { get; }

    /// <summary>Reads a config. What is wrong with it is named in the reading; the value counts only when nothing is.</summary>
    static abstract TSelf Read(ObjectReading config);

    /// <summary>What a running agent needs of this, ready for use.</summary>
    TArtifact Materialize();
}
