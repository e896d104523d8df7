using System.Globalization;

namespace CrampRisk.Fhir;

/// <summary>The place of a resource, written out only where it has neither id nor fullUrl, or is refused.</summary>
/// <param name="Path">The array of entries, or the file, or the whole place.</param>
/// <param name="Index">The entry's index in the array; negative where there is none.</param>
/// <param name="Line">The line in the file, from 1; 0 where there is none.</param>
internal readonly record struct EntryPlace(string Path, int Index, int Line = 0)
{
    public override string ToString() =>
        Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path}:line {Line}")
        : Index < 0 ? Path
        : string.Create(CultureInfo.InvariantCulture, $"{Path}[{Index}]");
}
