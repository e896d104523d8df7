using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Reads the four medication records. Ruling 13 says which of their fields make the period.</summary>
internal static class MedicationReading
{
    public static Medication Of(R4.MedicationRequest request, ElementReading elements)
    {
        var isReported = request.Reported is R4.ResourceReference or R4.FhirBoolean { Value: true };
        var status = elements.Code(request.StatusElement, Spellings.MedicationStatus, "status");
        var intent = elements.Code(request.IntentElement, Spellings.MedicationIntent, "intent");
        var start = elements.Start(request.AuthoredOnElement, "authoredOn");
        var supply = request.DispenseRequest;
        var validFrom = elements.Period(supply?.ValidityPeriod, "dispenseRequest.validityPeriod").Start;
        var dosage = DosageReading.Of(request.DosageInstruction, elements, "dosageInstruction");
        return Filled(request.Medication, dosage, elements) with
        {
            Kind = isReported ? MedicationKind.Statement : MedicationKind.Request,
            Status = status,
            // Ruling 34: reported use has no intent; a proposal or an option stays one.
            Intent = isReported && intent is not (MedicationIntent.Proposal or MedicationIntent.Option) ? MedicationIntent.Unknown : intent,
            DoNotPerform = request.DoNotPerform == true,
            Start = start.IsGiven ? start : validFrom,
            End = dosage.End,
            DaysSupply = DosageReading.Quantity(supply?.ExpectedSupplyDuration).Days(1L + Math.Max(supply?.NumberOfRepeatsAllowed ?? 0, 0)),
        };
    }

    public static Medication Of(R4.MedicationStatement statement, ElementReading elements)
    {
        var status = elements.Code(statement.StatusElement, Spellings.MedicationStatus, "status");
        var (start, end, _) = Effective(statement.Effective, elements);
        var asserted = elements.Start(statement.DateAssertedElement, "dateAsserted");
        return Filled(statement.Medication, DosageReading.Of(statement.Dosage, elements, "dosage"), elements) with
        {
            Kind = MedicationKind.Statement,
            Status = status,
            Start = statement.Effective is null ? asserted : start,
            End = end,
        };
    }

    public static Medication Of(R4.MedicationAdministration administration, ElementReading elements)
    {
        var status = elements.Code(administration.StatusElement, Spellings.MedicationStatus, "status");
        var (start, end, _) = Effective(administration.Effective, elements);
        return Filled(administration.Medication, DosageReading.Of(administration.Dosage, elements), elements) with
        {
            Kind = MedicationKind.Administration,
            Status = status,
            Start = start,
            End = end,
        };
    }

    public static Medication Of(R4.MedicationDispense dispense, ElementReading elements)
    {
        var status = elements.Code(dispense.StatusElement, Spellings.MedicationStatus, "status");
        var handedOver = elements.Start(dispense.WhenHandedOverElement, "whenHandedOver");
        var prepared = elements.Start(dispense.WhenPreparedElement, "whenPrepared");
        return Filled(dispense.Medication, DosageReading.Of(dispense.DosageInstruction, elements, "dosageInstruction"), elements) with
        {
            Kind = MedicationKind.Dispense,
            Status = status,
            Start = handedOver.IsGiven ? handedOver : prepared,
            DaysSupply = DosageReading.Quantity(dispense.DaysSupply).Days(),
        };
    }

    private static (CalendarDate Start, CalendarDate End, bool IsNoEnd) Effective(R4.DataType? effective, ElementReading elements) => effective is R4.FhirDateTime day
        ? (elements.Start(day, "effectiveDateTime"), default, false)
        : elements.Period(effective as R4.Period, "effectivePeriod");

    // The one place that is called last, when all remarks are made.
    private static Medication Filled(R4.DataType? product, DosageReading dosage, ElementReading elements)
    {
        var concept = ElementReading.Concept(product as R4.CodeableConcept);
        return new Medication
        {
            Text = concept.Text,
            Codes = concept.Codes,
            Remarks = elements.Remarks,
            Route = dosage.Route,
            Directions = dosage.Directions,
            AsNeeded = dosage.AsNeeded,
            Dose = dosage.Dose,
        };
    }
}
