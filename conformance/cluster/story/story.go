// Package story plays releases on a real cluster and compares what happens with what a story says.
package story

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sigs.k8s.io/yaml"
)

// Story is one file: an application, its versions, and what is done to it and expected of it, in order.
type Story struct {
	// Name is that of the file; the story has a namespace of that name to itself.
	Name string `json:"-"`
	// About says in one sentence what the story shows.
	About string `json:"about"`
	// App names the program in apps/ that synthesizes the manifests.
	App string `json:"app"`
	// Workload names the Rollout, `orders` if absent.
	Workload string `json:"workload,omitempty"`
	// Versions are the images to release, by the version that their tags begin with.
	Versions map[string]string `json:"versions"`
	// Answers are what metric queries get: by a word that the query contains, or `default`.
	Answers map[string]string `json:"answers,omitempty"`
	// Alone says that the story disturbs others, because it does something to nodes.
	Alone bool `json:"alone,omitempty"`
	// Full says that the story is played at full size only.
	Full bool `json:"full,omitempty"`
	// Do is what happens.
	Do []Step `json:"do"`
	// Fails is what the story must fail with: its manifests were broken on purpose.
	Fails string `json:"-"`
	// Patience is how long the story waits for a state after the last change, where a step does not say.
	Patience time.Duration `json:"-"`
}

// Step is one thing to do or to check. Exactly one field is set, Within and For aside.
type Step struct {
	// Apply is `kubectl apply` of the manifests of a version.
	Apply string `json:"apply,omitempty"`
	// Judge is a strict dry run of the manifests of a version on the API server.
	Judge string `json:"judge,omitempty"`
	// Rollouts is a command of the Argo Rollouts plugin for kubectl, Kubectl one of kubectl itself.
	Rollouts string `json:"rollouts,omitempty"`
	Kubectl  string `json:"kubectl,omitempty"`
	// Answers changes what metric queries get.
	Answers map[string]string `json:"answers,omitempty"`
	// Wait lets time pass.
	Wait Duration `json:"wait,omitempty"`
	// Until waits for a state: at most Within, or as long as something changes at least once a minute.
	Until  *Condition `json:"until,omitempty"`
	Within Duration   `json:"within,omitempty"`
	// Stays checks that a state holds all the time for For.
	Stays *Condition `json:"stays,omitempty"`
	For   Duration   `json:"for,omitempty"`
	// Expect checks what happened since the last Apply, Rollouts or Kubectl.
	Expect *Expectation `json:"expect,omitempty"`
}

// Duration is written as 5s or 2m.
type Duration time.Duration

// UnmarshalJSON reads a duration with its unit.
func (d *Duration) UnmarshalJSON(text []byte) error {
	value, err := time.ParseDuration(strings.Trim(string(text), `"`))
	*d = Duration(value)
	return err
}

// MarshalJSON writes a duration with its unit.
func (d Duration) MarshalJSON() ([]byte, error) {
	return []byte(`"` + time.Duration(d).String() + `"`), nil
}

func (d Duration) seconds() float64 { return time.Duration(d).Seconds() }

// patience is how long a story waits for the next change of anything, unless it was broken.
const patience = 60 * time.Second

// Read reads a story, or one that was broken on purpose, and refuses fields that mean nothing and steps that are none.
func Read(path string) (*Story, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if isBroken(content) {
		return readBroken(path, content)
	}
	s := &Story{Name: nameOf(path), Workload: "orders", Patience: patience}
	if err := yaml.UnmarshalStrict(content, s); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i, step := range s.Do {
		if err := s.check(step); err != nil {
			return nil, fmt.Errorf("%s: step %d: %w", path, i+1, err)
		}
	}
	if s.App == "" || len(s.Versions) == 0 || len(s.Do) == 0 {
		return nil, fmt.Errorf("%s: a story has an app, versions, and something to do", path)
	}
	return s, nil
}

func nameOf(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

func (s *Story) check(step Step) error {
	kinds := 0
	for _, set := range []bool{step.Apply != "", step.Judge != "", step.Rollouts != "", step.Kubectl != "", step.Answers != nil, step.Wait != 0, step.Until != nil, step.Stays != nil, step.Expect != nil} {
		if set {
			kinds++
		}
	}
	switch {
	case kinds != 1:
		return fmt.Errorf("does %d things instead of one", kinds)
	case step.Apply != "" && s.Versions[step.Apply] == "":
		return fmt.Errorf("version %q is not among the versions", step.Apply)
	case step.Judge != "" && s.Versions[step.Judge] == "":
		return fmt.Errorf("version %q is not among the versions", step.Judge)
	case step.Within != 0 && step.Until == nil:
		return fmt.Errorf("`within` belongs to `until`")
	case (step.For != 0) != (step.Stays != nil):
		return fmt.Errorf("`stays` and `for` belong together")
	}
	return nil
}

// String is the step as its file has it, on one line.
func (s Step) String() string {
	text, err := yaml.Marshal(s)
	if err != nil {
		return err.Error()
	}
	return string(bytes.TrimSpace(bytes.ReplaceAll(bytes.TrimSpace(text), []byte("\n"), []byte(" "))))
}
