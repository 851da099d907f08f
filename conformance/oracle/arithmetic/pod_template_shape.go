package arithmetic

import (
	"fmt"
	"reflect"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Shape is every type that a pod template consists of, with its fields in the order in which they are written: `name:kind`.
type Shape map[string][]string

// PodTemplateShape reads the types that the hash is calculated over.
func PodTemplateShape(struct{}) (Shape, error) {
	shape := Shape{}
	shape.add(reflect.TypeFor[corev1.PodTemplateSpec]())
	return shape, nil
}

func (s Shape) add(t reflect.Type) {
	if _, known := s[t.Name()]; known {
		return
	}
	s[t.Name()] = nil
	s[t.Name()] = s.fields(t)
}

func (s Shape) fields(t reflect.Type) []string {
	var fields []string
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && name == "" {
			fields = append(fields, s.fields(field.Type)...)
			continue
		}
		required := "!"
		if strings.Contains(options, "omitempty") {
			required = ""
		}
		fields = append(fields, name+required+":"+s.kind(field.Type))
	}
	return fields
}

// kind says whether nothing differs from zero: a pointer (`?`, or `*` to an object) can hold an empty value, what has no mark cannot.
func (s Shape) kind(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[resource.Quantity]():
		return "Quantity"
	case reflect.TypeFor[intstr.IntOrString]():
		return "IntOrString"
	case reflect.TypeFor[metav1.ObjectMeta]():
		// Nothing else survives in a template.
		s["ObjectMeta"] = []string{"labels:{}string", "annotations:{}string"}
		return "ObjectMeta"
	}
	switch t.Kind() {
	case reflect.Pointer:
		if inner := s.kind(t.Elem()); t.Elem().Kind() == reflect.Struct {
			return "*" + inner
		} else {
			return "?" + inner
		}
	case reflect.Slice:
		return "[]" + s.kind(t.Elem())
	case reflect.Map:
		return "{}" + s.kind(t.Elem())
	case reflect.Struct:
		s.add(t)
		return t.Name()
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "bool"
	case reflect.Int, reflect.Int32, reflect.Int64:
		return "int"
	}
	panic(fmt.Sprintf("a kind of field that is not known: %s", t))
}
