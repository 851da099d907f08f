#!/bin/bash
# CPU seconds (user and system) of check beside other linters on the same files: bench/linters.sh [SERVICES]
# checkov is run only with CHECKOV=1: it takes long. Needs the linters that conformance/lint/install puts into conformance/.work/bin;
# those that are not there are left out. No part of CI.
set -euo pipefail
cd "$(dirname "$0")/.."
services=${1:-1000}
bin=${LINTERS:-conformance/.work/bin}
work=bench/.work/linters
library=bench/.work/lib

mkdir -p "$library"
npx tsc -p bench/tsconfig.json
echo '{"version": "0.0.0"}' >"$library/package.json"
rm -rf "$work"
mkdir -p "$work"
for ((i = 0; i < services; i++)); do sed "s/orders/orders-$i/g" docs/first-lines.yaml >"$work/orders-$i.yaml"; done

# Prints the CPU seconds of a command; what it says and how it ends does not matter here, only that it ends by itself.
cpu() {
  local TIMEFORMAT='%U %S' code=0
  { time "$@" >"$work.log" 2>&1 || code=$?; } 2>"$work.time"
  if [ $code -gt 2 ]; then echo "$1 ended with $code" >&2; fi
  awk '{ printf "%.2f", $1 + $2 }' "$work.time"
}
row() {
  local name=$1 seconds
  shift
  seconds=$(cpu "$@")
  ours=${ours:-$seconds}
  awk -v name="$name" -v seconds="$seconds" -v ours="$ours" 'BEGIN { printf "| %s | %.2f | %.1f |\n", name, seconds, seconds / ours }'
}

echo "| $services services | CPU seconds | beside check |"
echo "|---|--:|--:|"
row check node "$library/bench/check-process.js" check "$work"
if [ -x "$bin/kubeconform" ]; then row 'kubeconform, no schemas of custom kinds' "$bin/kubeconform" -ignore-missing-schemas -schema-location "${SCHEMAS:-conformance/.work/schemas/kubernetes-1.34.0-1}/{{.ResourceKind}}{{.KindSuffix}}.json" "$work"; fi
if [ -x "$bin/kube-score" ]; then row kube-score "$bin/kube-score" score "$work"/*.yaml; fi
if [ -x "$bin/checkov" ] && [ -n "${CHECKOV:-}" ]; then row checkov env CKV_IGNORE_HIDDEN_DIRECTORIES=false "$bin/checkov" --directory "$work" --framework kubernetes --compact --quiet --skip-download; fi
