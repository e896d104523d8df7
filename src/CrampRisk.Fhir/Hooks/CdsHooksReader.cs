using System.Collections.Immutable;
using System.Text.Json;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>Reads requests of CDS Hooks 1.0, 1.1 and 2.0 for patient-view, order-select and order-sign, with FHIR R4 resources.</summary>
/// <remarks>
/// <para>Draft orders join the prefetched lists as new entries, all of them in force; one that is on the list already counts once. Prefetched resources
/// count by their type, whatever their key; which queries were answered is judged by the keys of <see cref="PrefetchTemplates"/>.</para>
/// <para>A request is read whole or refused whole, as <see cref="FhirReader"/> does with its documents; resources of two patients are refused.</para>
/// <para>Thread-safe; keeps nothing between calls.</para>
/// </remarks>
public static class CdsHooksReader
{
    /// <summary>Whether a text is a JSON object with <c>hook</c> or <c>hookInstance</c> and without a <c>resourceType</c> before them.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <returns>False also for what is no JSON at all: it never throws.</returns>
    public static bool LooksLikeRequest(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(DocumentBytes.WithoutMark(json), isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("hook"u8) || reader.ValueTextEquals("hookInstance"u8)) return true;
                if (reader.ValueTextEquals("resourceType"u8) || !reader.TrySkip()) return false;
            }
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads one request.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark. Not kept.</param>
    /// <exception cref="InvalidDocumentException">The request is refused; all problems that could be found are listed.</exception>
    public static CdsHooksRequest Read(ReadOnlySpan<byte> json)
    {
        json = DocumentBytes.Accepted(json);
        var draft = new HookRequestDraft();
        HookRequestWalk.Read(json, draft);
        return draft.ToRequest(json);
    }

    /// <summary>Adds the answer to a query that the request lacked, as the FHIR server gave it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="template">The query.</param>
    /// <param name="answer">A FHIR R4 resource or searchset as UTF-8 JSON. Not kept.</param>
    /// <returns>The request with its entries, and with one gap less where the answer is whole.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDocumentException">The answer is refused; all problems that could be found are listed.</exception>
    public static CdsHooksRequest Add(CdsHooksRequest request, PrefetchTemplate template, ReadOnlySpan<byte> answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(template);
        answer = DocumentBytes.Accepted(answer);
        var draft = new DocumentDraft();
        var answered = DocumentWalk.Read(answer, draft);
        draft.Signs.ThrowIfAny(answer);
        draft.Subjects.Name(request.PatientId);
        foreach (var offset in draft.Subjects.OthersThan(request.PatientId)) draft.Findings.Add(offset, HookProblems.OtherPatient);
        draft.Findings.ThrowIfAny(answer);
        var gap = HookPrefetch.TakeGap(draft) ?? (HookPrefetch.IsAnswer(template, answered) ? null : PrefetchGapKind.Missing);
        return Joined(request, draft.ToPatient(answer)).WithGaps(
        [
            .. request.Gaps.Where(other => other.Template != template),
            .. gap is { } kind ? [new PrefetchGap(template, kind)] : ImmutableArray<PrefetchGap>.Empty,
        ]);
    }

    private static CdsHooksRequest Joined(CdsHooksRequest request, Patient found)
    {
        var patient = request.Patient;
        var medications = Joined(patient.Medications, found.Medications);
        var drafts = patient.Medications.IsDefault ? [] : patient.Medications.Where(order => order.IsNew).Select(order => order.Reference).ToHashSet();
        return request with
        {
            Notices = [.. request.Notices, .. found.Notices],
            Patient = patient with
            {
                Medications = medications.IsDefault ? default : [.. medications.Where(entry => !entry.IsNew && !(entry.Reference is not null && drafts.Contains(entry.Reference))), .. medications.Where(entry => entry.IsNew)],
                Conditions = Joined(patient.Conditions, found.Conditions),
                Procedures = Joined(patient.Procedures, found.Procedures),
            },
        };
    }

    private static ImmutableArray<T> Joined<T>(ImmutableArray<T> first, ImmutableArray<T> second) => first.IsDefault ? second : second.IsDefault ? first : [.. first, .. second];
}
