using System.Diagnostics;
using CrampRisk.Terminology;
namespace CrampRisk.Benchmarks;
public static class Scratch
{
    public static void Run()
    {
        var table = TerminologyTable.Default;
        var stream = new CodeStream(Codes.Listed);
        var n = stream.Count / 4096 * 4096;
        var rx = new CodeStream(Codes.Listed.Where(c => c.System == CodeSystem.RxNorm).ToArray());
        var ndc = new CodeStream(Codes.Listed.Where(c => c.System == CodeSystem.Ndc).ToArray());
        var facts = new CodeFact[stream.Count];
        for (var i = 0; i < facts.Length; i++) CodeFact.TryRead(stream.SystemOf(i), stream.Utf16(i), out facts[i]);
        var rf = facts.Where(f => f.System == CodeSystem.RxNorm).ToArray();
        var nf = facts.Where(f => f.System == CodeSystem.Ndc).ToArray();
        var d = Codes.Dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        T("dict mixed", n, () => { var x = 0; for (var i = 0; i < n; i++) if (d.TryGetValue(stream.Utf16(i), out var v)) x += v; return x; });
        T("parse8 mixed", n, () => { ulong x = 0; for (var i = 0; i < n; i++) if (CodeFact.TryRead(stream.SystemOf(i), stream.Utf8(i), out var f)) x += f.Code; return (int)x; });
        T("parse16 mixed", n, () => { ulong x = 0; for (var i = 0; i < n; i++) if (CodeFact.TryRead(stream.SystemOf(i), stream.Utf16(i), out var f)) x += f.Code; return (int)x; });
        T("parse8 rx", rx.Count, () => { ulong x = 0; for (var i = 0; i < rx.Count; i++) if (CodeFact.TryRead(CodeSystem.RxNorm, rx.Utf8(i), out var f)) x += f.Code; return (int)x; });
        T("parse8 ndc", ndc.Count, () => { ulong x = 0; for (var i = 0; i < ndc.Count; i++) if (CodeFact.TryRead(CodeSystem.Ndc, ndc.Utf8(i), out var f)) x += f.Code; return (int)x; });
        T("find mixed", n, () => { var x = 0; for (var i = 0; i < n; i++) x += Codes.Find(table, facts[i]); return x; });
        T("find rx", rf.Length, () => { var x = 0; foreach (ref readonly var f in rf.AsSpan()) x += Codes.Find(table, f); return x; });
        T("find ndc", nf.Length, () => { var x = 0; foreach (ref readonly var f in nf.AsSpan()) x += Codes.Find(table, f); return x; });
    }
    static void T(string name, int n, Func<int> f)
    {
        for (var i = 0; i < 60; i++) f();
        Thread.Sleep(300);
        var all = new List<double>();
        for (var i = 0; i < 60; i++) { var s = Stopwatch.GetTimestamp(); f(); all.Add(Stopwatch.GetElapsedTime(s).TotalNanoseconds / n); }
        all.Sort();
        Console.WriteLine($"{name,-16} min {all[0]:0.0} med {all[30]:0.0} ns");
    }
}
