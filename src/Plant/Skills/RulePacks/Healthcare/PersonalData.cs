using System.Text.RegularExpressions;
using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>No post carries a person's phone, Aadhaar, e-mail, record number or home; the clinic's own lines may be named as such.</summary>
internal sealed partial class PersonalData : Rule
{
    private static readonly WordList Words = WordList.Load("personal_data.txt");

    public override string Id => "health.personal_data";

    public override string Source =>
        "Digital Personal Data Protection Act 2023; Indian Medical Council Regulations 2002, 2.2 (confidentiality)";

    public override string LegalStatus =>
        "medical confidentiality is in force; the Rules under the Act were notified on 2025-11-13, its duties begin in May 2027";

    public override string? EffectiveFrom => "2002-04-06";

    public override FindingSeverity Severity => FindingSeverity.Block;

    public override string Message =>
        "This looks like the personal data of somebody. Take it out; where it is a line of the clinic, say so, as in “our reception”.";

    public override IReadOnlyList<WordList> Lists => [Words];

    protected override IEnumerable<Place> Find(WordsOfText text) => [.. Numbers(text), .. Mails(text), .. Records(text), .. Homes(text)];

    private static IEnumerable<Place> Numbers(WordsOfText text) =>
        from run in DigitRuns.Of(text, 10, 11, 12, 13, 14)
        where IsPhone(run) ? IsSomebodys(text, run) : IsIdentity(text, run)
        select run.Place;

    /// <summary>Ten digits from 6 on are a mobile in India, with or without 0, 91 or +91 before them: https://www.trai.gov.in (numbering plan).</summary>
    private static bool IsPhone(DigitRun run) => Mobile().IsMatch(run.Digits) && (run.Digits.Length < 12 || run.HasPlus) || Line().IsMatch(run.Digits);

    private static bool IsSomebodys(WordsOfText text, DigitRun run)
    {
        var (own, person) = (Distance(text, run.Place, "own_line"), Distance(text, run.Place, "person"));
        return Line().IsMatch(run.Digits) ? person < own && person <= 6 : person <= own || own == int.MaxValue;
    }

    private static bool IsIdentity(WordsOfText text, DigitRun run)
    {
        if (run.Digits.Contains('x') || run.Digits.Length is not (12 or 14))
        {
            return false;
        }

        var (aadhaar, thing, person) = (Distance(text, run.Place, "aadhaar"), Distance(text, run.Place, "thing"), Distance(text, run.Place, "person"));
        return run.Digits.Length == 14
            ? Math.Min(person, Distance(text, run.Place, "record")) < thing
            : aadhaar < thing || (thing == int.MaxValue
                && (person < int.MaxValue || (run.Digits[0] >= '2' && (Verhoeff.IsValid(run.Digits) || Distance(text, run.Place, "card") < int.MaxValue))));
    }

    private static IEnumerable<Place> Mails(WordsOfText text) =>
        from match in Mail().Matches(text.Original).Concat(SpokenMail().Matches(text.Original))
        where !IsOffice(match.Groups["local"].Value)
        let first = text.Words.Index().First(word => word.Item.End > match.Index).Index
        let end = text.Words.Index().Last(word => word.Item.Start < match.Index + match.Length).Index + 1
        select new Place(first, Math.Max(end, first + 1));

    /// <summary>An address of an office, not of a person: `care@`, `appointments.pune@`.</summary>
    private static bool IsOffice(string local)
    {
        var names = WordsOfText.Read(local.Replace('.', ' ').Replace('_', ' ').Replace('-', ' '));
        return names.Words.Count > 0
            && (Words["role_mail"].EndOf(names, 0, names.Words.Count) > 0
                || names.Words.Any(word => OfficeNames.Any(office => word.Text.Contains(office, StringComparison.Ordinal))));
    }

    private static readonly string[] OfficeNames = ["clinic", "hospital", "dental", "care", "health", "reception", "appointment", "enquir"];

    private static IEnumerable<Place> Records(WordsOfText text)
    {
        foreach (var sentence in text.Sentences)
        {
            foreach (var record in Words["record"].In(text, sentence))
            {
                if (Enumerable.Range(record.End, Math.Min(8, sentence.End - record.End)).FirstOrDefault(at => text.Words[at].IsNumber) is > 0 and var number
                    && text.Words.Skip(number).Take(4).Where(word => word.IsNumber).Sum(word => word.Letters) >= 4)
                {
                    yield return new Place(record.First, number + 1);
                }
            }
        }

        foreach (Match pan in Pan().Matches(text.Original))
        {
            var first = text.Words.Index().First(word => word.Item.End > pan.Index).Index;
            yield return new Place(first, first + 1);
        }
    }

    private static IEnumerable<Place> Homes(WordsOfText text) =>
        from sentence in text.Sentences
        let lives = Words["lives"].In(text, sentence).FirstOrDefault()
        let house = Words["house"].In(text, sentence).FirstOrDefault()
        where lives.End > 0 && house.End > 0 && Enumerable.Range(sentence.First, sentence.Length).Any(at => text.Words[at].IsNumber || IsNear(text, at, house))
        select new Place(Math.Min(lives.First, house.First), Math.Max(lives.End, house.End));

    private static bool IsNear(WordsOfText text, int at, Place house) => at == house.End && text.Words[at].Sentence == text.Words[house.First].Sentence;

    /// <summary>How many words away the nearest is, in this sentence or the one before; very far where there is none.</summary>
    private static int Distance(WordsOfText text, Place place, string section)
    {
        var sentence = text.Words[place.First].Sentence;
        return text.Sentences.Index().Where(at => at.Index == sentence || at.Index == sentence - 1)
            .SelectMany(at => Words[section].In(text, at.Item))
            .Where(found => found.End <= place.First || found.First >= place.End)
            .Select(found => found.End <= place.First ? place.First - found.End : found.First - place.End + 1)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
    }

    [GeneratedRegex("^(?:0|91|091)?[6-9][0-9x]{9,10}$")]
    private static partial Regex Mobile();

    // A landline with its area code, or a number that is free of charge.
    [GeneratedRegex("^(?:0[1-8][0-9]{9}|1[89][0-9]{8,10}|0[1-8][0-9]{8})$")]
    private static partial Regex Line();

    [GeneratedRegex(
        @"(?<local>[\p{L}\p{N}._%+\-\u200B-\u200D]+)\s*(?:[@＠]|[\(\[]\s*(?:at|एट)\s*[\)\]])\s*[\p{L}\p{N}\-]+(?:\s*(?:\.|[\(\[]\s*(?:dot|डॉट)\s*[\)\]])\s*[\p{L}\p{N}\-]+)*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    // “deepak dot menon at gmail dot com”, as one says it.
    [GeneratedRegex(
        @"(?<local>[\p{L}\p{M}\p{N}._\-]+(?:\s+(?:dot|डॉट)\s+[\p{L}\p{M}\p{N}_\-]+)*)\s+(?:at|ऐट|एट|at the rate|एट द रेट|ऐट द रेट)\s+[\p{L}\p{M}\p{N}\-]+\s+(?:dot|डॉट)\s+[\p{L}\p{M}]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpokenMail();

    [GeneratedRegex(@"\b[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]\b")]
    private static partial Regex Pan();
}
