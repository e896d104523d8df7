namespace CrampRisk.Fhir;

/// <summary>Writes Procedure.</summary>
internal static class ProcedureWriter
{
    public static void Write(ResourceWriter resources, Procedure procedure)
    {
        resources.Begin("Procedure", ResourceWriter.IdOf(procedure.Reference, "Procedure"));
        resources.Json.WriteString("status", Spellings.ProcedureStatus.Of(procedure.Status));
        resources.Concept("code", procedure);
        resources.Subject();
        resources.DateOrPeriod("performed", procedure.Start, procedure.End);
        resources.End();
    }
}
