namespace CrampRisk.CdsHooks;

/// <summary>How urgent a card is. The specification has a third, <c>critical</c>: no association with leg cramps is, so there is none here.</summary>
internal enum CardIndicator : byte
{
    Info = 0,
    Warning,
}
