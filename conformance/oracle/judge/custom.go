package judge

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	customvalidation "k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	metavalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	yamlreader "k8s.io/apimachinery/pkg/util/yaml"
	celbudget "k8s.io/apiserver/pkg/apis/cel"
)

// customKind is what a CustomResourceDefinition says about one version of a kind.
type customKind struct {
	namespaced bool
	hasStatus  bool
	structure  *structuralschema.Structural
	validator  customvalidation.SchemaValidator
	rules      *cel.Validator
}

// loadCustomKinds reads every CustomResourceDefinition below a directory whose group is wanted.
func loadCustomKinds(directory string, wanted func(group string) bool, into map[schema.GroupVersionKind]*customKind) error {
	before := len(into)
	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		if err := loadFile(path, wanted, into); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	})
	if err == nil && len(into) == before {
		err = fmt.Errorf("no wanted CustomResourceDefinition in %s", directory)
	}
	return err
}

func loadFile(path string, wanted func(group string) bool, into map[schema.GroupVersionKind]*customKind) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	decoder := yamlreader.NewYAMLOrJSONDecoder(file, 1<<16)
	for {
		var definition apiextensionsv1.CustomResourceDefinition
		if err := decoder.Decode(&definition); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if definition.Kind != "CustomResourceDefinition" || !wanted(definition.Spec.Group) {
			continue
		}
		for _, version := range definition.Spec.Versions {
			if !version.Served || version.Schema == nil {
				continue
			}
			kind, err := newCustomKind(definition, version)
			if err != nil {
				return err
			}
			into[schema.GroupVersionKind{Group: definition.Spec.Group, Version: version.Name, Kind: definition.Spec.Names.Kind}] = kind
		}
	}
}

func newCustomKind(definition apiextensionsv1.CustomResourceDefinition, version apiextensionsv1.CustomResourceDefinitionVersion) (*customKind, error) {
	internal := &apiextensions.CustomResourceValidation{}
	if err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(version.Schema, internal, nil); err != nil {
		return nil, err
	}
	structure, err := structuralschema.NewStructural(internal.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	validator, _, err := customvalidation.NewSchemaValidator(internal.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	return &customKind{
		namespaced: definition.Spec.Scope == apiextensionsv1.NamespaceScoped,
		hasStatus:  version.Subresources != nil && version.Subresources.Status != nil,
		structure:  structure,
		validator:  validator,
		rules:      cel.NewValidator(structure, true, celbudget.PerCallLimit),
	}, nil
}

// check does what the API server does to a custom object on creation with strict field validation, in the same order.
func (k *customKind) check(f *findings, written *unstructured.Unstructured) {
	tree := written.DeepCopy()
	if k.namespaced && tree.GetNamespace() == "" {
		tree.SetNamespace("default")
	}
	k.checkUnknownFields(f, tree.Object)
	defaulting.PruneNonNullableNullsWithoutDefaults(tree.Object, k.structure)
	defaulting.Default(tree.Object, k.structure)
	if k.hasStatus {
		delete(tree.Object, "status")
	}

	errors := metavalidation.ValidateObjectMetaAccessor(tree, k.namespaced, metavalidation.NameIsDNSSubdomain, field.NewPath("metadata"))
	errors = append(errors, customvalidation.ValidateCustomResource(nil, tree.Object, k.validator)...)
	errors = append(errors, objectmeta.Validate(nil, tree.Object, k.structure, false)...)
	errors = append(errors, listtype.ValidateListSetsAndMaps(nil, k.structure, tree.Object)...)
	f.addErrors(CustomSchema, errors)

	if k.rules != nil && !blocksRules(errors) {
		violations, _ := k.rules.Validate(context.Background(), nil, k.structure, tree.Object, nil, celbudget.RuntimeCELCostBudget)
		f.addErrors(CustomRules, violations)
	}
}

func (k *customKind) checkUnknownFields(f *findings, tree map[string]any) {
	_, _, unknown, err := objectmeta.GetObjectMetaWithOptions(tree, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		f.add(CustomSchema, "metadata", "%v", err)
	}
	paths := pruning.PruneWithOptions(tree, k.structure, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	unknown = append(unknown, paths...)
	coercion, paths := objectmeta.CoerceWithOptions(nil, tree, k.structure, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if coercion != nil {
		f.addErrors(CustomSchema, field.ErrorList{coercion})
	}
	for _, path := range append(unknown, paths...) {
		f.add(CustomPruning, path, "unknown field")
	}
}

// blocksRules repeats the API server's condition: rules are not evaluated over an object whose shape they cannot rely on.
func blocksRules(errors field.ErrorList) bool {
	for _, err := range errors {
		switch err.Type {
		case field.ErrorTypeRequired, field.ErrorTypeTooLong, field.ErrorTypeTooMany, field.ErrorTypeTypeInvalid:
			return true
		}
	}
	return false
}
