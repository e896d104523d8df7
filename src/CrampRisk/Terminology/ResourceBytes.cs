using System.Reflection;

namespace CrampRisk.Terminology;

/// <summary>The bytes of an embedded table, read where the assembly is mapped: nothing is copied, nothing is on the heap.</summary>
internal sealed class ResourceBytes
{
    private readonly Stream _keepAlive;
    private readonly nint _address;

    private ResourceBytes(Stream keepAlive, nint address, int length) => (_keepAlive, _address, Length) = (keepAlive, address, length);

    public int Length { get; }

    /// <summary>All bytes. The address stays valid as long as this object lives: it holds the stream, and the stream holds the assembly.</summary>
    public unsafe ReadOnlySpan<byte> Span => new((void*)_address, Length);

    /// <summary>Opens an embedded resource; null where the assembly has none of that name.</summary>
    public static ResourceBytes? Open(Assembly assembly, string name)
    {
        var stream = assembly.GetManifestResourceStream(name);
        return stream is null ? null : From(stream);
    }

    /// <summary>Takes a table that was compiled or read just now: one array, pinned for its whole life.</summary>
    public static ResourceBytes From(ReadOnlySpan<byte> bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(Math.Max(1, bytes.Length), pinned: true);
        bytes.CopyTo(pinned);
        return new ResourceBytes(new MemoryStream(pinned), AddressOf(pinned), bytes.Length);
    }

    private static unsafe ResourceBytes From(Stream stream)
    {
        if (stream is UnmanagedMemoryStream mapped) return new ResourceBytes(mapped, (nint)mapped.PositionPointer, checked((int)mapped.Length));

        // A host that loads the assembly from bytes may hand out another stream.
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)stream.Length), pinned: true);
        stream.ReadExactly(bytes);
        return new ResourceBytes(new MemoryStream(bytes), AddressOf(bytes), bytes.Length);
    }

    private static unsafe nint AddressOf(byte[] pinned) => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref pinned[0]);

    /// <summary>The stream that keeps the bytes where they are.</summary>
    public override string ToString() => $"{_keepAlive.GetType().Name}, {Length} bytes";
}
