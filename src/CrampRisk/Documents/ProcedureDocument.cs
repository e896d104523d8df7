namespace CrampRisk.Documents;

/// <summary>A procedure in patient JSON, as plain values that are not checked yet.</summary>
internal sealed class ProcedureDocument : EntryDocument
{
    public string? Status { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    /// <summary>The procedure; call only once the validator has nothing to say.</summary>
    public Procedure Build()
    {
        if (Line is not null) return EntryText.ReadProcedure(Line);
        Spellings.ProcedureStatus.TryRead(Status, out var status);
        return Fill(new Procedure { Status = status, Start = DateOf(Start), End = DateOf(End) });
    }
}
