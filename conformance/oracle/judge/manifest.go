package judge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	yamlreader "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// manifest is one object, as JSON for the typed decoders and as a tree for the schemas.
type manifest struct {
	raw  []byte
	tree *unstructured.Unstructured
}

func (m manifest) identity() Object {
	return Object{m.tree.GetAPIVersion(), m.tree.GetKind(), m.tree.GetNamespace(), m.tree.GetName()}
}

// readYAML splits a file as kubectl does. A document that cannot be read is a finding and does not hide the others.
func readYAML(text []byte) (manifests []manifest, unreadable []Finding) {
	reader := yamlreader.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for index := 0; ; index++ {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return manifests, unreadable
		}
		if err != nil {
			return manifests, append(unreadable, undecodable(index, err))
		}
		raw, err := yaml.YAMLToJSONStrict(document)
		if err != nil {
			unreadable = append(unreadable, undecodable(index, err))
			continue
		}
		if string(raw) == "null" {
			continue
		}
		read, err := readJSON(raw)
		if err != nil {
			unreadable = append(unreadable, undecodable(index, err))
			continue
		}
		manifests = append(manifests, read...)
	}
}

// readJSON reads one object; a List is its items.
func readJSON(raw []byte) ([]manifest, error) {
	var list struct {
		APIVersion string            `json:"apiVersion"`
		Kind       string            `json:"kind"`
		Items      []json.RawMessage `json:"items"`
	}
	if json.Unmarshal(raw, &list) == nil && list.APIVersion == "v1" && list.Kind == "List" {
		var manifests []manifest
		for _, item := range list.Items {
			read, err := readJSON(item)
			if err != nil {
				return nil, err
			}
			manifests = append(manifests, read...)
		}
		return manifests, nil
	}
	// Unstructured's own decoder keeps integers as int64, which the schema code insists on.
	tree := &unstructured.Unstructured{}
	if err := tree.UnmarshalJSON(raw); err != nil {
		return nil, err
	}
	if tree.GetName() == "" && tree.GetGenerateName() != "" {
		return generateName(tree)
	}
	return []manifest{{raw, tree}}, nil
}

// generateName stands in for the API server, which completes the name before it validates.
func generateName(tree *unstructured.Unstructured) ([]manifest, error) {
	tree.SetName(tree.GetGenerateName() + "x7k2p")
	raw, err := tree.MarshalJSON()
	return []manifest{{raw, tree}}, err
}

func undecodable(index int, err error) Finding {
	return Finding{Layer: Decode, Path: fmt.Sprintf("document[%d]", index), Message: err.Error(), Severity: Error}
}
