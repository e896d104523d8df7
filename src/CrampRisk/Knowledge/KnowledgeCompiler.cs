using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>Turns the readable pack into the form that is shipped: a directory, a table of what rules look for, and each record's JSON.</summary>
/// <remarks>The same input gives the same bytes. <see cref="KnowledgeLayout"/> describes the form.</remarks>
internal static class KnowledgeCompiler
{
    /// <summary>Compiles a pack.</summary>
    /// <param name="pack">The pack as read; checked here.</param>
    /// <param name="terminology">The table that concept names are looked up in.</param>
    /// <param name="classes">The drug classes that rules and cautions may name.</param>
    /// <exception cref="InvalidDocumentException">Anything is wrong with the pack; all of it is listed.</exception>
    public static byte[] Compile(PackDocument pack, TerminologyTable terminology, ImmutableArray<DrugClass> classes)
    {
        var problems = new PackDocumentValidator().Check(pack).ToList();
        var bytes = Compile(pack, terminology, classes, problems);
        return problems.Count == 0 ? bytes : throw new InvalidDocumentException([.. problems]);
    }

    /// <summary>Compiles a pack that no person wrote, such as a benchmark's: only its concepts are checked.</summary>
    /// <exception cref="InvalidDocumentException">A concept is not in the terminology.</exception>
    public static byte[] CompileUnchecked(PackDocument pack, TerminologyTable terminology)
    {
        var problems = new List<Problem>();
        var bytes = Compile(pack, terminology, [], problems);
        return problems.Count == 0 ? bytes : throw new InvalidDocumentException([.. problems]);
    }

    private static byte[] Compile(PackDocument pack, TerminologyTable terminology, ImmutableArray<DrugClass> classes, List<Problem> problems)
    {
        var rules = pack.Rules.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        var sourceClasses = pack.Sources.GroupBy(source => source.Id).ToDictionary(group => group.Key, group => group.First().Value.Class, StringComparer.Ordinal);
        var evidence = pack.Evidence.GroupBy(finding => finding.Id).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

        var members = classes.ToDictionary(item => item.Id, item => item.IndexesIn(terminology), StringComparer.Ordinal);
        problems.AddRange(from advice in pack.Advice
                          from caution in advice.Value.Cautions
                          from name in caution.Concepts
                          where MembersOf(name, terminology, members).IsEmpty
                          select new Problem("CR340", advice.Place, $"the caution {caution.Id} names the concept {name}, which the terminology does not have", "Correct the name or add the concept"));

        var sortedEvidence = pack.Evidence.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id)).ToList();
        var rows = new List<byte[]>();
        var references = new List<int>();
        foreach (var rule in rules)
        {
            var groups = new List<(int Start, int Length)>();
            foreach (var name in rule.Value.Concepts)
            {
                var indexes = MembersOf(name, terminology, members);
                if (indexes.IsEmpty) problems.Add(new Problem("CR340", rule.Place, $"speaks of the concept {name}, which the terminology does not have", "Correct the name or add the concept"));
                groups.Add((references.Count, indexes.Length));
                references.AddRange(indexes);
            }
            var cited = (references.Count, rule.Value.Evidence.Length);
            references.AddRange(rule.Value.Evidence.Select(id => sortedEvidence.FindIndex(finding => finding.Id == id)));
            var strength = StrengthRule.Compute(rule.Value.Evidence
                .Where(evidence.ContainsKey).Select(id => evidence[id])
                .Where(finding => sourceClasses.ContainsKey(finding.Source))
                .Select(finding => (sourceClasses[finding.Source], finding.Polarity)));
            rows.Add(KnowledgeLayout.Row(rule.Value, strength, groups, cited));
        }

        var body = new MemoryStream();
        var directory = new MemoryStream();
        Write(directory, body, [new PackRecord<PackInfo>(pack.Info, "", "", pack.InfoJson, true, true)]);
        Write(directory, body, pack.Sources.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id)));
        Write(directory, body, sortedEvidence);
        Write(directory, body, rules);
        var sortedAdvice = pack.Advice.Sort(ByPurpose);
        Write(directory, body, sortedAdvice);
        Write(directory, body, classes.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id)).Select(item =>
            new PackRecord<DrugClass>(item, item.Id, "", JsonSerializer.SerializeToUtf8Bytes(item, PackJson.Compact.DrugClass), true, true)));

        var file = new MemoryStream();
        file.Write(new byte[KnowledgeLayout.HeaderSize]);
        file.Write(directory.ToArray());
        foreach (var row in rows) file.Write(row);
        var number = new byte[4];
        foreach (var reference in references)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, reference);
            file.Write(number);
        }
        var triggersOffset = (int)file.Length;
        foreach (var trigger in Triggers(sortedAdvice, terminology, members)) file.Write(trigger.ToBytes());
        var bodyOffset = (int)file.Length;
        body.WriteTo(file);
        var bytes = file.ToArray();
        KnowledgeLayout.WriteHeader(bytes, [1, pack.Sources.Length, pack.Evidence.Length, rules.Length, pack.Advice.Length, classes.Length], references.Count, bodyOffset,
            Hash(bytes.AsSpan(KnowledgeLayout.HeaderSize..triggersOffset), bytes.AsSpan(bodyOffset), terminology));
        return bytes;
    }

    private static int ByPurpose(PackRecord<ManagementAdvice> a, PackRecord<ManagementAdvice> b) =>
        a.Value.Purpose != b.Value.Purpose ? a.Value.Purpose.CompareTo(b.Value.Purpose)
        : a.Value.Order != b.Value.Order ? a.Value.Order.CompareTo(b.Value.Order)
        : string.CompareOrdinal(a.Id, b.Id);

    // One hash over all that decides a report: the knowledge and the tables that names and codes are resolved with.
    private static byte[] Hash(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> body, TerminologyTable terminology)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(directory);
        hash.AppendData(body);
        hash.AppendData(terminology.Bytes);
        return hash.GetHashAndReset();
    }

    // Which cautions a concept triggers, with classes resolved: a screener would otherwise read all advice and classes for its first report.
    private static IEnumerable<CautionTrigger> Triggers(ImmutableArray<PackRecord<ManagementAdvice>> advice, TerminologyTable terminology, Dictionary<string, ImmutableArray<int>> classes) =>
        advice.SelectMany((record, place) => record.Value.Cautions.SelectMany((caution, inAdvice) =>
                caution.Concepts.SelectMany(name => MembersOf(name, terminology, classes)).Select(concept => new CautionTrigger(concept, place, inAdvice))))
            .Distinct()
            .OrderBy(trigger => trigger.Concept).ThenBy(trigger => trigger.Advice).ThenBy(trigger => trigger.Caution);

    private static ImmutableArray<int> MembersOf(string name, TerminologyTable terminology, Dictionary<string, ImmutableArray<int>> classes) =>
        classes.TryGetValue(name, out var members) ? members
        : terminology.TryFindConcept(name, out var concept) ? [concept.Index]
        : [];

    private static void Write<T>(MemoryStream directory, MemoryStream body, IEnumerable<PackRecord<T>> records)
    {
        foreach (var record in records)
        {
            var entry = new byte[KnowledgeLayout.DirectoryEntrySize];
            BinaryPrimitives.WriteInt32LittleEndian(entry, (int)body.Length);
            var id = Encoding.UTF8.GetBytes(record.Id);
            body.Write(id);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), id.Length);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), (int)body.Length);
            body.Write(record.Json);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(12), record.Json.Length);
            directory.Write(entry);
        }
    }
}
