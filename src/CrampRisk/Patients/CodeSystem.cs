namespace CrampRisk;

/// <summary>The code systems that an entry's codes may come from.</summary>
public enum CodeSystem : byte
{
    /// <summary>Not known: the coding is read as text.</summary>
    Unknown = 0,

    /// <summary>RxNorm concept identifiers (RxCUI).</summary>
    RxNorm,

    /// <summary>The US National Drug Code.</summary>
    Ndc,

    /// <summary>WHO Anatomical Therapeutic Chemical classification, level 5.</summary>
    Atc,

    /// <summary>ICD-10-CM, the US clinical modification.</summary>
    Icd10Cm,

    /// <summary>ICD-10, the WHO edition.</summary>
    Icd10,

    /// <summary>ICD-9-CM diagnoses.</summary>
    Icd9Cm,

    /// <summary>SNOMED CT concept identifiers.</summary>
    Snomed,

    /// <summary>CPT: recognised, but no codes are shipped (AMA licence).</summary>
    Cpt,

    /// <summary>HCPCS level II.</summary>
    Hcpcs,

    /// <summary>ICD-10-PCS procedures.</summary>
    Icd10Pcs,

    /// <summary>ICD-9-CM procedures (volume 3).</summary>
    Icd9Proc,

    /// <summary>A site's own codes, known only through an overlay.</summary>
    Local,
}
