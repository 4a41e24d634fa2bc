using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>Reads a template and names every variable, member and filter in it that does not exist.</summary>
internal static partial class TemplateReader
{
    private static readonly FluidParser Parser = new();

    public static LiquidTemplate? Read(PlaybookBlock block, TemplateNames names, ProblemList problems)
    {
        if (block.Text.Trim().Length == 0)
        {
            problems.Add(block.Line, $"The template of `{block.Heading}` is empty.");
            return null;
        }

        if (!Parser.TryParse(block.Text, out var template, out var error))
        {
            var line = Place().Match(error) is { Success: true } place ? int.Parse(place.Groups[1].Value, null) : 1;
            problems.Add(block.Line + line - 1, $"The template of `{block.Heading}` cannot be read: {error.Split('\n')[0]}");
            return null;
        }

        var used = new NamesInUse();
        used.VisitTemplate(template);
        foreach (var (name, member) in used.Names.Where(use => !used.Made.Contains(use.Name)).Distinct())
        {
            if (!names.Knows(name))
            {
                problems.Add(LineOf(block, name), $"The template of `{block.Heading}` names an unknown variable: `{name}`.");
            }
            else if (member is not null && !names.Knows(name, member))
            {
                problems.Add(LineOf(block, member), $"The template of `{block.Heading}` names an unknown variable: `{name}.{member}`.");
            }
        }

        foreach (var filter in used.Filters.Except(LiquidTemplate.Filters))
        {
            problems.Add(LineOf(block, filter), $"The template of `{block.Heading}` uses an unknown filter: `{filter}`.");
        }

        return new LiquidTemplate(template);
    }

    /// <summary>Liquid keeps no lines, so the first line that has the word is named.</summary>
    private static int LineOf(PlaybookBlock block, string word)
    {
        var found = Array.FindIndex(block.Text.Split('\n'), line => Regex.IsMatch(line, $@"(?<![\w]){Regex.Escape(word)}(?![\w])"));
        return block.Line + Math.Max(0, found);
    }

    [GeneratedRegex(@"at \((\d+):\d+\)")]
    private static partial Regex Place();

    private sealed class NamesInUse : AstVisitor
    {
        public List<(string Name, string? Member)> Names { get; } = [];

        /// <summary>What the template makes itself.</summary>
        public HashSet<string> Made { get; } = ["forloop"];

        public HashSet<string> Filters { get; } = [];

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            if (memberExpression.Segments[0] is IdentifierSegment root)
            {
                Names.Add((root.Identifier, (memberExpression.Segments.ElementAtOrDefault(1) as IdentifierSegment)?.Identifier));
            }

            return base.VisitMemberExpression(memberExpression);
        }

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            Filters.Add(filterExpression.Name);
            return base.VisitFilterExpression(filterExpression);
        }

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            Made.Add(assignStatement.Identifier);
            return base.VisitAssignStatement(assignStatement);
        }

        protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
        {
            Made.Add(captureStatement.Identifier);
            return base.VisitCaptureStatement(captureStatement);
        }

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            Made.Add(forStatement.Identifier);
            return base.VisitForStatement(forStatement);
        }
    }
}
