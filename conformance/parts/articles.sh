#!/bin/bash
# The manifests of the articles have the defects that were recorded, and nothing else fires; those that are as they should be have none.
# prints: ^[0-9]+ manifests of articles
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -d "$CONFORMANCE_DATA/corpus/articles" ] && [ -d "$CONFORMANCE_DATA/facts" ] || { echo "no corpus and facts in $CONFORMANCE_DATA"; exit 77; }

npx jest -c conformance/jest.config.js conformance/test/article-defects
