package dryrun

import (
	"testing"

	"k8s.io/apimachinery/pkg/runtime/schema"
)

func TestOnlyTheKindsThatAreNamedMayBeUnserved(t *testing.T) {
	unserved := NewUnserved("Mapping.getambassador.io,Widget.example.com")
	if !unserved.Meet(schema.GroupKind{Group: "getambassador.io", Kind: "Mapping"}) {
		t.Error("a kind that is named must be passed over")
	}
	for _, other := range []schema.GroupKind{{Group: "getambassador.io", Kind: "Host"}, {Kind: "Mapping"}} {
		if unserved.Meet(other) {
			t.Errorf("%s is not named", other)
		}
	}
	if unserved.Count() != 1 {
		t.Errorf("one object was met, not %d", unserved.Count())
	}
}

func TestAKindThatIsNamedForNothingIsNoticed(t *testing.T) {
	unserved := NewUnserved("Mapping.getambassador.io,Widget.example.com")
	unserved.Meet(schema.GroupKind{Group: "getambassador.io", Kind: "Mapping"})
	if unmet := unserved.Unmet(); len(unmet) != 1 {
		t.Errorf("the Widget only: %v", unmet)
	}
	if unmet := NewUnserved("").Unmet(); len(unmet) != 0 {
		t.Errorf("nothing was named: %v", unmet)
	}
}
