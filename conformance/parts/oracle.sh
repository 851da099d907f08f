#!/bin/bash
# The oracle: its own tests, its client, and faults planted into a release, each of which must be noticed.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

conformance/oracle/build
(cd conformance/oracle && go vet ./... && go test ./...)
npx tsc --noEmit -p conformance/tsconfig.json
npx jest -c conformance/jest.config.js conformance/test/oracle-client conformance/test/planted-faults
