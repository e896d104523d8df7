namespace CrampRisk.Terminology;

/// <summary>Reads condition and procedure codes as records write them: letter case and dots do not matter.</summary>
internal static class ConditionCode
{
    /// <summary>True where the code has the form that its system asks for.</summary>
    public static bool TryRead(CodeSystem system, ReadOnlySpan<char> code, out ulong packed)
    {
        packed = 0;
        switch (system)
        {
            case CodeSystem.Snomed:
                var read = SnomedCt.TryParse(code, out var snomed);
                packed = snomed.Value;
                return read;
            case CodeSystem.Icd10Cm:
                return IcdFormat.TryReadIcd10Cm(code, out packed);
            case CodeSystem.Icd10:
                return IcdFormat.TryReadIcd10(code, out packed);
            case CodeSystem.Icd9Cm:
                return IcdFormat.TryReadIcd9Cm(code, out packed);
            case CodeSystem.Icd10Pcs:
                return IcdFormat.TryReadIcd10Pcs(code, out packed);
            case CodeSystem.Icd9Proc:
                return IcdFormat.TryReadIcd9Procedure(code, out packed);
            case CodeSystem.Hcpcs:
                return IcdFormat.TryReadHcpcs(code, out packed);
            case CodeSystem.Cpt:
                return IcdFormat.TryReadCpt(code, out packed);
            default:
                return false;
        }
    }
}
