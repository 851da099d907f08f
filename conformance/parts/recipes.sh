#!/bin/bash
# Every recipe over Prometheus in every situation of promql/cases.ts: Prometheus evaluates the query, the controller's own code the conditions.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -n "${PROMTOOL:-}" ] || conformance/lint/install-prometheus
[ -n "${ORACLE:-}" ] || conformance/oracle/build
exec node_modules/.bin/ts-node -T -P conformance/tsconfig.json -r tsconfig-paths/register conformance/promql/run.ts
