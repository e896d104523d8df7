namespace CrampRisk.Fhir;

/// <summary>What all dosage instructions of one medication resource say together.</summary>
internal struct DosageSummary
{
    private int _count;
    private Route _route;
    private bool _routesDiffer;
    private bool _everyAsNeeded;
    private Dose? _dose;
    private bool _dosesDiffer;
    private int _bounded;
    private CalendarDate _end;

    /// <summary>The one route that they state; unknown where they state several.</summary>
    public readonly Route Route => _routesDiffer ? Route.Unknown : _route;

    /// <summary>The words about the route, and the instructions as text; null where there are none.</summary>
    public string? Directions { get; private set; }

    /// <summary>True where there are instructions and each of them is as needed.</summary>
    public readonly bool AsNeeded => _everyAsNeeded;

    /// <summary>The one dose that they state; null where they state several.</summary>
    public readonly Dose? Dose => _dosesDiffer ? null : _dose;

    /// <summary>The latest end of their <c>timing.repeat.boundsPeriod</c>; not given where one of them states no end and so goes on.</summary>
    public readonly CalendarDate End => _bounded == _count ? _end : default;

    /// <summary>Reads a list of Dosage elements.</summary>
    public void ReadList(ref JsonCursor json, ref RemarkList remarks, DocumentDraft draft)
    {
        if (!json.EnterArray()) return;
        while (json.NextElement())
            if (json.EnterMember()) ReadFields(ref json, ref remarks, draft);
    }

    /// <summary>Reads the dosage of a MedicationAdministration: one object, whose fields are not quite those of Dosage.</summary>
    public void Read(ref JsonCursor json, ref RemarkList remarks)
    {
        if (json.EnterObject()) ReadFields(ref json, ref remarks, draft: null);
    }

    private void ReadFields(ref JsonCursor json, ref RemarkList remarks, DocumentDraft? draft)
    {
        var route = Route.Unknown;
        string? routeWords = null;
        string? text = null;
        var asNeeded = false;
        TimingElement timing = default;
        QuantityElement dose = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("route"u8)) route = FhirRoutes.Of(ConceptElement.Read(ref json), out routeWords);
            else if (json.Name.SequenceEqual("text"u8)) text = json.String();
            else if (json.Name.SequenceEqual("patientInstruction"u8)) text ??= json.String();
            else if (json.Name.SequenceEqual("timing"u8)) timing = TimingElement.Read(ref json, ref remarks);
            else if (json.Name.SequenceEqual("asNeededBoolean"u8)) asNeeded |= json.Boolean() == true;
            else if (json.Name.SequenceEqual("asNeededCodeableConcept"u8)) asNeeded |= ReadsAsGiven(ref json);
            else if (json.Name.SequenceEqual("doseAndRate"u8)) dose = ReadDoseAndRate(ref json, dose);
            else if (json.Name.SequenceEqual("dose"u8)) dose = QuantityElement.Read(ref json);
            else
            {
                if (draft is not null && VersionFields.FindInDosage(json.Name) is var (version, words)) draft.Signs.Add(version, words, json.Offset);
                json.Skip();
            }
        }
        if (routeWords is not null) remarks.Add(FhirRoutes.NotKnown(routeWords));
        Add(route, asNeeded, timing, dose.AsDose(timing.PerDay));
        foreach (var words in (ReadOnlySpan<string?>)[routeWords, text])
            if (!string.IsNullOrWhiteSpace(words)) Directions = Directions is null ? words : $"{Directions}; {words}";
    }

    private static bool ReadsAsGiven(ref JsonCursor json)
    {
        var given = json.IsObject;
        ConceptElement.Read(ref json);
        return given;
    }

    private static QuantityElement ReadDoseAndRate(ref JsonCursor json, QuantityElement dose)
    {
        if (!json.EnterArray()) return dose;
        while (json.NextElement())
        {
            if (!json.EnterMember()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("doseQuantity"u8)) dose = dose.Value is null ? QuantityElement.Read(ref json) : Passed(ref json, dose);
                else json.Skip();
            }
        }
        return dose;
    }

    private static QuantityElement Passed(ref JsonCursor json, QuantityElement first)
    {
        json.Skip();
        return first;
    }

    private void Add(Route route, bool asNeeded, TimingElement timing, Dose? dose)
    {
        _everyAsNeeded = asNeeded && (_count == 0 || _everyAsNeeded);
        _count++;
        // One instruction that states no route says nothing against the route of another.
        if (_route == Route.Unknown) _route = route;
        else if (route != Route.Unknown && route != _route) _routesDiffer = true;
        if (_dose is null) _dose = dose;
        else if (dose is not null && dose != _dose) _dosesDiffer = true;
        if (!timing.End.IsGiven) return;
        _bounded++;
        if (!_end.IsGiven || timing.End.Last > _end.Last) _end = timing.End;
    }
}
