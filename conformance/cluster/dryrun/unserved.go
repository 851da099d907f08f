package dryrun

import (
	"fmt"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/runtime/schema"
)

// Unserved are kinds that no API server of today can serve, as Kind.group: objects of these cannot be judged here. A kind that is not among
// them must be served, so that a forgotten definition is noticed; one among them must be met, and must not be served, so that none is named for nothing.
type Unserved struct {
	kinds []string
	met   map[string]int
}

// NewUnserved reads kinds with commas between them.
func NewUnserved(kinds string) *Unserved {
	return &Unserved{kinds: strings.FieldsFunc(kinds, func(r rune) bool { return r == ',' }), met: map[string]int{}}
}

// Meet says whether the kind is among them, and counts an object of it.
func (u *Unserved) Meet(kind schema.GroupKind) bool {
	if !slices.Contains(u.kinds, kind.String()) {
		return false
	}
	u.met[kind.String()]++
	return true
}

// Count is how many objects were met.
func (u *Unserved) Count() int {
	count := 0
	for _, of := range u.met {
		count += of
	}
	return count
}

// Unmet are the kinds that were named for nothing.
func (u *Unserved) Unmet() []error {
	var errs []error
	for _, kind := range u.kinds {
		if u.met[kind] == 0 {
			errs = append(errs, fmt.Errorf("%s need not be named as unserved: no object of this kind is there, or it is served", kind))
		}
	}
	return errs
}
