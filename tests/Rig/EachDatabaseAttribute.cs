using System.Reflection;
using Waooaw.Hosting.Database;
using Xunit.Sdk;
using Xunit.v3;

namespace Waooaw.Rig;

/// <summary>Runs a test once on SQLite and once on PostgreSQL; the test takes a <see cref="DatabaseProvider"/> first.</summary>
/// <param name="row">What else the test takes.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] row) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseProvider>().Select(database => new TheoryDataRow([database, .. row]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
