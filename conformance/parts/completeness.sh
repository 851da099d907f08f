#!/bin/bash
# Every path of the CRDs of Argo Rollouts 1.9.1 and 1.10.1 can be set with types, and nobody objects to the manifests that do it.
# prints: paths can be set with types
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

[ -n "${ORACLE:-}" ] || conformance/oracle/build
npx jest -c conformance/jest.config.js conformance/test/completeness
