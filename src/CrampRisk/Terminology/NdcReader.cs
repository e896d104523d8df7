namespace CrampRisk.Terminology;

/// <summary>Reads an NDC in the shapes that records hold (ruling 30).</summary>
internal sealed class NdcReader(TerminologyTable table, DrugHits names)
{
    private const ulong LargestProduct = 999_999_999;
    private const ulong LargestCode = 99_999_999_999;

    public CodeReading Read(ReadOnlySpan<char> given)
    {
        var text = given.Trim();
        if (text.IsEmpty) return CodeReading.NotRead("The NDC is empty.");
        if (Ndc.TryParse(text, out var code)) return Listed(code, text, remark: null);

        switch (NdcFormat.Segments(text, out var labeler, out var product, out var package))
        {
            case NdcLayout.Asterisk when NdcFormat.TryJoin(labeler, product, package, out var value) && value != 0:
                return Listed(Ndc.FromValue(value), text, new Remark(RemarkCode.NdcSettledByList, $"The asterisk in {text} was read as a padded zero: {Ndc.FromValue(value).ToHyphenatedString()}."));
            case NdcLayout.Product when NdcFormat.TryJoin(labeler, product, default, out var value):
                return ProductOnly((uint)(value / 100), text);
        }
        if (NdcFormat.TryReadScientific(text, out var written, out var lost)) return Scientific(written, lost);
        if (!NdcFormat.TryReadDigits(text, out var digits)) return CodeReading.NotRead("An NDC is 11 digits or hyphenated 4-4-2, 5-3-2, 5-4-1 or 5-4-2, such as 68462-0190-01.");
        if (digits == 0) return CodeReading.NotRead("The NDC is zero, which stands for no code.");
        return text.Length switch
        {
            12 when text[0] == '0' && digits < 100_000_000_000 => Listed(Ndc.FromValue(digits), text,
                new Remark(RemarkCode.NdcSettledByList, $"The 12 digits {text} begin with 0 and were read as {Ndc.FromValue(digits).ToHyphenatedString()}.")),
            10 => TenDigits(digits, text),
            < 10 => TooFewDigits(digits, text),
            _ => CodeReading.NotRead($"An NDC has 10 or 11 digits, this has {text.Length}."),
        };
    }

    /// <summary>What a listed product is called: its own name where the table keeps one, else its ingredients.</summary>
    public string NameOf(int entry)
    {
        var name = table.Ndcs.Name(entry);
        var ingredients = names.Ingredients(table.Meaning(table.Ndcs.Meaning(entry)).Set);
        return name.Length == 0 || string.Equals(name, ingredients, StringComparison.OrdinalIgnoreCase) ? ingredients : $"{name} ({ingredients})";
    }

    private CodeReading Listed(Ndc code, ReadOnlySpan<char> text, Remark? remark)
    {
        var entry = table.Ndcs.Find(code);
        if (entry < 0)
        {
            var listed = table.Ndcs.Find(code.Product, -1);
            if (listed < 0) return CodeReading.NotRead($"The NDC {code.ToHyphenatedString()} is on no product list.");
            return CodeReading.NotRead($"The product list has labeler and product of {code.ToHyphenatedString()}, but not this package.", Products(code.Product));
        }
        return Resolved(entry, remark);
    }

    private CodeReading Resolved(int entry, Remark? remark)
    {
        var meaning = table.Meaning(table.Ndcs.Meaning(entry));
        if (meaning.Set == 0 && !meaning.Has(MeaningFlags.LookAlike)) return CodeReading.NotRead("The product list gives no ingredients for this NDC.");
        return new CodeReading { Kind = CodeReadingKind.Resolved, Meaning = meaning, Name = NameOf(entry), Remark = remark };
    }

    private CodeReading ProductOnly(uint product, ReadOnlySpan<char> text)
    {
        var first = table.Ndcs.Find(product, -1);
        if (first < 0) return CodeReading.NotRead($"The product code {text} is on no product list.");
        var set = table.Meaning(table.Ndcs.Meaning(first)).Set;
        for (var entry = table.Ndcs.Next(product, first); entry >= 0; entry = table.Ndcs.Next(product, entry))
            if (table.Meaning(table.Ndcs.Meaning(entry)).Set != set)
                return new CodeReading { Kind = CodeReadingKind.Ambiguous, Because = $"The product code {text} has no package, and its packages differ.", Candidates = [.. Products(product)] };
        return Resolved(first, new Remark(RemarkCode.NdcSettledByList, $"The product code {text} has no package; all its listed packages have the same ingredients."));
    }

    // 21 CFR 207.33: ten digits without hyphens fit 4-4-2, 5-3-2 and 5-4-1; the list settles most.
    private CodeReading TenDigits(ulong digits, ReadOnlySpan<char> text)
    {
        var (a, b, c) = NdcFormat.Readings(digits);
        var found = -1;
        var value = 0ul;
        var readings = new List<string>();
        var sets = new HashSet<int>();
        foreach (var reading in (ReadOnlySpan<ulong>)[a, b, c])
        {
            var entry = table.Ndcs.Find(Ndc.FromValue(reading));
            if (entry < 0 || reading == value) continue;
            (found, value) = (entry, reading);
            readings.Add($"{Ndc.FromValue(reading).ToHyphenatedString()} {NameOf(entry)}");
            sets.Add(table.Meaning(table.Ndcs.Meaning(entry)).Set);
        }
        return readings.Count switch
        {
            0 => CodeReading.NotRead($"The ten digits {text} can be read in three ways, and none is on the product list. Write the NDC with hyphens or as 11 digits."),
            1 => Resolved(found, new Remark(RemarkCode.NdcSettledByList, $"The ten digits {text} can be read in three ways; only {Ndc.FromValue(value).ToHyphenatedString()} is on the product list.")),
            _ => new CodeReading { Kind = CodeReadingKind.Ambiguous, Because = $"The ten digits {text} fit {readings.Count} listed products. Write the NDC with hyphens or as 11 digits.", Candidates = [.. readings] },
        };
    }

    private CodeReading TooFewDigits(ulong digits, ReadOnlySpan<char> text)
    {
        var hint = text.Length <= 8 && table.RxCuis.Find((uint)Math.Min(digits, uint.MaxValue)) >= 0 ? " As an RxNorm code it would be known: is the column right?" : "";
        return CodeReading.NotRead($"An NDC has 10 or 11 digits, this has {text.Length}; leading zeros may be lost.{hint}", ListedReadings(digits, withProducts: text.Length == 9));
    }

    // What a spreadsheet makes of a number: the digits that it kept may still fit what is listed, but nothing says that they are all.
    private CodeReading Scientific(ulong digits, bool lost) => CodeReading.NotRead(lost
        ? "The NDC was turned into scientific notation by a spreadsheet; its last digits are lost."
        : "The NDC was turned into scientific notation by a spreadsheet; it is not certain that all its digits are there.", lost ? [] : ListedReadings(digits, withProducts: true));

    private string[] ListedReadings(ulong digits, bool withProducts)
    {
        var candidates = new List<string>();
        var (a, b, c) = NdcFormat.Readings(digits);
        foreach (var reading in (ReadOnlySpan<ulong>)[digits, a, b, c]) AddReading(candidates, reading);
        if (!withProducts) return [.. candidates];
        // Labeler and product may be whole where the package is not: nine digits, or a reading whose package is not listed.
        foreach (var product in (ReadOnlySpan<ulong>)[digits, a / 100, b / 100, c / 100])
        {
            if (product > LargestProduct) continue;
            foreach (var name in Products((uint)product))
                if (!candidates.Exists(candidate => candidate.EndsWith(name, StringComparison.Ordinal))) candidates.Add(name);
        }
        return [.. candidates];
    }

    private void AddReading(List<string> candidates, ulong value)
    {
        var entry = value is 0 or > LargestCode ? -1 : table.Ndcs.Find(Ndc.FromValue(value));
        if (entry < 0) return;
        var candidate = $"{Ndc.FromValue(value).ToHyphenatedString()} {NameOf(entry)}";
        if (!candidates.Contains(candidate)) candidates.Add(candidate);
    }

    private string[] Products(uint product)
    {
        var found = new List<string>();
        for (var entry = table.Ndcs.Next(product, -1); entry >= 0; entry = table.Ndcs.Next(product, entry))
        {
            var name = NameOf(entry);
            if (!found.Contains(name)) found.Add(name);
        }
        return [.. found];
    }
}
