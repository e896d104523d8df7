namespace CrampRisk;

/// <summary>How a medication enters the body, as far as the record tells.</summary>
public enum Route : byte
{
    /// <summary>Not stated, and not implied by the product.</summary>
    Unknown = 0,

    /// <summary>By mouth.</summary>
    Oral,

    /// <summary>Into a vein, including into the dialysis line.</summary>
    Intravenous,

    /// <summary>Into a muscle.</summary>
    Intramuscular,

    /// <summary>Under the skin.</summary>
    Subcutaneous,

    /// <summary>On the skin, for a local effect.</summary>
    Topical,

    /// <summary>Into the vagina.</summary>
    Vaginal,

    /// <summary>Stated, and none of the above: rectal, inhaled, transdermal, in the eye, …</summary>
    Other,
}
