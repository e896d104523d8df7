using BenchmarkDotNet.Running;
using CrampRisk.Benchmarks.Gate;

if (args is ["--table"]) return RatioGate.Tabulate();
if (args is ["--gate", .. var words]) return RatioGate.Run(string.Join(' ', words));

BenchmarkSwitcher.FromAssembly(typeof(CrampRisk.Benchmarks.Codes).Assembly).Run(args);
return 0;
