using System.Text;

namespace CrampRisk.Fhir;

/// <summary>What an entry holds and its FHIR resource has no place for, as <c>meta.tag</c> codes of a system of our own.</summary>
/// <remarks>
/// Written only where it is needed: <c>new</c> for an order being written, <c>do-not-perform</c>, and <c>status:</c>, <c>intent:</c>,
/// <c>clinical:</c>, <c>end:</c> with a value in the words of FHIR; on an Observation of weeks <c>of-as-of-date</c>. Other programs pass over tags that they do not know.
/// </remarks>
internal sealed class EntryTags
{
    public const string System = "urn:x-cramprisk";

    /// <summary>The record gives no intent, where FHIR wants one.</summary>
    public const string NoIntent = "intent:unknown";

    /// <summary>The weeks of pregnancy have no date of their own: they count on the day that is asked for.</summary>
    public const string OfAsOfDate = "of-as-of-date";

    private readonly List<string> _codes = [];

    /// <summary>The tag codes, in their order.</summary>
    public IReadOnlyList<string> Codes => _codes;

    /// <summary>Notes a tag.</summary>
    public void Add(string code) => _codes.Add(code);

    public void Clear() => _codes.Clear();

    /// <summary>Reads <c>meta.tag</c>, of which only our own codings count.</summary>
    public void Read(ref JsonCursor json)
    {
        if (!json.EnterArray()) return;
        while (json.NextElement())
        {
            if (!json.EnterMember()) continue;
            var isOurs = false;
            ReadOnlySpan<byte> code = default;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("system"u8)) isOurs = json.Bytes().SequenceEqual("urn:x-cramprisk"u8);
                else if (json.Name.SequenceEqual("code"u8)) code = json.Bytes();
                else json.Skip();
            }
            if (isOurs && !code.IsEmpty) _codes.Add(Encoding.UTF8.GetString(code));
        }
    }

    /// <summary>The medication with what its tags say.</summary>
    public Medication On(Medication medication)
    {
        foreach (var code in _codes)
        {
            if (code == "new") medication = medication with { IsNew = true };
            else if (code == "do-not-perform") medication = medication with { DoNotPerform = true };
            else if (ValueOf(code, "status:") is { } status && Spellings.MedicationStatus.TryRead(status, out var known)) medication = medication with { Status = known };
            else if (code == NoIntent) medication = medication with { Intent = MedicationIntent.Unknown };
            else if (ValueOf(code, "intent:") is { } intent && Spellings.MedicationIntent.TryRead(intent, out var meant)) medication = medication with { Intent = meant };
            else if (ValueOf(code, "end:") is { } end && CalendarDate.TryParse(end, out var day)) medication = medication with { End = day };
        }
        return medication;
    }

    /// <summary>The condition with what its tags say.</summary>
    public Condition On(Condition condition)
    {
        foreach (var code in _codes)
        {
            if (ValueOf(code, "clinical:") is { } clinical && Spellings.ClinicalStatus.TryRead(clinical, out var status)) condition = condition with { ClinicalStatus = status };
            else if (ValueOf(code, "end:") is { } end && CalendarDate.TryParse(end, out var day)) condition = condition with { Abatement = day };
        }
        return condition;
    }

    private static string? ValueOf(string code, string name) => code.StartsWith(name, StringComparison.Ordinal) ? code[name.Length..] : null;
}
