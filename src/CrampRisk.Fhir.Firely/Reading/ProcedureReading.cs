using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Reads Procedure.</summary>
internal static class ProcedureReading
{
    public static Procedure Of(R4.Procedure procedure, ElementReading elements)
    {
        var concept = ElementReading.Concept(procedure.Code);
        var status = elements.Code(procedure.StatusElement, Spellings.ProcedureStatus, "status");
        var (start, end, _) = procedure.Performed is R4.FhirDateTime day
            ? (elements.Start(day, "performedDateTime"), default, false)
            : elements.Period(procedure.Performed as R4.Period, "performedPeriod");
        return new Procedure { Text = concept.Text, Codes = concept.Codes, Remarks = elements.Remarks, Status = status, Start = start, End = end };
    }
}
