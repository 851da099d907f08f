package story

import (
	"fmt"
	"path/filepath"
	"time"

	"sigs.k8s.io/yaml"
)

// brokenPatience is shorter than that of a sound story: nothing good is waited for.
const brokenPatience = 20 * time.Second

// broken is a file in broken/: a story whose manifests carry a fault, which has to make the story fail.
type broken struct {
	About string `json:"about"`
	// Breaks names the story.
	Breaks string `json:"breaks"`
	// Full says that it is played at full size only.
	Full bool `json:"full,omitempty"`
	// Plant are the faults; they are in the manifests already.
	Plant []any `json:"plant"`
	// Fails is a part of what the story must say when it fails.
	Fails string `json:"fails"`
}

func isBroken(content []byte) bool {
	var file struct {
		Breaks string `json:"breaks"`
	}
	return yaml.Unmarshal(content, &file) == nil && file.Breaks != ""
}

// readBroken reads the story that a file breaks, under the file's name.
func readBroken(path string, content []byte) (*Story, error) {
	var file broken
	if err := yaml.UnmarshalStrict(content, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(file.Plant) == 0 || file.Fails == "" {
		return nil, fmt.Errorf("%s: a broken story has something planted, and fails with something", path)
	}
	s, err := Read(filepath.Join(filepath.Dir(path), "..", file.Breaks+".yaml"))
	if err != nil {
		return nil, err
	}
	s.Name, s.About, s.Full, s.Fails, s.Patience = nameOf(path), file.About, file.Full, file.Fails, brokenPatience
	return s, nil
}
