namespace CrampRisk;

/// <summary>Why a fact is only possible.</summary>
[Flags]
internal enum CertaintyReasons
{
    None = 0,
    RouteNotStated = 1,
    Role = 2,
    NotConfirmed = 4,
    Stale = 8,
    SupplyEnded = 16,
    Undated = 32,
    CodesDisagree = 64,
    OnlyPossibleCode = 128,
    PregnancyEndUndated = 256,
    WeeksNotStated = 512,
    Unstated = 1024,
}
