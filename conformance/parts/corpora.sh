#!/bin/bash
# Manifests of other projects: each has the outcome that was recorded.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] && [ -d "$CONFORMANCE_DATA/corpus" ] || { echo "no crds and corpus in $CONFORMANCE_DATA"; exit 77; }

conformance/oracle/build
npx jest -c conformance/jest.config.js conformance/test/corpora conformance/test/online-boutique
