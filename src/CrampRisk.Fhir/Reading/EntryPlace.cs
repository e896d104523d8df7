using System.Globalization;

namespace CrampRisk.Fhir;

/// <summary>The place of a bundle entry, written out only where a resource has neither id nor fullUrl. A negative index: a resource that stands alone.</summary>
internal readonly record struct EntryPlace(string Path, int Index)
{
    public override string ToString() => Index < 0 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}[{Index}]");
}
