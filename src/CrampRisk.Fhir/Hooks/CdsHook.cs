namespace CrampRisk;

/// <summary>The hooks of the CDS Hooks specification whose requests are read.</summary>
public enum CdsHook : byte
{
    /// <summary><c>patient-view</c>: a record is opened.</summary>
    PatientView = 0,

    /// <summary><c>order-select</c>: orders are being chosen.</summary>
    OrderSelect,

    /// <summary><c>order-sign</c>: orders are about to be signed.</summary>
    OrderSign,
}
