using System.Numerics;
using System.Runtime.InteropServices;

namespace CrampRisk.Fhir;

/// <summary>The CodeableConcepts that were read already, by their bytes: records repeat a few concepts many times.</summary>
/// <remarks>Bounded in size and in steps per look-up, so that a hostile document gains nothing by many or colliding concepts.</remarks>
/// <param name="slots">How many are kept.</param>
/// <param name="keepsText">True to keep their bytes, for the lines of a bulk export; else they are those of the one document.</param>
internal sealed class ConceptCache(int slots = 128, bool keepsText = false)
{
    private const int MaxSteps = 4;

    // A longer one is rare, and rarely repeated.
    private const int MaxLength = 2048;

    private readonly Known[] _known = new Known[slots];

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
            var at = (int)((hash + (uint)step) % slots);
            ref var known = ref _known[at];
            if (known.Length == 0)
            {
                slot = at;
                return false;
            }
            if (known.Length != text.Length || !text.SequenceEqual(known.Text is null ? json.Slice(known.Offset, known.Length) : known.Text)) continue;
            concept = known.Concept;
            return true;
        }
        return false;
    }

    /// <summary>Keeps a concept that was read without a finding.</summary>
    public void Keep(ReadOnlySpan<byte> json, int slot, int offset, int length, FhirConcept concept) =>
        _known[slot] = new Known(offset, length, concept, keepsText ? json.Slice(offset, length).ToArray() : null);

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text)) hash = BitOperations.RotateLeft(hash ^ word, 27) * 0x9E3779B97F4A7C15;
        if (text.Length >= 8) hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(text[^8..]), 27) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }

    private readonly record struct Known(int Offset, int Length, FhirConcept Concept, byte[]? Text);
}
