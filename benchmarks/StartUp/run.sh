#!/usr/bin/env bash
# Process start to first report, against a program that links the same packages, parses the same command line and prints a constant,
# and beside hello-world. Publishes all three as Native AOT and as ReadyToRun (framework-dependent), runs them in turn, prints medians and ratios.
#   benchmarks/StartUp/run.sh [rounds] [folder for what is published, kept and used again]
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-101}
out=${2:-$(mktemp -d)}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
arguments=(screen --med "naproxen 500 mg bid" --condition K74.60 --format json --as-of 2026-11-24)

publish() {
  local name=$1 project=$2
  [ -e "$out/native-$name" ] || dotnet publish "$project" -c Release -r linux-x64 -p:Native=true -v q -o "$out/native-$name" >&2
  [ -e "$out/r2r-$name" ] || dotnet publish "$project" -c Release -r linux-x64 -p:SelfContained=false -p:ReadyToRun=true -v q -o "$out/r2r-$name" >&2
}

publish CrampRisk.Cli src/CrampRisk.Cli
publish Comparison benchmarks/StartUp/Comparison
publish Hello benchmarks/StartUp/Hello

# One run in microseconds; bash's own fork is in all of them alike.
time_of() {
  local start=${EPOCHREALTIME/./}
  "$@" >/dev/null
  echo $((${EPOCHREALTIME/./} - start))
}

median() { sort -n | sed -n "$((rounds / 2 + 1))p"; }

as_ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }

as_ms() { awk "BEGIN { printf \"%.1f\", $1 / 1000 }"; }

echo "| published as | first report | comparison | ratio | hello-world | ratio |"
echo "|---|---:|---:|---:|---:|---:|"
for kind in native r2r; do
  cli="$out/$kind-CrampRisk.Cli/CrampRisk.Cli"
  comparison="$out/$kind-Comparison/CrampRisk.Cli"
  hello="$out/$kind-Hello/Hello"
  "$cli" "${arguments[@]}" | grep -q '"flags"'
  "$comparison" "${arguments[@]}" | grep -q '"flags"'
  times=$(mktemp -d)
  for ((round = 0; round < rounds; round++)); do
    time_of "$cli" "${arguments[@]}" >>"$times/cli"
    time_of "$comparison" "${arguments[@]}" >>"$times/comparison"
    time_of "$hello" >>"$times/hello"
  done
  a=$(median <"$times/cli") b=$(median <"$times/comparison") c=$(median <"$times/hello")
  [ "$kind" = native ] && title="Native AOT" || title="ReadyToRun"
  echo "| $title | $(as_ms "$a") ms | $(as_ms "$b") ms | $(as_ratio "$a" "$b") | $(as_ms "$c") ms | $(as_ratio "$a" "$c") |"
  rm -r "$times"
done
