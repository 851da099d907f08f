package manifests

import (
	"strings"
	"testing"
)

func TestParseReadsEveryObjectOfAStream(t *testing.T) {
	objects, err := Parse([]byte("# only a comment\n---\napiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(objects) != 2 || objects[0].GetName() != "a" || objects[1].GetKind() != "Secret" {
		t.Errorf("got %v", objects)
	}
}

func TestParseRefusesWhatIsNoObject(t *testing.T) {
	for stream, reason := range map[string]string{
		"apiVersion: v1\nkind: Service\nkind: Secret\n": "already set",
		"metadata: {name: a}\n":                         "has no apiVersion or no kind",
		"apiVersion: v1\nkind: [\n":                     "document 1",
	} {
		if _, err := Parse([]byte(stream)); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: got %v, want %q", stream, err, reason)
		}
	}
}
