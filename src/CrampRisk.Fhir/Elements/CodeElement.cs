using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Reads the statuses and intents of FHIR R4.</summary>
internal static class CodeElement
{
    /// <summary>Reads a <c>code</c>; one that R4 does not have there is <c>default</c>, with a remark (ruling 34).</summary>
    /// <param name="allowed">One bit per value of the enum: those that R4 has for this field.</param>
    /// <param name="field">The field in words, for the remark: <c>status</c>.</param>
    public static T Read<T>(ref JsonCursor json, Spelling<T> spelling, uint allowed, string field, ref RemarkList remarks)
        where T : struct, Enum
    {
        var code = json.Bytes();
        return code.IsEmpty ? default : Find(code, spelling, allowed, field, ref remarks);
    }

    /// <summary>Reads a status that R4 writes as a CodeableConcept: the first of its codes that R4 has.</summary>
    public static T ReadConcept<T>(ref JsonCursor json, Spelling<T> spelling, uint allowed, string field, ref RemarkList remarks)
        where T : struct, Enum
    {
        var concept = ConceptElement.Read(ref json);
        foreach (var coding in concept.Codes)
        {
            if (coding.Code == "unknown") return default;
            if (spelling.TryRead(coding.Code, out var value) && IsAllowed(value, allowed)) return value;
        }
        if (!concept.IsEmpty) AddRemark(concept.Codes.IsEmpty ? concept.Text! : concept.Codes[0].Code, field, ref remarks);
        return default;
    }

    private static T Find<T>(ReadOnlySpan<byte> code, Spelling<T> spelling, uint allowed, string field, ref RemarkList remarks)
        where T : struct, Enum
    {
        Span<char> text = stackalloc char[32];
        if (code.Length <= text.Length
            && spelling.TryRead(text[..Encoding.UTF8.GetChars(code, text)], out var value)
            && IsAllowed(value, allowed))
            return value;
        AddRemark(Encoding.UTF8.GetString(code), field, ref remarks);
        return default;
    }

    private static bool IsAllowed<T>(T value, uint allowed)
        where T : struct, Enum =>
        (allowed >> System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref value) & 1) != 0;

    private static void AddRemark(string code, string field, ref RemarkList remarks) =>
        remarks.Add(RemarkCode.StatusNotKnown, $"The {field} \"{code}\" is none that FHIR R4 has here; it was read as unknown.");
}
