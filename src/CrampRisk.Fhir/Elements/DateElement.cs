using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Reads FHIR dates and dateTimes: the calendar day as written; the time is dropped.</summary>
internal static class DateElement
{
    // The longest dateTime has 35 characters (nanoseconds and an offset); anything much longer is no date.
    private const int MaxLength = 64;

    /// <summary>Reads the first day of something.</summary>
    public static CalendarDate Start(ref JsonCursor json, ref RemarkList remarks) => Read(ref json, ref remarks, isEnd: false);

    /// <summary>Reads the last day of something.</summary>
    public static CalendarDate End(ref JsonCursor json, ref RemarkList remarks) => Read(ref json, ref remarks, isEnd: true);

    /// <summary>Reads the two ends of a Period.</summary>
    public static (CalendarDate Start, CalendarDate End) Period(ref JsonCursor json, ref RemarkList remarks)
    {
        CalendarDate start = default, end = default;
        if (!json.EnterObject()) return default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("start"u8)) start = Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("end"u8)) end = End(ref json, ref remarks);
            else json.Skip();
        }
        return (start, end);
    }

    private static CalendarDate Read(ref JsonCursor json, ref RemarkList remarks, bool isEnd)
    {
        var offset = json.Offset;
        var bytes = json.Bytes();
        if (bytes.IsEmpty)
        {
            if (json.IsString) json.Findings.NoDate(offset, "");
            return default;
        }

        Span<char> text = stackalloc char[MaxLength];
        var length = bytes.Length <= MaxLength ? Encoding.UTF8.GetChars(bytes, text) : 0;
        if (CalendarDate.TryParse(text[..length], out var date)) return date;

        if (IsBeyondFourDigits(bytes))
        {
            // Ruling 33: as an end it means "no end", as a start it is no date.
            if (isEnd) remarks.Add(RemarkCode.SentinelDate, $"The end {Encoding.UTF8.GetString(bytes)} stands for \"no end\".");
            else remarks.Add(RemarkCode.DateNotRead, $"The date {Encoding.UTF8.GetString(bytes)} has a year of more than four digits and was not read.");
            return default;
        }

        json.Findings.NoDate(offset, bytes.Length <= MaxLength ? Encoding.UTF8.GetString(bytes) : null);
        return default;
    }

    private static bool IsBeyondFourDigits(ReadOnlySpan<byte> date)
    {
        var digits = date.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits < 0 ? date.Length is > 4 and <= MaxLength : digits > 4 && date[digits] == '-' && date.Length <= MaxLength;
    }
}
