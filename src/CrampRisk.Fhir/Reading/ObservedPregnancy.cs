namespace CrampRisk.Fhir;

/// <summary>A condition entry that was an Observation, until the patient's age and the condition that it is about are known.</summary>
/// <param name="Index">The entry's place among the conditions.</param>
/// <param name="Focus">The reference to what it is about, where that is not the patient; empty as a rule.</param>
internal readonly record struct ObservedPregnancy(int Index, PregnancyFact Fact, string Focus)
{
    public static readonly Coding Pregnant = new(CodeSystem.Snomed, "77386006", "Pregnancy");

    public static readonly Coding NotPregnant = new(CodeSystem.Snomed, "60001007", "Not pregnant");

    // A record of a child younger than this speaks of the weeks at its own birth.
    private const int YoungestMotherYears = 10;

    /// <summary>Gives each observation to the condition that it is about, and takes out those of a child's own birth.</summary>
    public static void Settle(IReadOnlyList<ObservedPregnancy> observed, IList<Condition> conditions, PatientRecord? patient, ICollection<PatientNotice> notices)
    {
        var ofBirth = 0;
        for (var i = observed.Count - 1; i >= 0; i--)
        {
            var (index, fact, focus) = observed[i];
            var entry = conditions[index];
            if (focus.Length > 0 && TryGive(entry, focus, conditions)) conditions.RemoveAt(index);
            else if (fact == PregnancyFact.Status) continue;
            else if (patient is { Born.IsGiven: true } && entry.Recorded.IsGiven)
            {
                if (entry.Recorded.First.Year - patient.Born.First.Year >= YoungestMotherYears) continue;
                conditions.RemoveAt(index);
                ofBirth++;
            }
            // Nothing tells whether they are the weeks of the patient's own birth.
            else if (fact == PregnancyFact.Weeks && entry.VerificationStatus == VerificationStatus.Unknown)
                conditions[index] = entry with { VerificationStatus = VerificationStatus.Unconfirmed };
        }
        if (ofBirth > 0) notices.Add(new(PatientNoticeCode.AboutSomebodyElse, "The record of a child states weeks or a date of its own birth; they were not read as a pregnancy of the patient."));
    }

    private static bool TryGive(Condition entry, string focus, IList<Condition> conditions)
    {
        var name = ReferenceElement.WithoutVersion(focus);
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = conditions[i];
            if (condition.Reference is null || !(name.EndsWith(condition.Reference, StringComparison.Ordinal) || ReferenceNames.AreOne(name, condition.Reference)) || ReferenceEquals(condition, entry)) continue;
            if (entry.VerificationStatus == VerificationStatus.EnteredInError) return false;
            if (entry.DueDate.IsGiven && !condition.DueDate.IsGiven) conditions[i] = condition with { DueDate = entry.DueDate };
            // Weeks count on the condition's recorded day: those of another day stay an entry of their own.
            else if (entry.GestationalWeeks is { } weeks && condition.GestationalWeeks is null && condition.Recorded == entry.Recorded)
                conditions[i] = condition with { GestationalWeeks = weeks };
            else return false;
            return true;
        }
        return false;
    }
}
