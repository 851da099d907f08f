package judge

import (
	"os"
	"testing"
)

const widget = `
apiVersion: example.com/v1
kind: Widget
metadata: {name: clock}
spec: {low: 1, high: 2, parts: [{name: spring}]}`

func TestCustomKindThatFitsItsSchema(t *testing.T) {
	expectNone(t, judged(widget))
	expectNone(t, judged("{apiVersion: example.com/v1, kind: Widget, metadata: {name: clock}, spec: {}}"))
}

func TestSchemaOfACustomKind(t *testing.T) {
	expectOne(t, judged(changed(t, widget, "high: 2", "high: 200")), CustomSchema, "spec.high")
	expectOne(t, judged(changed(t, widget, "high: 2", "high: two")), CustomSchema, "spec.high")
	expectOne(t, judged(changed(t, widget, "{name: spring}", "{name: spring}, {name: spring}")), CustomSchema, "spec.parts[1]")
	expectOne(t, judged(changed(t, widget, "name: clock", "name: Clock")), CustomSchema, "metadata.name")
}

func TestFieldsThatACustomKindDoesNotKnow(t *testing.T) {
	expectOne(t, judged(changed(t, widget, "high: 2", "hihg: 2")), CustomPruning, "spec.hihg")
	expectOne(t, judged(changed(t, widget, "name: clock", "name: clock, lables: {a: b}")), CustomPruning, "metadata.lables")
}

func TestRulesOfACustomKind(t *testing.T) {
	expectOne(t, judged(changed(t, widget, "low: 1", "low: 3")), CustomRules, "low must not exceed high")
}

func TestDirectoryWithoutDefinitionsIsAnError(t *testing.T) {
	if _, err := New(t.TempDir(), nil); err == nil {
		t.Error("an empty directory was accepted")
	}
	if _, err := New("testdata", nil); err == nil {
		t.Error("a directory without Argo's definitions was accepted for Argo's")
	}
}

func TestBrokenDefinitionIsAnError(t *testing.T) {
	directory := t.TempDir()
	if err := os.WriteFile(directory+"/broken.yaml", []byte("kind: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := New(directory, nil); err == nil {
		t.Error("a broken definition was accepted")
	}
}
