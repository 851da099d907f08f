#!/bin/bash
# The simulation and the plan, made from the manifests of the stories alone, against what the real controller did in them: exact at every step.
# It reads what the part `cluster` recorded last.
# prints: recorded stories went as foreseen|ends of phases
set -euo pipefail
cd "$(dirname "$0")/../.."
ls conformance/.work/records/canary-*.json >/dev/null 2>&1 || { echo "no story was recorded: run the part cluster first"; exit 77; }

npx jest -c conformance/jest.config.js conformance/test/foresight.test.ts conformance/test/plan-foresight.test.ts
