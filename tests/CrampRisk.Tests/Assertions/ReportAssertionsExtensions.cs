namespace CrampRisk.Tests.Assertions;

public static class ReportAssertionsExtensions
{
    public static ReportAssertions Should(this ScreeningReport report) => new(report);
}
