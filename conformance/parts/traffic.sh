#!/bin/bash
# Releases under load: ours lose nothing, the controls lose what the arithmetic predicts. At full size the report goes to RESULTS.md.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$here/.work
size=push results=$work/traffic/results.md limit=10m options=
if [ "${FULL:-0}" = 1 ]; then
  size=full results=$here/RESULTS.md limit=60m options=-full
fi

"$here/lint/install-prometheus"
"$here/cluster/build"
"$here/dataplane/build"
(cd "$here/dataplane" && go vet ./... && go test ./...)
rm -rf "$work/traffic"
mkdir -p "$work/traffic"
ln -s ../bin "$work/traffic/bin"
"$here/traffic/synthesize" "$work/traffic" "$size"
exec "$work/bin/cluster" with -name traffic -nodes 6 -limit "$limit" -- \
  "$work/bin/traffic" -table "$here/traffic/scenarios.yaml" -results "$results" $options
