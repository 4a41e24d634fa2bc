namespace Waooaw.Connect.Manifests;

/// <summary>How accounts of one provider are connected and kept connected, as its `connect.json` says. All addresses are the provider's
/// own; `{…}` in them, and in what is sent, stands for a value of the moment.</summary>
public sealed record ProviderManifest
{
    /// <summary>As it stands in addresses, secrets and settings, such as `linkedin`.</summary>
    public required string Name { get; init; }

    /// <summary>As people call it, such as `LinkedIn`.</summary>
    public required string Title { get; init; }

    public required ConnectKind Kind { get; init; }

    /// <summary>The provider's own pages that this was written from.</summary>
    public required IReadOnlyList<Uri> Source { get; init; }

    /// <summary>What `{version}` is in addresses and headers, unless a setting says otherwise.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The only hosts of its own: nothing is ever sent anywhere else.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Where a person says yes.</summary>
    public AuthorizeStep? Authorize { get; init; }

    /// <summary>A code for access.</summary>
    public TokenStep? Exchange { get; init; }

    /// <summary>Short access for long, right after the exchange, where the provider has two kinds.</summary>
    public TokenStep? Lengthen { get; init; }

    public RenewStep? Renew { get; init; }

    /// <summary>How long access lives where the provider does not say; absent: until somebody ends it.</summary>
    public TimeSpan? AccessLife { get; init; }

    /// <summary>Whose accounts were just granted. Several reads, and several accounts of each, are possible.</summary>
    public IReadOnlyList<AccountRead> Accounts { get; init; } = [];

    /// <summary>Whose account a kept access opens, where that is asked otherwise than right after the exchange.</summary>
    public IReadOnlyList<AccountRead> Identity { get; init; } = [];

    /// <summary>What a person types in, where the provider gives keys out by hand.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];
}

public enum ConnectKind
{
    /// <summary>A person is sent to the provider, says yes there, and comes back with a code.</summary>
    Oauth,

    /// <summary>A person copies a key that the provider made for them.</summary>
    Key,
}

/// <summary>The provider's page of consent.</summary>
public sealed record AuthorizeStep
{
    public required string Address { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public string ScopeSeparator { get; init; } = " ";

    /// <summary>Whether a challenge is sent along that only the asker can meet (RFC 7636, S256).</summary>
    public bool Pkce { get; init; }

    /// <summary>What else the page is asked for, such as `access_type=offline`.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The `error` values that mean: the person said no.</summary>
    public IReadOnlyList<string> Cancelled { get; init; } = ["access_denied"];
}

/// <summary>One question to a token endpoint.</summary>
public sealed record TokenStep
{
    public required string Address { get; init; }

    public TokenMethod Method { get; init; } = TokenMethod.Post;

    /// <summary>What is sent: as a form, or in the query where the provider takes nothing else.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The member that the answer is wrapped in, where it may be.</summary>
    public string? AnswerIn { get; init; }

    /// <summary>The member that lists what was granted.</summary>
    public string ScopesIn { get; init; } = "scope";
}

public enum TokenMethod
{
    Post,
    Get,
}

/// <summary>How access is renewed without a person.</summary>
public sealed record RenewStep
{
    public required TokenStep Step { get; init; }

    /// <summary>How long before its end access is renewed though nobody borrows it: where ended access cannot be renewed any more.</summary>
    public TimeSpan? Early { get; init; }

    /// <summary>Where in a refusal to look, and what there means that a person must connect again. Every other failure is only a failure.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Over { get; init; }

    /// <summary>Whether access is renewed by itself, without a refresh token.</summary>
    public bool IsByAccess => Step.Parameters.Values.Contains($"{{{Placeholders.AccessToken}}}");
}

/// <summary>One read of whose account it is.</summary>
public sealed record AccountRead
{
    public required string Address { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The member that holds the list; an answer without it is the one account itself.</summary>
    public string? Items { get; init; }

    /// <summary>The account as it is acted on, from members of the answer: `{user_id}`, `urn:li:person:{sub}`.</summary>
    public required string Account { get; init; }

    /// <summary>As people know it; absent where <see cref="NameAt"/> tells.</summary>
    public string? Name { get; init; }

    /// <summary>The account's own access, where the provider gives each one: it does not end by itself.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Where the name is, when it does not come along.</summary>
    public NameRead? NameAt { get; init; }

    /// <summary>Whether a refusal only means that there are no such accounts, as where an app may lack the permission.</summary>
    public bool MayBeRefused { get; init; }
}

/// <summary>What an account is called. `{tail}` is what stands after the last colon of the account.</summary>
public sealed record NameRead
{
    public required string Address { get; init; }

    public required string Name { get; init; }
}

/// <summary>One field of a form.</summary>
public sealed record FormField
{
    /// <summary>`access_token`, or `posting_identity` for the account itself.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Whether it goes into the vault and is never shown again.</summary>
    public required bool Secret { get; init; }

    /// <summary>A regular expression that the whole of it fulfils.</summary>
    public required string Shape { get; init; }

    /// <summary>Where a person finds it.</summary>
    public string? Hint { get; init; }
}
