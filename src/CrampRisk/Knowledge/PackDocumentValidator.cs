using CrampRisk.Documents;
using FluentValidation;

namespace CrampRisk.Knowledge;

/// <summary>What must hold between the records of a pack before it is compiled. Everything that is wrong is listed, each with its place.</summary>
internal sealed class PackDocumentValidator : AbstractValidator<PackDocument>
{
    public PackDocumentValidator()
    {
        RuleFor(pack => pack).Custom((pack, context) =>
        {
            var sources = pack.Sources.Where(source => source.Ships && source.Verified).Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
            var refused = pack.Sources.Where(source => !source.Ships || !source.Verified).ToDictionary(source => source.Id, StringComparer.Ordinal);
            var evidence = pack.Evidence.Where(finding => finding.Verified).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);

            void Fail(string place, string code, string what, string remedy) => context.AddProblem(place, code, what, remedy);

            void CheckSource(string place, string id)
            {
                if (sources.Contains(id)) return;
                if (refused.TryGetValue(id, out var source))
                    Fail(place, "CR321", $"rests on the source {id}, which {(source.Ships ? "is not verified" : "must not be distributed")}", "Cite another source, or leave the record out");
                else
                    Fail(place, "CR320", $"names the source {id}, which is not in sources.json", "Add the source or correct its id");
            }

            void CheckEvidence(string place, string id)
            {
                if (!evidence.Contains(id)) Fail(place, "CR322", $"names the evidence {id}, which is not in the pack or is not verified", "Add it, verify it, or leave it out");
            }

            CheckIds("source", pack.Sources, Fail);
            CheckIds("evidence", pack.Evidence, Fail);
            CheckIds("rule", pack.Rules, Fail);
            CheckIds("advice", pack.Advice, Fail);
            foreach (var source in pack.Sources)
            {
                if (!source.Ships) Fail(source.Place, "CR323", "this source must not be distributed (ship: false)", "Take it out of the pack and cite the label itself");
                if (!source.Verified) Fail(source.Place, "CR324", "this source is not verified", "Verify it or take it out");
            }
            foreach (var finding in pack.Evidence)
            {
                if (!finding.Verified) Fail(finding.Place, "CR325", "this finding is not verified", "Verify it or take it out of the pack");
                CheckSource(finding.Place, finding.Value.Source);
            }
            foreach (var rule in pack.Rules) CheckRule(rule, CheckSource, CheckEvidence, Fail);
            foreach (var advice in pack.Advice)
            {
                foreach (var id in advice.Value.Evidence) CheckEvidence(advice.Place, id);
                foreach (var caution in advice.Value.Cautions)
                {
                    if (caution.Concepts.IsEmpty) Fail(advice.Place, "CR326", $"the caution {caution.Id} names no concept", "Name the fact that triggers it");
                    foreach (var id in caution.Evidence.Select(statement => statement.Source).Concat(caution.AlsoSources)) CheckSource(advice.Place, id);
                }
            }
            foreach (var id in pack.Info.Floor)
                if (!pack.Rules.Any(rule => rule.Id == id)) Fail("pack.json:floor", "CR327", $"names the rule {id}, which is not in the pack", "Correct the id");
            if (pack.Info.Review.Status == ReviewStatus.Approved && pack.Info.Review.Reviewer is null)
                Fail("pack.json:review", "CR328", "approved without a named reviewer", "Name the clinician who approved it");
        });
    }

    /// <summary>Checks a pack and gives back everything that is wrong with it.</summary>
    public IEnumerable<Problem> Check(PackDocument pack) => Validate(pack).Problems();

    private static void CheckRule(PackRecord<Rule> rule, Action<string, string> checkSource, Action<string, string> checkEvidence, Action<string, string, string, string> fail)
    {
        var value = rule.Value;
        if (value.Revision < 1) fail(rule.Place, "CR330", "a rule needs a revision of 1 or more", "Add it");
        if (value.Profiles.IsEmpty) fail(rule.Place, "CR331", "a rule needs a profile", "Add core, extended or both");
        if (value.Concepts.Length is 0 or > 2) fail(rule.Place, "CR332", "a rule speaks of one concept, or of the two sides of an interaction", "Correct the concepts");
        foreach (var id in value.Evidence) checkEvidence(rule.Place, id);
        foreach (var id in value.Statements.Select(statement => statement.Source).Concat(value.AlsoSources)) checkSource(rule.Place, id);
        foreach (var statement in value.Modifiers.SelectMany(modifier => modifier.Evidence)) checkSource(rule.Place, statement.Source);
        if (value.Modifiers.Any(modifier => modifier.Text.Clinician.Length == 0 || modifier.Text.Patient.Length == 0)) fail(rule.Place, "CR340", "a modifier without its sentence", "Give it a text for each audience");
        foreach (var field in new[] { value.Mechanism, value.Frequency, value.Severity, value.Seriousness })
            if (field is not null) checkEvidence(rule.Place, field.Evidence);
        if (value.Kind == RuleKind.Interaction)
        {
            if (value.Statement is null || value.Basis is null) fail(rule.Place, "CR333", "an interaction needs a statement and its basis", "Add both");
            if (value.Flags && value.Statements.IsEmpty) fail(rule.Place, "CR334", "an interaction that flags needs the statements of its sources", "Add at least one");
            if (value.Flags && (!value.Verified || value.Statement is LabelStatement.NoStatementFound or LabelStatement.NoChangeReported))
                fail(rule.Place, "CR335", "a cell that is not verified, or states nothing, never flags", "Set flags to false");
        }
        else
        {
            if (value.Evidence.IsEmpty) fail(rule.Place, "CR336", "a rule without evidence", "Name the evidence that it rests on");
            if (value.Title.Clinician.Length == 0 || value.Title.Patient.Length == 0) fail(rule.Place, "CR337", "a rule needs a title for each audience", "Add both");
        }
        if (value.Actions.Clinician.Length > 3 || value.Actions.Patient.Length > 3) fail(rule.Place, "CR338", "a rule has at most three actions", "Keep the three that matter most");
        if (value.Review is { Status: ReviewStatus.Approved, Reviewer: null }) fail(rule.Place, "CR328", "approved without a named reviewer", "Name the clinician who approved it");
    }

    private static void CheckIds<T>(string kind, IEnumerable<PackRecord<T>> records, Action<string, string, string, string> fail)
    {
        foreach (var twice in records.GroupBy(record => record.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            fail(twice.Last().Place, "CR329", $"the {kind} id {twice.Key} stands twice, first at {twice.First().Place}", "Give each its own id");
    }
}
