using System.Collections.Immutable;

namespace CrampRisk.Documents;

/// <summary>Several streams read one after the other as one.</summary>
/// <param name="parts">From their current positions. They stay open.</param>
internal sealed class JoinedStream(ImmutableArray<Stream> parts) : Stream
{
    private int _part;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (; _part < parts.Length; _part++)
            if (parts[_part].Read(buffer, offset, count) is var read and > 0)
                return read;
        return 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
