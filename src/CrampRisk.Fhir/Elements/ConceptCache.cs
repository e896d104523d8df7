using System.Numerics;
using System.Runtime.InteropServices;

namespace CrampRisk.Fhir;

/// <summary>The CodeableConcepts of one document that were read already, by their bytes: records repeat a few concepts many times.</summary>
/// <remarks>Bounded in size and in steps per look-up, so that a hostile document gains nothing by many or colliding concepts.</remarks>
internal sealed class ConceptCache
{
    private const int Slots = 128;
    private const int MaxSteps = 4;

    // A longer one is rare, and rarely repeated.
    private const int MaxLength = 2048;

    private readonly Known[] _known = new Known[Slots];

    /// <summary>Finds a concept by the text of its object.</summary>
    /// <param name="slot">Where it is or would be; negative where it is not to be kept.</param>
    public bool TryFind(ReadOnlySpan<byte> json, ReadOnlySpan<byte> text, out int slot, out FhirConcept concept)
    {
        concept = default;
        slot = -1;
        if (text.IsEmpty || text.Length > MaxLength) return false;
        var hash = Hash(text);
        for (var step = 0; step < MaxSteps; step++)
        {
            var at = (int)((hash + (uint)step) % Slots);
            ref var known = ref _known[at];
            if (known.Length == 0)
            {
                slot = at;
                return false;
            }
            if (known.Length != text.Length || !text.SequenceEqual(json.Slice(known.Offset, known.Length))) continue;
            concept = known.Concept;
            return true;
        }
        return false;
    }

    /// <summary>Keeps a concept that was read without a finding.</summary>
    public void Keep(int slot, int offset, int length, FhirConcept concept) => _known[slot] = new Known(offset, length, concept);

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text)) hash = BitOperations.RotateLeft(hash ^ word, 27) * 0x9E3779B97F4A7C15;
        if (text.Length >= 8) hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(text[^8..]), 27) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }

    private readonly record struct Known(int Offset, int Length, FhirConcept Concept);
}
