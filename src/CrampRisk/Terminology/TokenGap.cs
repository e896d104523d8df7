namespace CrampRisk.Terminology;

/// <summary>What stands between two tokens, as far as it matters for joining names.</summary>
[Flags]
internal enum TokenGap : byte
{
    /// <summary>Nothing at all: a letter beside a digit.</summary>
    None = 0,

    /// <summary>White space.</summary>
    Space = 1,

    /// <summary>A slash: joins the parts of a combination.</summary>
    Slash = 2,

    /// <summary>A plus sign or an ampersand: joins likewise.</summary>
    Plus = 4,

    /// <summary>A hyphen or dash.</summary>
    Hyphen = 8,

    /// <summary>A comma.</summary>
    Comma = 16,

    /// <summary>An opening bracket.</summary>
    Open = 32,

    /// <summary>A closing bracket.</summary>
    Close = 64,

    /// <summary>Anything else: full stop, semicolon, bar, line end.</summary>
    Stop = 128,
}
