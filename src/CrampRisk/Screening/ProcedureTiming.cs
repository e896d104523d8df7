namespace CrampRisk;

/// <summary>Works out when a performed procedure counts: its days, and for dialysis the window after the last session (ruling 10).</summary>
internal static class ProcedureTiming
{
    public static EntryTiming Of(Procedure procedure, int windowDays)
    {
        switch (procedure.Status)
        {
            case ProcedureStatus.Preparation or ProcedureStatus.NotDone or ProcedureStatus.EnteredInError:
                return EntryTiming.None(NotCurrentReason.Status);
            case ProcedureStatus.OnHold:
                var held = EntryTiming.None(NotCurrentReason.OnHold);
                held.Say(RemarkCode.OnHold, "On hold, therefore not in force.");
                return held;
        }
        var timing = EntryTiming.Of(InForcePeriod.Always);
        var start = DateReading.Start(procedure.Start, ref timing);
        var end = DateReading.End(procedure.End, start, ref timing);
        return DateReading.Event(start, end, windowDays, "session", timing);
    }
}
