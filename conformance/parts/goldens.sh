#!/bin/bash
# Every golden file and every example: nobody objects.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

conformance/oracle/build
conformance/write-examples
npx jest -c conformance/jest.config.js conformance/test/goldens
