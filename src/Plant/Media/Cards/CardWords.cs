namespace Waooaw.Plant.Media.Cards;

/// <summary>What a card says. The headline carries it; a card that has none left shows the brand.</summary>
/// <param name="Headline">Such as the theme of the post; shortened at a word where it is too long for the card.</param>
/// <param name="Note">A quiet second line, such as the place and the day.</param>
internal sealed record CardWords(string Brand, string? Headline, string? Note = null);
