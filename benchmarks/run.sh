#!/usr/bin/env bash
# The whole suite: every benchmark class as a short job, the table of ratios, the start-up row. On a quiet machine; about fifteen minutes.
# Writes benchmarks/results/<cpu>/*.md with versions.txt, and copies the tables into README.md and benchmarks/README.md.
set -eu
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1 | tr -cs 'A-Za-z0-9\n' '-' | sed 's/-*$//')
results=benchmarks/results/$cpu
work=$(mktemp -d)
mkdir -p "$results"

dotnet build benchmarks/CrampRisk.Benchmarks -c Release -v q
program=benchmarks/CrampRisk.Benchmarks/bin/Release/net10.0/CrampRisk.Benchmarks.dll
dotnet "$program" --table | tee "$results/ratios.md"
benchmarks/StartUp/run.sh 101 "$work/start-up" | tee "$results/start-up.md"
[ "${1:-}" = --quick ] || {
  dotnet run --project benchmarks/CrampRisk.Benchmarks -c Release --no-build -- --filter '*' --job short --exporters GitHub --artifacts "$work/artifacts"
  for report in "$work"/artifacts/results/*-report-github.md; do
    name=$(basename "$report" -report-github.md)
    cp "$report" "$results/${name#CrampRisk.Benchmarks.}.md"
  done
}
{
  echo "date: $(date -u +%F)"
  echo "commit: $(git rev-parse --short HEAD)"
  echo "cpu: $cpu, $(nproc) cores"
  echo "system: $(. /etc/os-release && echo "$PRETTY_NAME")"
  echo "sdk: $(dotnet --version)"
  sed -n 's/.*Include="\(BenchmarkDotNet\|Hl7.Fhir.R4\|System.CommandLine\|Spectre.Console\)" Version="\([^"]*\)".*/\1: \2/p' Directory.Packages.props
} >"$results/versions.txt"

# Between the marks of a document stand the tables as they were measured last.
for document in README.md benchmarks/README.md; do
  for table in ratios start-up; do
    awk -v mark="<!-- $table -->" -v file="$results/$table.md" '
      $0 == mark { print; print ""; while ((getline line < file) > 0) print line; skipping = 1; next }
      skipping && /^(\|.*)?$/ { next }
      skipping { print ""; skipping = 0 }
      { print }' "$document" >"$work/document" && cp "$work/document" "$document"
  done
done
