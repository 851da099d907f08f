#!/bin/bash
# The SARIF report against the JSON schema of SARIF 2.1.0.
set -euo pipefail
cd "$(dirname "$0")/../.."

conformance/lint/install-sarif-schema
npx jest -c conformance/jest.config.js conformance/test/reports
