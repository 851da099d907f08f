#!/bin/bash
# Our replica arithmetic and pod template comparison against the controller's own, on random states and edits: 5,000, with FULL=1 100,000.
# prints:  equal, [0-9]+ different;|^[0-9]+ edits:
set -euo pipefail
cd "$(dirname "$0")/../.."

conformance/oracle/build
npx jest -c conformance/jest.config.js conformance/test/arithmetic.test.ts conformance/test/pod-templates.test.ts
