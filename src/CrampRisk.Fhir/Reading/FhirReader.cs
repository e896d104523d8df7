using System.Buffers;
using System.Text.Json;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>Reads FHIR R4 JSON into a <see cref="Patient"/>: a Bundle of any type about one patient, or a single resource.</summary>
/// <remarks>
/// <para>Read are MedicationRequest, MedicationStatement, MedicationAdministration, MedicationDispense (with the Medication that they refer to, and the
/// Substance that it is made of),
/// Condition, Procedure and Patient. Each of the first four kinds, each Condition and each Procedure becomes exactly one entry, in the order
/// of the document, with <see cref="Entry.Reference"/> <c>MedicationRequest/123</c>, else its fullUrl, else its place. A list of which the
/// document holds no resource is absent. Observations of a due date, of weeks of pregnancy or of its status are condition entries, too.</para>
/// <para>"No known medications" and its kin (IPS codes, List and Composition with an emptyReason) are statements about a list: none known,
/// or absent with a notice that says why. Of a history the latest version of each resource is read. Of the category of a Condition
/// nothing depends.</para>
/// <para>A document is read whole or refused whole. Refused are: what is not UTF-8 or not JSON, is cut short or followed by more text;
/// keys written twice; wrong types and dates that do not exist in fields that are read; other versions of FHIR, by name; more than one
/// patient. Resources that are not read are passed over by their brackets alone, so that other syntax errors inside them are not found.</para>
/// <para>Thread-safe; keeps nothing between calls.</para>
/// </remarks>
public static class FhirReader
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>Whether a text is a JSON object with a <c>resourceType</c>, as FHIR resources are and other inputs are not.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark; the beginning of a text is enough if the key is in it.</param>
    /// <returns>False also for what is no JSON at all: it never throws.</returns>
    public static bool LooksLikeFhir(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(DocumentBytes.WithoutMark(json), isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("resourceType"u8)) return true;
                if (!reader.TrySkip()) return false;
            }
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads one document.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark. Not kept.</param>
    /// <returns>The patient. <see cref="Patient.Id"/> is the id of the Patient resource, else that in the entries' subject, else null.</returns>
    /// <exception cref="InvalidDocumentException">The document is refused; all problems that could be found are listed.</exception>
    public static Patient Read(ReadOnlySpan<byte> json)
    {
        json = DocumentBytes.Accepted(json);
        var draft = new DocumentDraft();
        var kind = DocumentWalk.Read(json, draft);
        draft.ThrowIfRefused(json);
        if (kind == ResourceKind.Parameters) throw new InvalidDocumentException(FhirProblems.Parameters);
        if (!ResourceKinds.IsEntry(kind) && kind is not (ResourceKind.Bundle or ResourceKind.Patient or ResourceKind.Absence)) throw new InvalidDocumentException(FhirProblems.NotRead);
        return draft.ToPatient(json);
    }

    /// <summary>Reads one document from a stream, to its end. The stream stays open.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark; not compressed. Held whole while it is read, at most 2 GB: the keys of a
    /// FHIR document have no order, so that its last byte may decide what its first ones mean. Exports of many patients are read line by line
    /// (<see cref="FhirBulkReader"/>).</param>
    /// <returns>As <see cref="Read(ReadOnlySpan{byte})"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidDocumentException">The document is refused; all problems that could be found are listed.</exception>
    public static Patient Read(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var buffer = ArrayPool<byte>.Shared.Rent(json.CanSeek ? (int)Math.Clamp(json.Length - json.Position + 1, FirstBuffer, Array.MaxLength) : FirstBuffer);
        try
        {
            var length = 0;
            while (json.Read(buffer, length, buffer.Length - length) is var read and > 0)
            {
                length += read;
                if (length < buffer.Length) continue;
                if (length == Array.MaxLength) throw new InvalidDocumentException(FhirProblems.TooLarge);
                var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * length, Array.MaxLength));
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
                buffer = larger;
            }
            return Read(buffer.AsSpan(0, length));
        }
        finally
        {
            // The pool must not keep a patient's record for whoever rents next.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
