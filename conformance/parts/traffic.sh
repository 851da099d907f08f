#!/bin/bash
# Releases under load: ours lose nothing, the controls lose what the arithmetic predicts, and gates see of bad versions what the simulation foresees.
# At full size the report goes to RESULTS.md.
# prints:  lost$|inside the 99.9 % interval
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$here/.work
size=push results=$work/traffic/push/results.md limit=10m parallel=5 options=
if [ "${FULL:-0}" = 1 ]; then
  size=full results=$here/RESULTS.md limit=55m parallel=3 options=-full
fi

"$here/lint/install-prometheus"
"$here/cluster/build"
"$here/dataplane/build"
(cd "$here/dataplane" && go vet ./... && go test ./...)
folder=$work/traffic/$size
rm -rf "$folder"
mkdir -p "$folder"
ln -s ../../bin "$folder/bin"
"$here/traffic/synthesize" "$folder" "$size"
"$work/bin/cluster" with -name "traffic-$size" -nodes 6 -limit "$limit" -- \
  "$work/bin/traffic" -table "$here/traffic/scenarios.yaml" -results "$results" -parallel "$parallel" $options
(cd "$here/.." && npx jest -c conformance/jest.config.js conformance/test/traffic-foresight.test.ts)
