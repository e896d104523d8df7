namespace CrampRisk;

/// <summary>The sentence for each reason why a flag is only possible, by its key in <see cref="ReportWords"/>.</summary>
internal static class CertaintyTexts
{
    public static readonly (CertaintyReasons Reason, string Key)[] All =
    [
        (CertaintyReasons.RouteNotStated, "certainty.route"),
        (CertaintyReasons.Role, "certainty.role"),
        (CertaintyReasons.NotConfirmed, "certainty.not-confirmed"),
        (CertaintyReasons.Stale, "certainty.stale"),
        (CertaintyReasons.SupplyEnded, "certainty.supply-ended"),
        (CertaintyReasons.Undated, "certainty.undated"),
        (CertaintyReasons.CodesDisagree, "certainty.codes-disagree"),
        (CertaintyReasons.OnlyPossibleCode, "certainty.only-possible"),
        (CertaintyReasons.PregnancyEndUndated, "certainty.pregnancy-end-undated"),
        (CertaintyReasons.WeeksNotStated, "certainty.weeks"),
    ];
}
