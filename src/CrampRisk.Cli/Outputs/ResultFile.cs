namespace CrampRisk.Cli.Outputs;

/// <summary>Where results go: standard output, or a file that is there whole or not at all.</summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string? _target;
    private readonly string? _draft;
    private Stream? _stream;

    private ResultFile(Stream stream, string? target, string? draft)
    {
        (_stream, _target, _draft) = (stream, target, draft);
        // Ctrl-C while standard input is waited for ends the process without unwinding.
        if (draft is not null) AppDomain.CurrentDomain.ProcessExit += DeleteDraft;
    }

    /// <summary>Where to write.</summary>
    public Stream Stream => _stream ?? throw new ObjectDisposedException(nameof(ResultFile));

    /// <summary>Standard output where no path is given; else a draft beside the target, moved onto it at the end.</summary>
    /// <exception cref="UsageException">Nothing can be written there.</exception>
    public static ResultFile Open(string? path, Stream standardOutput)
    {
        if (path is null or "-") return new ResultFile(new BufferedStream(standardOutput, 65_536), null, null);
        if (Directory.Exists(path)) throw new UsageException($"--output {path} is a folder", "Name a file in it");
        // A device is written to as it is; a draft would take its place.
        if (path.StartsWith("/dev/", StringComparison.Ordinal)) return new ResultFile(File.OpenWrite(path), null, null);
        var target = Path.GetFullPath((File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder)) throw new UsageException($"--output {path} lies in a folder that does not exist", "Make the folder first");
        var draft = Path.Combine(folder, $".{Path.GetFileName(target)}.{Environment.ProcessId}.draft");
        try
        {
            return new ResultFile(new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 65_536), target, draft);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"--output {path} may not be written", "Name a file in a folder that you may write to");
        }
    }

    /// <summary>Everything is written: puts it where it belongs.</summary>
    public void Complete()
    {
        _stream?.Flush();
        if (_target is null) return;
        _stream?.Dispose();
        _stream = null;
        File.Move(_draft!, _target, overwrite: true);
        AppDomain.CurrentDomain.ProcessExit -= DeleteDraft;
    }

    /// <summary>Takes back a draft that was not completed; what went to standard output stays, since each report of it is whole.</summary>
    public void Dispose()
    {
        if (_stream is null) return;
        _stream.Dispose();
        _stream = null;
        if (_draft is null) return;
        File.Delete(_draft);
        AppDomain.CurrentDomain.ProcessExit -= DeleteDraft;
    }

    private void DeleteDraft(object? sender, EventArgs e) => File.Delete(_draft!);
}
