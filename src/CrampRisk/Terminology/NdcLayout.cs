namespace CrampRisk.Terminology;

/// <summary>The hyphenated forms in which an NDC arrives.</summary>
internal enum NdcLayout : byte
{
    /// <summary>No hyphenated form of an NDC.</summary>
    None = 0,

    /// <summary>4-4-2, 5-3-2, 5-4-1 or 5-4-2: exact.</summary>
    Standard,

    /// <summary>Labeler and product only: several packages.</summary>
    Product,

    /// <summary>One of the exact forms with an asterisk for a padded zero.</summary>
    Asterisk,
}
