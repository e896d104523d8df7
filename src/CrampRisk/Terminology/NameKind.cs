namespace CrampRisk.Terminology;

/// <summary>What sort of name stands for a drug; the weaker one gives way.</summary>
internal enum NameKind : byte
{
    /// <summary>The name of an ingredient.</summary>
    Ingredient = 0,

    /// <summary>A brand that a vocabulary lists.</summary>
    Brand,

    /// <summary>Another word for an ingredient.</summary>
    Synonym,

    /// <summary>A name from the list of look-alikes.</summary>
    LookAlike,

    /// <summary>Words on a label ("pain relief"): count only where they are all that the entry says.</summary>
    Label,
}
