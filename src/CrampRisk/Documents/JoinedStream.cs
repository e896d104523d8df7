using System.Collections.Immutable;

namespace CrampRisk.Documents;

/// <summary>Several streams read one after the other as one.</summary>
/// <param name="parts">From their current positions. They stay open.</param>
internal sealed class JoinedStream(ImmutableArray<Stream> parts) : ForwardStream
{
    private int _part;

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (; _part < parts.Length; _part++)
            if (parts[_part].Read(buffer, offset, count) is var read and > 0)
                return read;
        return 0;
    }
}
