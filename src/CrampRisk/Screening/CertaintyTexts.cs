using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>The sentence for each reason why a flag is only possible.</summary>
internal static class CertaintyTexts
{
    public static readonly (CertaintyReasons Reason, Wording Wording)[] All =
    [
        (CertaintyReasons.RouteNotStated, new("The route is not stated: state the route to settle it.", "The list does not say how you get it.")),
        (CertaintyReasons.Role, new("The code or name may or may not mean this.", "What is on your list may or may not mean this.")),
        (CertaintyReasons.NotConfirmed, new("The diagnosis is not confirmed.", "It is not yet sure that you have this.")),
        (CertaintyReasons.Stale, new("It was prescribed long ago and no end is recorded: still taken?", "It is an old entry. Do you still take it?")),
        (CertaintyReasons.SupplyEnded, new("The recorded supply has run out while the status is still active: still taken?", "The supply on the list has run out. Do you still take it?")),
        (CertaintyReasons.Undated, new("The record has no date.", "The entry has no date.")),
        (CertaintyReasons.CodesDisagree, new("The entry's codes and names disagree about what it is.", "The entry says two things that do not match.")),
        (CertaintyReasons.OnlyPossibleCode, new("The record does not settle what the entry is.", "The list does not make clear what the entry is.")),
        (CertaintyReasons.PregnancyEndUndated, new("An undated entry says that a pregnancy is over.", "Another entry says that a pregnancy is over, but not when.")),
        (CertaintyReasons.WeeksNotStated, new("The week of pregnancy is not stated, or spans the limit.", "The list does not say how far along you are.")),
    ];
}
