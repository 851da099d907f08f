#!/bin/bash
# What `diff` says is refused, and what it says is not, by a real API server; and what that gives out of an object against what was applied.
# prints: ^read back|^[0-9]+ edits
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$here/.work
data=${CONFORMANCE_DATA:-$here/../../shared}
[ -d "$data/crds/gateway-api" ] || { echo "not run: no $data/crds/gateway-api"; exit 77; }

"$here/cluster/build"
rm -rf "$work/edits"
cd "$here/.."
run() { npx ts-node -T -P conformance/tsconfig.json "conformance/test/diff/$1.ts" "${@:2}"; }
run write-edits "$work/edits"
"$work/bin/cluster" with -name diff -nodes 1 -resources "$data/crds/gateway-api" -limit 10m -- "$here/diff/judge" "$work/edits" "$work/edits/live.json"
run read-back "$work/edits/live.json"
