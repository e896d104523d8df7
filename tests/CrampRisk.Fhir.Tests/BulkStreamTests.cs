using System.IO.Compression;
using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>Files of a bulk export, read line by line.</summary>
[NonParallelizable]
public sealed class BulkStreamTests
{
    private const long Megabyte = 1024 * 1024;

    private const string Line = """{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/a"},"code":{"text":"cirrhosis"}}""";

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\n\n \r\n")]
    public void Lines_end_as_they_like_and_blank_ones_are_passed_over(string end)
    {
        var reader = new FhirBulkReader();

        var refused = reader.Read(Bytes($"\uFEFF{Line}{end}{Line.Replace("c1", "c2", StringComparison.Ordinal)}"), "Condition.ndjson");

        refused.Should().Be(0);
        reader.ToPatients().Should().ContainSingle().Which.Conditions.Select(condition => condition.Reference).Should().Equal("Condition/c1", "Condition/c2");
    }

    [Test]
    public void A_refused_line_is_called_by_its_number_in_the_file()
    {
        var reader = new FhirBulkReader();

        var refused = reader.Read(Bytes($"{Line}\n\n{Line[..^1]},\"onsetDateTime\":\"soon\"}}\n"), "Condition.ndjson");

        refused.Should().Be(1);
        reader.Refusals[0].Place.Should().Be("Condition.ndjson:line 3");
    }

    [Test]
    public void Gzip_of_several_members_is_read_to_its_end_and_the_stream_stays_open()
    {
        var reader = new FhirBulkReader();
        using var packed = new MemoryStream([.. Zipped(Line + "\n"), .. Zipped(Line.Replace("c1", "c2", StringComparison.Ordinal))]);

        reader.Read(packed, "Condition.ndjson.gz");

        reader.ToPatients()[0].Conditions.Length.Should().Be(2);
        packed.CanRead.Should().BeTrue();
    }

    [Test]
    public void Gzip_that_breaks_off_anywhere_is_refused()
    {
        var packed = Zipped(string.Join('\n', Enumerable.Range(0, 100).Select(i => Line.Replace("c1", $"c{i * 7919}", StringComparison.Ordinal))));

        for (var length = 2; length < packed.Length; length += 3)
        {
            using var cut = new MemoryStream(packed, 0, length);
            var read = () => new FhirBulkReader().Read(cut, "Condition.ndjson.gz");

            read.Should().Throw<InvalidDataException>($"{length} bytes are not the whole");
        }
    }

    [Test]
    public void A_line_may_be_much_longer_than_a_block()
    {
        var reader = new FhirBulkReader();
        var note = new string('x', 1_000_000);

        reader.Read(Bytes($"{Line}\n{Line[..^1]},\"note\":[{{\"text\":\"{note}\"}}]}}\n{Line}"), "Condition.ndjson");

        reader.ToPatients()[0].Conditions.Length.Should().Be(3);
    }

    [Test]
    public void Fifty_megabytes_of_an_export_are_read_in_a_few()
    {
        // 1 in 100 lines is an entry, as in a Synthea export with claims and observations; 1,000 patients, 200 products.
        using var export = new Generated(line => line % 100 == 0
            ? $$"""{"resourceType":"MedicationRequest","id":"m{{line}}","status":"active","intent":"order","subject":{"reference":"Patient/{{line % 1000}}"},"medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"{{line / 100 % 200}}","display":"product number {{line / 100 % 200}}"}]},"authoredOn":"2020-01-01"}"""
            : $$"""{"resourceType":"Observation","id":"o{{line}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"subject":{"reference":"Patient/{{line % 1000}}"},"effectiveDateTime":"2020-01-01","valueQuantity":{"value":80},"note":[{"text":"{{new string('n', 200)}}"}]}""",
            50 * Megabyte);
        var reader = new FhirBulkReader();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - export.Allocated;

        reader.Read(export, "export.ndjson");

        var read = GC.GetAllocatedBytesForCurrentThread() - export.Allocated - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        export.Length.Should().BeGreaterThan(50 * Megabyte);
        // Entries, concepts and the buffer for the longest line; the other lines cost nothing.
        read.Should().BeLessThan(8 * Megabyte);
        kept.Should().BeLessThan(2 * Megabyte);
        reader.ToPatients().Sum(patient => patient.Medications.Length).Should().BeGreaterThan(1000);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static byte[] Zipped(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Lines that come into being while they are read, so that no part of the test holds them.</summary>
    private sealed class Generated(Func<int, string> line, long length) : MemoryStream
    {
        private byte[] _line = [];
        private int _at;
        private int _number;
        private long _given;

        /// <summary>What making the lines has allocated.</summary>
        public long Allocated { get; private set; }

        public override bool CanSeek => false;

        public override long Length => _given;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _line.Length)
            {
                if (_given >= length) return 0;
                var before = GC.GetAllocatedBytesForCurrentThread();
                (_line, _at) = (Encoding.UTF8.GetBytes(line(_number++) + "\n"), 0);
                Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
            var given = Math.Min(count, _line.Length - _at);
            _line.AsSpan(_at, given).CopyTo(buffer.AsSpan(offset));
            (_at, _given) = (_at + given, _given + given);
            return given;
        }
    }
}
