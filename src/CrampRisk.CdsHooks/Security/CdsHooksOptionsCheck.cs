using System.Net;
using FluentValidation;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace CrampRisk.CdsHooks;

/// <summary>What must hold for the options, checked once, at the door, all of it at once.</summary>
internal static class CdsHooksOptionsCheck
{
    /// <summary>Throws with everything that is wrong.</summary>
    /// <exception cref="InvalidDocumentException">Something is.</exception>
    public static void ThrowIfInvalid(CdsHooksSecurityOptions security, FeedbackOptions feedback)
    {
        var failures = new Security().Validate(security).Errors.Concat(new Feedback().Validate(feedback).Errors).ToList();
        if (failures.Count > 0)
            throw new InvalidDocumentException([.. failures.Select(failure => new Problem("CR630", failure.PropertyName, failure.ErrorMessage.TrimEnd('.'), "Correct the option as its documentation says"))]);
    }

    private static Uri? HttpUri(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && (uri.Scheme == "https" || uri.IsLoopback) ? uri : null;

    private static bool IsTarget(string? text) =>
        HttpUri(text) is { } uri && (!IPAddress.TryParse(uri.DnsSafeHost, out var address) || AddressRanges.Of(address) != AddressRange.Forbidden);

    private static bool IsOrigin(string? text) => HttpUri(text) is { PathAndQuery: "/", Fragment: "" };

    private sealed class Security : AbstractValidator<CdsHooksSecurityOptions>
    {
        public Security()
        {
            RuleForEach(options => options.Issuers).SetValidator(new Issuer());
            RuleFor(options => options.Issuers).Must(issuers => issuers.Select(issuer => issuer.Issuer).Distinct(StringComparer.Ordinal).Count() == issuers.Length).WithMessage("an issuer is listed twice");
            RuleFor(options => options.PublicUrl).Must(url => HttpUri(url) is not null).When(options => options.PublicUrl is not null || options.Issuers.Length > 0)
                .WithMessage("expected the https address that clients call; tokens are made out to it");
            RuleFor(options => options.LongestTokenLife).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
            RuleFor(options => options.ClockSkew).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromMinutes(5));
            RuleForEach(options => options.CorsOrigins).Must(IsOrigin).WithMessage("expected scheme, host and port of an https origin; * is not accepted");
            RuleForEach(options => options.FhirOrigins).Must(origin => IsOrigin(origin.Url) && IsTarget(origin.Url)).WithMessage("expected scheme, host and port of an https server, not a link-local address");
            RuleFor(options => options.MaxBodyBytes).InclusiveBetween(1024, 100 * 1024 * 1024);
            RuleFor(options => options.MaxJsonDepth).InclusiveBetween(16, 256);
            RuleFor(options => options.TimeLimit).InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
            RuleFor(options => options.RequestsPerMinute).InclusiveBetween(1, 10_000_000);
            RuleFor(options => options.MaxOutboundBytes).InclusiveBetween(1024, 100 * 1024 * 1024);
            RuleFor(options => options.OutboundTimeLimit).InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        }
    }

    private sealed class Issuer : AbstractValidator<TokenIssuer>
    {
        public Issuer()
        {
            RuleFor(issuer => issuer.Issuer).NotEmpty();
            RuleFor(issuer => issuer.KeySet).Must(IsKeySet).When(issuer => issuer.KeySet is not null).WithMessage("expected a JSON Web Key Set with one public key or more");
            RuleFor(issuer => issuer.KeySetUrls).Must((issuer, urls) => urls.IsEmpty != issuer.KeySet is null).WithMessage("expected either a key set or its addresses");
            RuleForEach(issuer => issuer.KeySetUrls).Must(IsTarget).WithMessage("expected an https address, not a link-local one");
        }

        private static bool IsKeySet(string? json)
        {
            try
            {
                return new JsonWebKeySet(json).Keys.Count > 0;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    private sealed class Feedback : AbstractValidator<FeedbackOptions>
    {
        public Feedback()
        {
            RuleFor(options => options.SqlitePath).NotEmpty().When(options => options.SqlitePath is not null);
            RuleFor(options => options.SqlitePath).Null().When(options => options.PostgresConnectionString is not null).WithMessage("expected either an SQLite file or PostgreSQL");
            RuleFor(options => options.PostgresConnectionString).Must(IsConnection).When(options => options.PostgresConnectionString is not null).WithMessage("expected a connection string with a Host");
            RuleFor(options => options.Secret).NotNull().When(options => options.PostgresConnectionString is not null).WithMessage("expected a secret: every process that shares a PostgreSQL store needs the same");
            RuleFor(options => options.Secret).Must(IsSecret).When(options => options.Secret is not null).WithMessage($"expected at least {PatientKeys.LeastSecretBytes} bytes in base64");
            RuleFor(options => options.KeepDays).InclusiveBetween(1, 3650);
        }

        private static bool IsSecret(string? text)
        {
            var bytes = new byte[text!.Length];
            return Convert.TryFromBase64String(text, bytes, out var length) && length >= PatientKeys.LeastSecretBytes;
        }

        private static bool IsConnection(string? text)
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}
