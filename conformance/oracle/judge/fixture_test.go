package judge

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var theJudge *Judge

// TestMain loads the schemas once; Argo's come from the module that judges.
func TestMain(m *testing.M) {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/argoproj/argo-rollouts").Output()
	if err == nil {
		theJudge, err = New(filepath.Join(strings.TrimSpace(string(module)), "manifests", "crds"), []string{"testdata"})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func judged(manifests ...string) []Finding {
	return theJudge.Validate(Request{YAML: strings.Join(manifests, "\n---\n")})
}

func expectNone(t *testing.T, found []Finding) {
	t.Helper()
	for _, finding := range found {
		t.Errorf("unexpected: %s", finding)
	}
}

// expectOne asks that a layer objects, with this text in path or message.
func expectOne(t *testing.T, found []Finding, layer Layer, text string) {
	t.Helper()
	for _, finding := range found {
		if finding.Layer == layer && strings.Contains(finding.Path+" "+finding.Message, text) {
			return
		}
	}
	t.Errorf("no finding of %s with %q in %v", layer, text, found)
}

// changed replaces a text that must be there, so that a case cannot silently test the unchanged manifest.
func changed(t *testing.T, manifest, from, to string) string {
	t.Helper()
	if !strings.Contains(manifest, from) {
		t.Fatalf("%q is not in the manifest", from)
	}
	return strings.ReplaceAll(manifest, from, to)
}

const pods = `
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec: {containers: [{name: shop, image: "shop:1"}]}`

const stableService = `
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {selector: {app: shop}, ports: [{port: 80}]}`

const canaryService = `
apiVersion: v1
kind: Service
metadata: {name: shop-canary}
spec: {selector: {app: shop}, ports: [{port: 80}]}`

const shopIngress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}}]`

const canary = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:` + pods + `
  strategy:
    canary:
      stableService: shop
      canaryService: shop-canary
      trafficRouting: {nginx: {stableIngress: shop}}
      steps:
        - setWeight: 20
        - pause: {duration: 1m}`

const blueGreen = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:` + pods + `
  strategy: {blueGreen: {activeService: shop, previewService: shop-canary}}`
