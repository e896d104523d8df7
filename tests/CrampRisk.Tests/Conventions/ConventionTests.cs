using System.Reflection;
using System.Text.RegularExpressions;
using CrampRisk.Tests.Terminology;

namespace CrampRisk.Tests.Conventions;

/// <summary>What reflection and a look at the files can check.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly Core = typeof(CrampRiskScreener).Assembly;

    private static IEnumerable<Type> PublicTypes => Core.GetExportedTypes();

    private static IEnumerable<string> SourceFiles => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Regex.IsMatch(file, @"[\\/](obj|bin)[\\/]"));

    [Test]
    public void Public_classes_are_sealed_static_or_a_closed_family() =>
        PublicTypes.Where(type => type.IsClass && !type.IsSealed && !(type.IsAbstract && type.GetConstructors().Length == 0)).Should().BeEmpty();

    [Test]
    public void Results_have_no_settable_property() =>
        PublicTypes.Where(type => type.IsClass && type != typeof(CrampRiskServiceOptions) && !type.IsSubclassOf(typeof(Exception))).SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit"))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Should().BeEmpty();

    [Test]
    public void Enums_are_bytes_counted_from_zero() =>
        PublicTypes.Where(type => type.IsEnum)
            .Where(type => Enum.GetUnderlyingType(type) != typeof(byte) || !Enum.GetValuesAsUnderlyingType(type).Cast<byte>().Order().SequenceEqual(Enumerable.Range(0, Enum.GetValues(type).Length).Select(i => (byte)i)))
            .Should().BeEmpty();

    [Test]
    public void Each_enum_has_as_many_spellings_as_values()
    {
        foreach (var field in typeof(Spellings).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var enumType = field.FieldType.GetGenericArguments()[0];
            var of = field.FieldType.GetMethod("Of")!;
            var spelled = Enum.GetValues(enumType).Cast<object>().Select(value => (string)of.Invoke(field.GetValue(null), [value])!).ToList();

            spelled.Where(name => name.Length > 0).Should().OnlyHaveUniqueItems(enumType.Name);
        }
    }

    [Test]
    public void No_type_has_a_name_that_says_nothing() =>
        Core.GetTypes().Where(type => Regex.IsMatch(type.Name, "(Helper|Helpers|Util|Utils|Utilities|Manager|Common|Misc|Base|Impl)$")).Should().BeEmpty();

    [Test]
    public void Interfaces_are_only_what_a_caller_supplies() => PublicTypes.Where(type => type.IsInterface).Should().BeEmpty();

    [Test]
    public void No_file_is_longer_than_400_lines() =>
        SourceFiles.Where(file => File.ReadLines(file).Count() > 400).Select(Path.GetFileName).Should().BeEmpty();

    [Test]
    public void A_file_holds_one_public_type()
    {
        var several = SourceFiles.Where(file => Regex.Count(File.ReadAllText(file), @"^public (?:[a-z]+ )*(?:class|record|struct|enum|interface|record struct) ", RegexOptions.Multiline) > 1);

        several.Select(Path.GetFileName).Should().BeEmpty();
    }

    [Test]
    public void No_member_that_is_called_ToX_returns_anything_but_X() =>
        PublicTypes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => Regex.IsMatch(method.Name, "^To[A-Z]") && method.Name is not ("ToString" or "ToText" or "ToHyphenatedString"))
            .Where(method => !method.ReturnType.Name.Contains(method.Name[2..], StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Should().BeEmpty();

    [Test]
    public void The_core_references_nothing_but_what_the_design_allows() =>
        Core.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System", StringComparison.Ordinal))
            .Should().BeSubsetOf(["FluentValidation", "Microsoft.Extensions.DependencyInjection.Abstractions", "netstandard"]);
}
