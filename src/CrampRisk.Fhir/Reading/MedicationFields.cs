namespace CrampRisk.Fhir;

/// <summary>The fields of one medication record while it is read. Ruling 13 says which of them make its period.</summary>
internal ref struct MedicationFields
{
    private ReadOnlySpan<byte> _id;
    private FhirConcept _concept = FhirConcept.None;
    private MedicationStatus _status;
    private MedicationIntent _intent;
    private bool _doNotPerform;
    private bool _isReported;
    private CalendarDate _start;
    private CalendarDate _secondStart;
    private CalendarDate _end;
    private bool _hasEffective;
    private QuantityElement _supply;
    private long _repeats;
    private DosageSummary _dosage;
    private RemarkList _remarks;
    private List<(string? Id, ProductElement Product)>? _contained;

    public MedicationFields()
    {
    }

    /// <summary>The reference to a Medication; null where there is none.</summary>
    public ReferenceElement? Product { get; private set; }

    /// <summary>Reads a field that the four kinds share.</summary>
    public bool TryReadShared(ref JsonCursor json, DocumentDraft draft, ResourceKind kind)
    {
        if (json.Name.SequenceEqual("id"u8)) _id = json.Bytes();
        else if (json.Name.SequenceEqual("status"u8))
            _status = CodeElement.Read(ref json, Spellings.MedicationStatus, R4Codes.StatusesOf(kind), "status", ref _remarks);
        else if (json.Name.SequenceEqual("medicationCodeableConcept"u8)) _concept = ConceptElement.Read(ref json, draft.Concepts);
        else if (json.Name.SequenceEqual("medicationReference"u8)) Product = json.IsNull ? null : ReferenceElement.Read(ref json);
        else if (json.Name.SequenceEqual("dosageInstruction"u8) && kind is ResourceKind.MedicationRequest or ResourceKind.MedicationDispense)
            _dosage.ReadList(ref json, ref _remarks, draft);
        else if (json.Name.SequenceEqual("dosage"u8) && kind == ResourceKind.MedicationStatement) _dosage.ReadList(ref json, ref _remarks, draft);
        else if (json.Name.SequenceEqual("contained"u8)) _contained = MedicationResource.ReadContained(ref json, draft);
        else return false;
        return true;
    }

    public bool TryReadRequest(ref JsonCursor json, DocumentDraft draft)
    {
        if (json.Name.SequenceEqual("intent"u8)) _intent = CodeElement.Read(ref json, Spellings.MedicationIntent, R4Codes.Every, "intent", ref _remarks);
        else if (json.Name.SequenceEqual("doNotPerform"u8)) _doNotPerform = json.Boolean() == true;
        else if (json.Name.SequenceEqual("authoredOn"u8)) _start = DateElement.Start(ref json, ref _remarks);
        else if (json.Name.SequenceEqual("reportedBoolean"u8)) _isReported |= json.Boolean() == true;
        else if (json.Name.SequenceEqual("reportedReference"u8))
        {
            _isReported |= !json.IsNull;
            ReferenceElement.Read(ref json);
        }
        else if (json.Name.SequenceEqual("dispenseRequest"u8)) ReadDispenseRequest(ref json);
        else if (json.Name.SequenceEqual("requester"u8)) LookAtRequester(ref json, draft);
        else return false;
        return true;
    }

    public bool TryReadStatement(ref JsonCursor json)
    {
        if (json.Name.SequenceEqual("dateAsserted"u8)) _secondStart = DateElement.Start(ref json, ref _remarks);
        else return TryReadEffective(ref json);
        return true;
    }

    public bool TryReadAdministration(ref JsonCursor json)
    {
        if (json.Name.SequenceEqual("dosage"u8)) _dosage.Read(ref json, ref _remarks);
        else return TryReadEffective(ref json);
        return true;
    }

    public bool TryReadDispense(ref JsonCursor json)
    {
        if (json.Name.SequenceEqual("whenHandedOver"u8)) _start = DateElement.Start(ref json, ref _remarks);
        else if (json.Name.SequenceEqual("whenPrepared"u8)) _secondStart = DateElement.Start(ref json, ref _remarks);
        else if (json.Name.SequenceEqual("daysSupply"u8)) _supply = QuantityElement.Read(ref json);
        else return false;
        return true;
    }

    /// <summary>The contained Medication with an id; null where there is none.</summary>
    public readonly ProductElement? FindContained(string id) => _contained?.Find(resource => resource.Id == id).Product?.Following(_contained);

    /// <summary>The entry that the fields make.</summary>
    public readonly Medication ToMedication(ResourceKind kind) => new()
    {
        Text = _concept.Text,
        Codes = _concept.Codes,
        Reference = ResourceElement.ReferenceOf(kind, _id),
        Remarks = _remarks.ToImmutableArray(),
        Kind = KindOf(kind, _isReported),
        Status = _status,
        // Ruling 34: reported use is a statement, and a statement has no intent; a mere proposal stays one.
        Intent = _isReported && _intent is not (MedicationIntent.Proposal or MedicationIntent.Option) ? MedicationIntent.Unknown : _intent,
        DoNotPerform = _doNotPerform,
        Start = _start.IsGiven || _hasEffective ? _start : _secondStart,
        End = kind == ResourceKind.MedicationRequest ? _dosage.End : _end,
        DaysSupply = _supply.Days(1 + _repeats),
        Route = _dosage.Route,
        Directions = _dosage.Directions,
        AsNeeded = _dosage.AsNeeded,
        Dose = _dosage.Dose,
    };

    private static MedicationKind KindOf(ResourceKind kind, bool isReported) => kind switch
    {
        ResourceKind.MedicationRequest => isReported ? MedicationKind.Statement : MedicationKind.Request,
        ResourceKind.MedicationStatement => MedicationKind.Statement,
        ResourceKind.MedicationAdministration => MedicationKind.Administration,
        ResourceKind.MedicationDispense => MedicationKind.Dispense,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private bool TryReadEffective(ref JsonCursor json)
    {
        if (json.Name.SequenceEqual("effectiveDateTime"u8))
        {
            _hasEffective |= !json.IsNull;
            _start = DateElement.Start(ref json, ref _remarks);
        }
        else if (json.Name.SequenceEqual("effectivePeriod"u8))
        {
            _hasEffective |= !json.IsNull;
            (_start, _end) = DateElement.Period(ref json, ref _remarks);
        }
        else return false;
        return true;
    }

    // A Reference in R4; STU3 has an object with an agent in its place.
    private static void LookAtRequester(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.IsObject)
        {
            json.Skip();
            return;
        }
        json.EnterObject();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("agent"u8)) draft.Signs.Add(FhirVersion.Stu3, "MedicationRequest.requester.agent", json.Offset);
            json.Skip();
        }
    }

    private void ReadDispenseRequest(ref JsonCursor json)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("validityPeriod"u8)) _secondStart = DateElement.Period(ref json, ref _remarks).Start;
            else if (json.Name.SequenceEqual("expectedSupplyDuration"u8)) _supply = QuantityElement.Read(ref json);
            else if (json.Name.SequenceEqual("numberOfRepeatsAllowed"u8)) _repeats = json.Count() ?? 0;
            else json.Skip();
        }
    }
}
