#!/bin/bash
# External linters over the examples: kubeconform, kube-score, checkov. What they say is followed, or accepted with a reason.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/crds" ] || { echo "no $CONFORMANCE_DATA/crds"; exit 77; }

conformance/lint/install
conformance/oracle/build
conformance/write-examples
npx jest -c conformance/jest.config.js conformance/test/lint
