namespace CrampRisk.Documents;

/// <summary>A coding in patient JSON, as plain values that are not checked yet.</summary>
internal sealed class CodingDocument
{
    public string? System { get; set; }

    public string? Code { get; set; }

    public string? Display { get; set; }

    /// <summary>False where the property is missing; true where it is there, even if it could not be read.</summary>
    public bool HasSystem { get; set; }

    public bool HasCode { get; set; }

    public Coding Build()
    {
        Spellings.CodeSystem.TryRead(System, out var system);
        return new Coding(system, Code!, Display);
    }
}
