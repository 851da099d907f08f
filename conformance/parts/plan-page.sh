#!/bin/bash
# The plans of the golden files as HTML and SVG in a headless Chromium: phone and screen, light and dark, no network, nothing that sticks out.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! CHROMIUM=$(conformance/browser/find-chromium); then echo "$CHROMIUM"; exit 77; fi

CHROMIUM=$CHROMIUM npx jest -c conformance/jest.config.js conformance/test/plan-page
