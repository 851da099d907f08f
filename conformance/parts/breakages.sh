#!/bin/bash
# Constructs broken on purpose: each breakage must be noticed by the judge that is there for it.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

conformance/lint/install-prometheus
conformance/oracle/build
npx jest -c conformance/jest.config.js conformance/test/breakages
