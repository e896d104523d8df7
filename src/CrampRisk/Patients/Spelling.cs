namespace CrampRisk;

/// <summary>The contract's spelling of each value of an enum, in both directions.</summary>
internal sealed class Spelling<T>(params string[] names)
    where T : struct, Enum
{
    /// <summary>All spellings, in the order of the enum's values; an empty one is a value that is never written.</summary>
    public ReadOnlySpan<string> All => names;

    public string Of(T value) => names[Index(value)];

    public bool TryRead(ReadOnlySpan<char> text, out T value)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0 || !text.SequenceEqual(names[i])) continue;
            var number = (byte)i;
            value = System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref number);
            return true;
        }
        value = default;
        return false;
    }

    // All enums of this library are bytes, counted from zero: a convention test holds that.
    private static int Index(T value) => System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref value);
}
