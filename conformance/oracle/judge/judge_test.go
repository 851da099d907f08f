package judge

import (
	"encoding/json"
	"testing"

	"sigs.k8s.io/yaml"
)

func TestCoherentBundlesHaveNoFinding(t *testing.T) {
	expectNone(t, judged(canary, stableService, canaryService, shopIngress))
	expectNone(t, judged(blueGreen, stableService, canaryService))
}

func TestObjectsAreJudgedLikeYAML(t *testing.T) {
	raw, err := yaml.YAMLToJSON([]byte(changed(t, stableService, "port: 80", "port: 0")))
	if err != nil {
		t.Fatal(err)
	}
	expectOne(t, theJudge.Validate(Request{Objects: []json.RawMessage{raw}}), Kubernetes, "spec.ports[0].port")
}

func TestUnreadableDocumentDoesNotHideTheOthers(t *testing.T) {
	found := judged("a: [", changed(t, stableService, "port: 80", "port: 0"))
	expectOne(t, found, Decode, "document[0]")
	expectOne(t, found, Kubernetes, "spec.ports[0].port")
}

func TestRepeatedKeyIsReported(t *testing.T) {
	expectOne(t, judged(stableService+"\nkind: Service"), Decode, `key "kind" already set`)
}

func TestListIsItsItems(t *testing.T) {
	list := "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n"
	expectNone(t, judged(list))
	expectOne(t, judged(list+"- {apiVersion: v1, kind: ConfigMap, metadata: {name: B}}"), Kubernetes, "metadata.name")
}

func TestSecondObjectOfAKindAndNameIsReported(t *testing.T) {
	expectOne(t, judged(stableService, stableService), Duplicate, "metadata.name")
	expectOne(t, judged(stableService, changed(t, stableService, "name: shop}", "name: shop, namespace: default}")), Duplicate, "metadata.name")
	expectNone(t, judged(stableService, changed(t, stableService, "name: shop}", "name: shop, namespace: other}")))
}

func TestKindWithoutSchemaIsReported(t *testing.T) {
	expectOne(t, judged("{apiVersion: example.com/v1, kind: Gadget, metadata: {name: a}}"), UnknownKind, "Gadget")
	expectOne(t, judged("{apiVersion: example.com/v0, kind: Widget, metadata: {name: a}}"), UnknownKind, "Widget")
}

func TestGeneratedNamesAreCompleted(t *testing.T) {
	expectNone(t, judged("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: settings-}}"))
}

func TestAnswerIsAListEvenWithoutFindings(t *testing.T) {
	raw, err := json.Marshal(judged(stableService))
	if err != nil || string(raw) != "[]" {
		t.Errorf("got %s, %v", raw, err)
	}
}

func TestFindingsNameTheObjectAsWritten(t *testing.T) {
	found := judged(changed(t, stableService, "name: shop}", "name: Shop, namespace: market}"))
	if len(found) != 1 || found[0].Object != (Object{"v1", "Service", "market", "Shop"}) || found[0].Severity != Error {
		t.Errorf("got %v", found)
	}
}
