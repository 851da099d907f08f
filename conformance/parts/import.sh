#!/bin/bash
# Every manifest of the corpora and of the Argo Rollouts module: imported, compiled under strict, run, and compared object by object.
# prints: ^equal:|^typed:|^[a-z-]+: of [0-9]+ Rollouts
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/corpus" ] || { echo "no $CONFORMANCE_DATA/corpus"; exit 77; }

[ -n "${ORACLE:-}" ] || conformance/oracle/build
npx jest -c conformance/jest.config.js conformance/test/import
