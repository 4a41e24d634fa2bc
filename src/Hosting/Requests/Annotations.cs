using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hosting.Requests;

/// <summary>Holds a record against the attributes on its members (length, range, …), all the way down, and names every breach.</summary>
internal static class Annotations
{
    public static IReadOnlyList<Violation> Check(object value)
    {
        var violations = new List<Violation>();
        Check(value, "", violations);
        return violations;
    }

    private static void Check(object value, string path, List<Violation> violations)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), found, validateAllProperties: true);
        violations.AddRange(
            from result in found
            from member in result.MemberNames.DefaultIfEmpty("")
            select new Violation(Join(path, Wire(member)), result.ErrorMessage ?? "This cannot be accepted."));

        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            switch (property.GetValue(value))
            {
                case IEnumerable items and not string:
                    var index = 0;
                    foreach (var item in items)
                    {
                        CheckNested(item, $"{Join(path, Wire(property.Name))}[{index++}]", violations);
                    }

                    break;
                case { } nested:
                    CheckNested(nested, Join(path, Wire(property.Name)), violations);
                    break;
            }
        }
    }

    private static void CheckNested(object? value, string path, List<Violation> violations)
    {
        if (value?.GetType() is { IsClass: true, Namespace: { } space } && space.StartsWith("Waooaw.", StringComparison.Ordinal))
        {
            Check(value, path, violations);
        }
    }

    private static string Wire(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);

    private static string Join(string path, string name) => path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";
}
