using System.Net.Http.Headers;

namespace CrampRisk.CdsHooks;

/// <summary>Asks the client's FHIR server for what the request lacks: with the token of the request, and only where the host allowed that server.</summary>
internal sealed class PrefetchFetcher(IHttpClientFactory clients, OutboundOrigins origins)
{
    private static readonly MediaTypeWithQualityHeaderValue FhirJson = new("application/fhir+json");

    /// <summary>The request with what could be had; what could not stays a gap.</summary>
    public async ValueTask<CdsHooksRequest> CompleteAsync(CdsHooksRequest request, CancellationToken cancellation)
    {
        if (request is not { FhirServer: { } server, FhirAuthorization: { } leave } || !origins.Allows(server)) return request;
        // An answer of OperationOutcome says that asking again would not help (CDS Hooks 2.0, "Prefetch Template").
        var missing = request.Gaps.Where(gap => gap.Kind == PrefetchGapKind.Missing).Select(gap => gap.Template).ToList();
        if (missing.Count == 0) return request;
        var answers = await Task.WhenAll(missing.Select(template => FetchAsync(server, template.QueryFor(request.PatientId), leave, cancellation)));
        for (var i = 0; i < answers.Length; i++)
            if (answers[i] is { } answer) request = Add(request, missing[i], answer);
        return request;
    }

    private static CdsHooksRequest Add(CdsHooksRequest request, PrefetchTemplate template, byte[] answer)
    {
        try
        {
            return CdsHooksReader.Add(request, template, answer);
        }
        catch (InvalidDocumentException)
        {
            return request;
        }
    }

    private async Task<byte[]?> FetchAsync(Uri server, string query, FhirAuthorization leave, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"{server.AbsoluteUri.TrimEnd('/')}/{query}");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", leave.AccessToken);
        message.Headers.Accept.Add(FhirJson);
        try
        {
            using var client = clients.CreateClient(OutboundOrigins.Client);
            using var response = await client.SendAsync(message, cancellation);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancellation) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
