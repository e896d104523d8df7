using System.IO.Compression;

namespace CrampRisk.Documents;

/// <summary>Unpacks gzip, member after member (ruling 32), and tells data that breaks off from data that ends.</summary>
/// <remarks>
/// <see cref="GZipStream"/> takes one for the other. So a member of our own is put behind the last one: only where every member
/// before it is whole does it come out again at the end.
/// </remarks>
internal sealed class WholeGzipStream : ForwardStream
{
    private static readonly byte[] Mark = "the end of the data"u8.ToArray();

    private readonly GZipStream _unpacked;
    private readonly byte[] _ahead = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <param name="packed">The gzip data from its first byte. Stays open.</param>
    public WholeGzipStream(Stream packed)
    {
        var end = new MemoryStream();
        using (var mark = new GZipStream(end, CompressionLevel.NoCompression, leaveOpen: true)) mark.Write(Mark);
        end.Position = 0;
        _unpacked = new GZipStream(new JoinedStream([packed, end]), CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data is damaged or breaks off.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        // The last bytes of what has come are held back until more comes: they may be the mark.
        while (_end - _start <= Mark.Length)
        {
            _ahead.AsSpan(_start, _end - _start).CopyTo(_ahead);
            (_start, _end) = (0, _end - _start);
            var read = _unpacked.Read(_ahead, _end, _ahead.Length - _end);
            _end += read;
            if (read > 0) continue;
            if (!_ahead.AsSpan(0, _end).SequenceEqual(Mark)) throw new InvalidDataException("The gzip data breaks off.");
            return 0;
        }
        var given = Math.Min(count, _end - _start - Mark.Length);
        _ahead.AsSpan(_start, given).CopyTo(buffer.AsSpan(offset));
        _start += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }
}
