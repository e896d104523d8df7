using System.Numerics;
using System.Runtime.InteropServices;

namespace CrampRisk.Fhir;

/// <summary>The CodeableConcepts that were read already, by their bytes: records repeat a few concepts many times.</summary>
/// <remarks>Grows with what it finds, up to a bound; steps per look-up are bounded as well, so that a hostile document gains nothing by many or colliding concepts.</remarks>
/// <param name="slots">Room at the start.</param>
/// <param name="keepsText">True to keep their bytes, for the lines of a bulk export; else they are those of the one document.</param>
internal sealed class ConceptCache(int slots = 128, bool keepsText = false)
{
    private const int MaxSteps = 4;
    private const int MaxSlots = 4096;

    // A longer one is rare, and rarely repeated.
    private const int MaxLength = 2048;

    private Known[] _known = new Known[slots];
    private int _count;

    /// <summary>Finds a concept by the text of its object.</summary>
    /// <param name="slot">Where it is or would be; negative where it is not to be kept.</param>
    public bool TryFind(ReadOnlySpan<byte> json, ReadOnlySpan<byte> text, out int slot, out FhirConcept concept)
    {
        concept = default;
        slot = -1;
        if (text.IsEmpty || text.Length > MaxLength) return false;
        // A third is full: a longer walk would cost more than the move.
        if (_count * 3 >= _known.Length && _known.Length < MaxSlots) Grow();
        var hash = Hash(text);
        for (var step = 0; step < MaxSteps; step++)
        {
            var at = (int)((hash + (uint)step) % (uint)_known.Length);
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
    public void Keep(ReadOnlySpan<byte> json, int slot, int offset, int length, FhirConcept concept)
    {
        var text = json.Slice(offset, length);
        _known[slot] = new Known(Hash(text), offset, length, concept, keepsText ? text.ToArray() : null);
        _count++;
    }

    private void Grow()
    {
        var old = _known;
        _known = new Known[Math.Min(old.Length * 4, MaxSlots)];
        _count = 0;
        foreach (var known in old)
        {
            if (known.Length == 0) continue;
            for (var step = 0; step < MaxSteps; step++)
            {
                ref var slot = ref _known[(known.Hash + (uint)step) % (uint)_known.Length];
                if (slot.Length != 0) continue;
                slot = known;
                _count++;
                break;
            }
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text)) hash = BitOperations.RotateLeft(hash ^ word, 27) * 0x9E3779B97F4A7C15;
        if (text.Length >= 8) hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(text[^8..]), 27) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }

    private readonly record struct Known(uint Hash, int Offset, int Length, FhirConcept Concept, byte[]? Text);
}
