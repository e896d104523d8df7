using CrampRisk.Documents;

namespace CrampRisk.Cli.Inputs;

/// <summary>A file that is being read: its beginning says whether it is lines, which are read one at a time, or is read whole.</summary>
internal sealed class InputDocument : IDisposable
{
    // The first line and the beginning of the second tell; a longer first line is told by the whole file.
    private const int HeadLength = 1 << 20;

    private readonly Stream? _file;
    private readonly Stream? _unpacked;
    private readonly Stream? _all;
    private readonly Utf8Lines? _lines;

    /// <summary>Opens a file; <see cref="Problem"/> says why it cannot be read.</summary>
    public InputDocument(InputFile file)
    {
        (Stream? opened, Stream? unpacked) = (null, null);
        var head = new byte[HeadLength];
        var length = 0;
        Problem = InputBytes.Try(() =>
        {
            opened = InputBytes.Open(file);
            unpacked = Unpacked.Open(opened);
            length = unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return null;
        });
        (_file, _unpacked) = (opened, unpacked);
        if (unpacked is null) return;
        _all = new JoinedStream([new MemoryStream(head, 0, length), unpacked]);
        IsLines = Problem is null && DocumentKinds.Recognise(head.AsSpan(0, length), file.Name) == DocumentKind.Lines;
        if (IsLines) _lines = new Utf8Lines(_all);
    }

    /// <summary>Why the file cannot be read; null where it can, so far.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>True for JSON documents, one a line.</summary>
    public bool IsLines { get; }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int LineNumber => _lines?.Number ?? 0;

    /// <summary>Reads the next line; false at the end, and where <see cref="Problem"/> has come up.</summary>
    public bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        ReadOnlyMemory<byte> read = default;
        var isRead = false;
        Problem = InputBytes.Try(() =>
        {
            isRead = _lines!.TryRead(out read);
            return null;
        });
        line = read;
        return isRead;
    }

    /// <summary>Reads all of it at once.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    public Problem? ReadToEnd(out ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> read = default;
        Problem ??= InputBytes.Try(() => InputBytes.ReadToEnd(_all!, out read));
        bytes = read;
        return Problem;
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _all?.Dispose();
        _unpacked?.Dispose();
        _file?.Dispose();
    }
}
