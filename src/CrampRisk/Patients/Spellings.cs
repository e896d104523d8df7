using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>How the contracts (JSON, command line) spell each enum. One place, read in the order of the enum's members.</summary>
internal static class Spellings
{
    public static readonly Spelling<Route> Route = new("unknown", "oral", "intravenous", "intramuscular", "subcutaneous", "topical", "vaginal", "other");

    public static readonly Spelling<MedicationStatus> MedicationStatus = new("unknown", "active", "on-hold", "draft", "preparation", "in-progress",
        "completed", "stopped", "cancelled", "intended", "declined", "not-done", "not-taken", "entered-in-error");

    public static readonly Spelling<MedicationKind> MedicationKind = new("list", "request", "statement", "dispense", "administration");

    public static readonly Spelling<MedicationIntent> MedicationIntent = new("", "proposal", "plan", "order", "original-order", "reflex-order",
        "filler-order", "instance-order", "option");

    public static readonly Spelling<ClinicalStatus> ClinicalStatus = new("unknown", "active", "recurrence", "relapse", "inactive", "remission", "resolved");

    public static readonly Spelling<VerificationStatus> VerificationStatus = new("", "confirmed", "provisional", "differential", "unconfirmed", "refuted", "entered-in-error");

    public static readonly Spelling<ProcedureStatus> ProcedureStatus = new("unknown", "preparation", "in-progress", "not-done", "on-hold", "stopped",
        "completed", "entered-in-error");

    public static readonly Spelling<CodeSystem> CodeSystem = new("", "rxnorm", "ndc", "atc", "icd10cm", "icd10", "icd9cm", "snomed", "cpt", "hcpcs",
        "icd10pcs", "icd9proc", "local");

    public static readonly Spelling<PatientNoticeCode> PatientNoticeCode = new("other", "death", "parts-not-read", "may-be-incomplete", "subject-unknown",
        "list-state", "about-somebody-else");

    public static readonly Spelling<EntryList> EntryList = new("medications", "conditions", "procedures");

    public static readonly Spelling<ListState> ListState = new("absent", "empty", "noneKnown", "given");

    public static readonly Spelling<RemarkCode> RemarkCode = new("retired-code-followed", "display-disagrees", "ndc-settled-by-list", "stale", "on-hold",
        "status-and-dates-disagree", "end-before-start", "sentinel-date", "partial-date", "within-lookback", "kind-of-dialysis-not-stated",
        "region-not-stated", "symptom", "negated", "family-history", "allergy", "codes-disagree", "route-disagrees", "assumed-supply", "within-window",
        "not-confirmed", "ended-without-date", "stopped-in-text", "past-history", "undated", "date-not-read", "code-not-read", "code-list-incomplete",
        "reference-not-followed", "status-not-known", "supply-ended");

    public static readonly Spelling<Profile> Profile = new("core", "extended");

    public static readonly Spelling<Audience> Audience = new("clinician", "patient");

    public static readonly Spelling<Polarity> Polarity = new("", "supports", "against", "mixed", "insufficient");

    public static readonly Spelling<SourceClass> SourceClass = new("pointer", "synthesis", "study", "label");

    public static readonly Spelling<ReadAs> ReadAs = new("secondary", "original", "abstract", "label-copy");

    public static readonly Spelling<ReviewStatus> ReviewStatus = new("submitted", "under-review", "approved");

    public static readonly Spelling<RuleKind> RuleKind = new("medication", "condition", "interaction");

    public static readonly Spelling<DisplayTier> DisplayTier = new("passive", "notice", "interruptive");

    public static readonly Spelling<Strength> Strength = new("strong", "associated", "conflicting", "weak");

    public static readonly Spelling<LabelStatement> LabelStatement = new("boxed-warning", "contraindicated", "warning", "precaution", "interaction",
        "dose-adjustment", "adverse-reaction-in-population", "no-change-reported", "no-statement-found");

    public static readonly Spelling<StatementBasis> StatementBasis = new("us-label", "us-label-older-edition", "us-manufacturer-answer-citing-label",
        "non-us-label", "regulator-leaflet", "monograph");

    public static readonly Spelling<AdvicePurpose> AdvicePurpose = new("prevent", "relieve", "supplement", "avoid");

    public static readonly Spelling<ConceptRole> ConceptRole = new("include", "possible", "other", "exclude", "ends", "denied");

    public static readonly Spelling<Course> Course = new("n/a", "chronic", "time-limited", "episodic");

    public static readonly Spelling<EntryOutcome> EntryOutcome = new("notUnderstood", "notCovered", "notCurrent", "ruledOut", "flagged");

    public static readonly Spelling<Certainty> Certainty = new("possible", "definite");

    public static readonly Spelling<MissingFactKind> MissingFactKind = new("route", "region", "kind", "date", "status", "gestation");

    public static readonly Spelling<ShowOnly> ShowOnly = new("always", "whenSymptomatic");

    public static readonly Spelling<AcknowledgementReason> AcknowledgementReason = new("other", "will-monitor", "tolerated-before", "benefit-outweighs-risk",
        "already-addressed", "inaccurate-data", "not-relevant");

    public static readonly Spelling<SuppressionKind> SuppressionKind = new("acknowledged", "policy", "notSymptomatic");
}
