namespace Waooaw.Plant.Skills.Loading;

/// <summary>One thing that is wrong with a playbook, and where.</summary>
internal sealed record PlaybookProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}({Line}): {Message}";
}

/// <summary>A release holds a playbook that does not load.</summary>
internal sealed class PlaybookException(IReadOnlyList<PlaybookProblem> problems)
    : Exception($"The playbooks have problems:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<PlaybookProblem> Problems { get; } = problems;
}

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<PlaybookProblem> _problems = [];

    public IReadOnlyList<PlaybookProblem> All => [.. _problems.OrderBy(problem => problem.Line)];

    public bool IsEmpty => _problems.Count == 0;

    public void Add(int line, string message) => _problems.Add(new PlaybookProblem(file, line, message));
}
