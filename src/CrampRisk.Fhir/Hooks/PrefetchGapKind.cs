namespace CrampRisk;

/// <summary>Why the answer to a query is not there, or not whole.</summary>
public enum PrefetchGapKind : byte
{
    /// <summary>The client did not send it.</summary>
    Missing = 0,

    /// <summary>The server answered with an OperationOutcome: asking again would not help.</summary>
    Failed,

    /// <summary>Only the first of several pages came.</summary>
    FirstPageOnly,
}
