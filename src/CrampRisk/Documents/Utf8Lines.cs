using System.Buffers;

namespace CrampRisk.Documents;

/// <summary>Reads a stream line by line and holds no more of it than one line, so that a file may be larger than memory.</summary>
/// <remarks>The bytes of a line are those of a buffer that the next line overwrites.</remarks>
internal sealed class Utf8Lines(Stream stream) : IDisposable
{
    // A line of an export is one resource, at most one patient's bundle; what is longer is no file of lines.
    private const int LongestLine = 1 << 28;
    private const int FirstBuffer = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the line that was read last, from 1; empty lines count.</summary>
    public int Number { get; private set; }

    /// <summary>Reads the next line that is not blank.</summary>
    /// <param name="line">The line without its end, and the first one without a byte order mark.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDocumentException">The line is longer than 256 MB.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (TryReadAny(out line))
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
                return true;
        return false;
    }

    public void Dispose()
    {
        // The pool must not keep a patient's record for whoever rents next.
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
    }

    private bool TryReadAny(out ReadOnlyMemory<byte> line)
    {
        var looked = _start;
        while (true)
        {
            var length = _buffer.AsSpan(looked, _end - looked).IndexOf((byte)'\n');
            if (length >= 0 || _isAtEnd)
            {
                var end = length >= 0 ? looked + length : _end;
                line = _buffer.AsMemory(_start, end - _start);
                if (length < 0 && line.IsEmpty) return false;
                _start = length >= 0 ? end + 1 : _end;
                if (++Number == 1 && line.Span.StartsWith("\uFEFF"u8)) line = line[3..];
                return true;
            }
            MakeRoom();
            looked = _end;
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _isAtEnd = read == 0;
            _end += read;
        }
    }

    // Moves the begun line to the front where the buffer is full, and into a larger one where it fills most of it.
    private void MakeRoom()
    {
        if (_end < _buffer.Length) return;
        var begun = _buffer.AsSpan(_start, _end - _start);
        if (begun.Length > LongestLine)
            throw new InvalidDocumentException(new Problem("CR506", $"line {Number + 1}", "the line is longer than 256 MB", "Split it into smaller resources"));
        var target = begun.Length > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(2 * _buffer.Length) : _buffer;
        begun.CopyTo(target);
        (_start, _end) = (0, begun.Length);
        if (target == _buffer) return;
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = target;
    }
}
