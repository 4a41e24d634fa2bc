namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>Numbers up to 99 as they are said when a long number is read out, in the spellings that are met.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, string> Digits = Table(
        firstNumber: 0,
        "zero oh shunya sunya शून्य सिफर जीरो", "one ek एक", "two do दो", "three teen tin तीन", "four char chaar चार", "five paanch panch पांच",
        "six chhe che chah छह छः छे छ", "seven saat sat सात", "eight aath ath आठ", "nine nau नौ")
        .Concat(Table(
            firstNumber: 10,
            "दस", "ग्यारह", "बारह", "तेरह", "चौदह", "पंद्रह", "सोलह", "सत्रह सतरह", "अठारह अट्ठारह", "उन्नीस",
            "बीस", "इक्कीस", "बाईस", "तेईस", "चौबीस", "पच्चीस", "छब्बीस", "सत्ताईस", "अट्ठाईस अठाईस", "उनतीस",
            "तीस", "इकतीस", "बत्तीस", "तैंतीस तेंतीस", "चौंतीस", "पैंतीस", "छत्तीस", "सैंतीस", "अड़तीस", "उनतालीस",
            "चालीस", "इकतालीस", "बयालीस", "तैंतालीस", "चौवालीस चवालीस", "पैंतालीस", "छियालीस", "सैंतालीस", "अड़तालीस", "उनचास",
            "पचास", "इक्यावन", "बावन", "तिरपन", "चौवन", "पचपन", "छप्पन", "सत्तावन", "अट्ठावन अठावन", "उनसठ",
            "साठ", "इकसठ", "बासठ", "तिरसठ", "चौंसठ", "पैंसठ", "छियासठ", "सड़सठ", "अड़सठ", "उनहत्तर",
            "सत्तर", "इकहत्तर", "बहत्तर", "तिहत्तर", "चौहत्तर", "पचहत्तर", "छिहत्तर", "सतहत्तर सत्ततर", "अठहत्तर", "उनासी उन्यासी",
            "अस्सी", "इक्यासी", "बयासी", "तिरासी", "चौरासी", "पचासी", "छियासी", "सत्तासी", "अट्ठासी अठासी", "नवासी",
            "नब्बे", "इक्यानवे", "बानवे", "तिरानवे", "चौरानवे", "पंचानवे", "छियानवे", "सत्तानवे", "अट्ठानवे अठानवे", "निन्यानवे"))
        .ToDictionary();

    /// <summary>The digits that a word stands for; null when it is no number.</summary>
    public static string? DigitsOf(string word) => Digits.GetValueOrDefault(word);

    private static Dictionary<string, string> Table(int firstNumber, params string[] spellings) => spellings
        .SelectMany((names, at) => names.Split(' ').Select(name => (Name: Folding.Of(name), Digits: $"{firstNumber + at}")))
        .DistinctBy(pair => pair.Name)
        .ToDictionary(pair => pair.Name, pair => pair.Digits);
}
