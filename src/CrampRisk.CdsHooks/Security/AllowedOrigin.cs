namespace CrampRisk.CdsHooks;

/// <summary>A server that this service may call.</summary>
/// <param name="Url">Scheme, host and port: <c>https://fhir.example.org</c>. <c>http</c> only for this machine.</param>
/// <param name="InPrivateNetwork">
/// True where its name may lead into a private network (10.0.0.0/8 and its kin). Default false: then only public addresses are connected to, so that
/// a changed DNS entry cannot turn this service against its own network. An address or <c>localhost</c> in the URL says so itself.
/// </param>
public sealed record AllowedOrigin(string Url, bool InPrivateNetwork = false);
