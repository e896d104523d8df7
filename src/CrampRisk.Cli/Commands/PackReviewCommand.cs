using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary><c>cramprisk pack review|approve</c>.</summary>
internal sealed class PackReviewCommand(Terminal terminal)
{
    /// <summary>Lists what is due.</summary>
    /// <returns>The exit code.</returns>
    public int List(string? path, DateOnly asOf)
    {
        if (SiteDocuments.ReadPack(path, terminal) is not { } pack) return ExitCode.Refused;
        var due = ReviewList.Due(pack, asOf);
        var page = new StringBuilder();
        foreach (var item in due)
        {
            var why = item.IsOverdue ? $"overdue since {item.Review.NextReview}" : item.HasChanged ? "changed since it was approved" : Spellings.ReviewStatus.Of(item.Review.Status);
            page.Append($"{item.What} {item.Id}: {why}{(item.Review.On.IsGiven ? $" ({item.Review.On})" : "")}\n");
        }
        page.Append($"{due.Length} due on {asOf:yyyy-MM-dd}: {due.Count(item => item.IsOverdue)} overdue, {due.Count(item => item.HasChanged)} changed since approved, {due.Count(item => !item.IsOverdue && !item.HasChanged)} never approved.\n");
        terminal.Output.Write(Encoding.UTF8.GetBytes(page.ToString()));
        terminal.Output.Flush();
        return ExitCode.Done;
    }

    /// <summary>Approves records of a readable pack.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There is no readable pack there, or it has no such record.</exception>
    public int Approve(string? folder, string[] ids, string reviewer, string note, DateOnly on, DateOnly? next)
    {
        var path = folder ?? ".";
        if (reviewer.Trim().Length == 0 || note.Trim().Length == 0) throw new UsageException("--reviewer and --note must not be empty", "Name the clinician and say what was looked at");
        if (!File.Exists(Path.Combine(path, "pack.json")) && !File.Exists(Path.Combine(path, "overlay.json")) && !IsJson(path))
            throw new UsageException($"{path} is no readable pack or overlay", "Write --pack FOLDER, or the JSON file of an overlay; a built pack is approved in its readable files and built again");
        if (SiteDocuments.ReadPack(path, terminal) is not { } pack) return ExitCode.Refused;
        var isOverlay = !File.Exists(Path.Combine(path, "pack.json"));
        if (ids.Length == 0)
        {
            // An overlay shows the built-in pack's records too; only its own can be approved here.
            var builtIn = isOverlay ? [.. ReviewList.Due(KnowledgePack.BuiltIn, on).Select(item => item.Id)] : new HashSet<string>(StringComparer.Ordinal);
            ids = [.. ReviewList.Due(pack, on).Select(item => item.Id).Where(id => id == "pack" || !builtIn.Contains(id))];
        }
        var unknown = new ReviewWriter(path).Approve(ids, new Approval(reviewer, note, on, next));
        if (unknown.Length > 0) throw new UsageException($"{path} has no record {string.Join(", ", unknown)}; nothing was written", "Use ids that cramprisk pack review prints");
        terminal.Note($"{ids.Length} approved by {reviewer} in {path}.");
        return ExitCode.Done;
    }

    private static bool IsJson(string path) => File.Exists(path) && Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);
}
