namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>The check digit of an Aadhaar number: https://en.wikipedia.org/wiki/Verhoeff_algorithm.</summary>
internal static class Verhoeff
{
    // The dihedral group D5: turn by turn, and one reflection.
    private static int Multiply(int a, int b) => (a, b) switch
    {
        ( < 5, < 5) => (a + b) % 5,
        ( < 5, _) => (((b - 5) + a) % 5) + 5,
        (_, < 5) => (((a - 5) - b + 5) % 5) + 5,
        _ => (a - b + 5) % 5,
    };

    private static readonly int[] Permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    public static bool IsValid(string digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            for (var turn = i % 8; turn > 0; turn--)
            {
                digit = Permutation[digit];
            }

            check = Multiply(check, digit);
        }

        return check == 0;
    }
}
