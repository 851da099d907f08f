#!/bin/bash
# Our validation against the controller's, on random bundles: 5,000, with FULL=1 100,000.
# prints: ^ *[0-9]+ bundles, 
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

conformance/oracle/build
npx jest -c conformance/jest.config.js conformance/test/validation.test.ts
