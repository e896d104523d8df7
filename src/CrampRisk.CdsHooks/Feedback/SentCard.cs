using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>What is kept of a card that was sent, so that feedback about it can be understood.</summary>
/// <param name="Uuid">The card's <c>uuid</c>.</param>
/// <param name="Service">The id of the CDS service that sent it.</param>
/// <param name="Patient">For whom; <c>default</c> where the request named no patient.</param>
/// <param name="Flags">The ids of the flags that the card speaks of.</param>
/// <param name="SentAt">When.</param>
public sealed record SentCard(Guid Uuid, string Service, PatientKey Patient, ImmutableArray<string> Flags, DateTimeOffset SentAt);
