#!/bin/bash
# How likely a gate catches a bad version, as simulate and its sentences say, against releases simulated one by one and against every request drawn.
# prints: inside the 99.9 % interval|points apart
set -euo pipefail
cd "$(dirname "$0")/../.."

npx jest --coverage=false test/review/simulation/gate-sight.test.ts
