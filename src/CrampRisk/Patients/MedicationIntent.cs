namespace CrampRisk;

/// <summary>What a request asks for, in the words of FHIR R4's medicationrequest-intent.</summary>
public enum MedicationIntent : byte
{
    /// <summary>Not given.</summary>
    Unknown = 0,

    /// <summary>A suggestion: no day in force.</summary>
    Proposal,

    /// <summary>An intention: no day in force.</summary>
    Plan,

    /// <summary>A request to act.</summary>
    Order,

    /// <summary>The first of a chain of orders.</summary>
    OriginalOrder,

    /// <summary>An order made by another order.</summary>
    ReflexOrder,

    /// <summary>An order as the performer understood it.</summary>
    FillerOrder,

    /// <summary>One occurrence of an order.</summary>
    InstanceOrder,

    /// <summary>One of several possibilities: no day in force.</summary>
    Option,
}
