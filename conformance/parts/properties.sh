#!/bin/bash
# Random props that the constructs accept: nobody objects to what comes of them. SEED=n judges the bundles of that seed.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

conformance/oracle/build
npx jest -c conformance/jest.config.js --maxWorkers=2 conformance/test/properties
