using System.Diagnostics.CodeAnalysis;

namespace Waooaw.Hosting.Refusals;

/// <summary>A value, or the refusal that stands in its place. Nobody can read the one without having looked for the other.</summary>
public readonly struct Result<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Result(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>For values of interface types, which a conversion operator cannot take.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public bool IsRefused([NotNullWhen(true)] out Refusal? refusal, [NotNullWhen(false)] out T? value)
    {
        if (_refusal is null && _value is null)
        {
            throw new InvalidOperationException("A result is made from a value or a refusal.");
        }

        (refusal, value) = (_refusal, _value);
        return refusal is not null;
    }
}
