using System.Buffers;

namespace CrampRisk.Cli.Outputs;

/// <summary>The bytes of a report until it is whole.</summary>
/// <remarks>Unlike the framework's <see cref="ArrayBufferWriter{T}"/> it does not clear what is about to be written: pages that no report reaches cost nothing.</remarks>
internal sealed class ReportBuffer(int size) : IBufferWriter<byte>
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private int _count;

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    /// <summary>Begins anew.</summary>
    public void Clear() => _count = 0;

    /// <inheritdoc />
    public void Advance(int count) => _count += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(_count);
    }

    private void MakeRoom(int sizeHint)
    {
        if (_bytes.Length - _count >= Math.Max(sizeHint, 1)) return;
        var grown = GC.AllocateUninitializedArray<byte>(checked(Math.Max(2 * _bytes.Length, _count + sizeHint)));
        Written.CopyTo(grown);
        _bytes = grown;
    }
}
