using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Reads acknowledgements, <c>cramprisk-acknowledgements/1</c>.</summary>
public static class AcknowledgementsJson
{
    /// <summary>Reads acknowledgements.</summary>
    /// <exception cref="InvalidDocumentException">Anything is wrong; all of it is listed with its JSON path.</exception>
    public static ImmutableArray<Acknowledgement> Read(ReadOnlyMemory<byte> utf8)
    {
        var problems = new List<Problem>();
        using var document = JsonDocuments.Parse(utf8, problems);
        if (document is null) throw new InvalidDocumentException([.. problems]);
        var node = new CheckedNode(document.RootElement, "", problems);
        JsonDocuments.CheckSchema(node, "cramprisk-acknowledgements/1");
        if (!node.Has("items")) node.Report("items", "CR302", "this property is required and is missing", "Add the list, empty if there are none");
        var items = node.Objects("items").Select(ReadItem).ToImmutableArray();
        node.End();
        return problems.Count == 0 ? items : throw new InvalidDocumentException([.. problems]);
    }

    private static Acknowledgement ReadItem(DocumentNode node)
    {
        var item = new Acknowledgement
        {
            Subject = node.RequiredText("subject"),
            Flag = node.RequiredText("flag"),
            By = node.RequiredText("by"),
            On = JsonDocuments.RequiredDay(node, "on"),
            Reason = node.RequiredChoice("reason", Spellings.AcknowledgementReason),
            Note = node.Text("note"),
            Until = JsonDocuments.Day(node, "until"),
        };
        if (item.Until < item.On) node.Report(node.At("until"), "CR413", "ends before it begins", "Correct one of the two dates");
        node.End();
        return item;
    }
}
