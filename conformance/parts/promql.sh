#!/bin/bash
# Prometheus' own parser over every rule and query of golden files and examples, and unit tests of every recipe and alert.
set -euo pipefail
cd "$(dirname "$0")/../.."

conformance/lint/install-prometheus
conformance/oracle/build
conformance/write-examples
npx jest -c conformance/jest.config.js conformance/test/promql conformance/test/recipes conformance/test/alerts
