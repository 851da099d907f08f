package story

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeBroken writes a story and a file that breaks it, and tells where the latter is.
func writeBroken(t *testing.T, text string) string {
	t.Helper()
	folder := t.TempDir()
	file := filepath.Join(folder, "broken", "a-fault.yaml")
	if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string]string{filepath.Join(folder, "a-story.yaml"): head + "- apply: v1\n", file: text} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

func TestABrokenStoryDoesWhatTheSoundOneDoesUnderItsOwnName(t *testing.T) {
	s, err := Read(writeBroken(t, "about: a fault\nbreaks: a-story\nplant: [{kind: Service}]\nfails: nobody\n"))
	if err != nil || s.Name != "a-fault" || s.About != "a fault" || len(s.Do) != 1 || s.Fails != "nobody" || s.Patience != brokenPatience {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestABrokenStorySaysWhatIsBrokenAndHowThatShows(t *testing.T) {
	for text, reason := range map[string]string{
		"breaks: a-story\nfails: x\n":                         "has something planted",
		"breaks: a-story\nplant: [{kind: Service}]\n":         "fails with something",
		"breaks: no-story\nplant: [{kind: x}]\nfails: x\n":    "no such file",
		"breaks: a-story\nplants: [{kind: x}]\nfails: x\n":    "unknown field",
		"breaks: a-story\nplant: [{k: x}]\nfails: [x, y]\n\n": "cannot unmarshal",
	} {
		if _, err := Read(writeBroken(t, text)); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: got %v, want %q", text, err, reason)
		}
	}
}

func TestABrokenStoryPassesOnlyWhenItFailsForItsOwnReason(t *testing.T) {
	sound, broken := &Story{}, &Story{Fails: "InvalidSpec"}
	invalid, other := errors.New("phase is Degraded: InvalidSpec"), errors.New("no such host")
	for _, c := range []struct {
		story   *Story
		failure error
		passes  bool
	}{{sound, nil, true}, {sound, invalid, false}, {broken, invalid, true}, {broken, other, false}, {broken, nil, false}} {
		if err := c.story.verdict(c.failure); (err == nil) != c.passes {
			t.Errorf("%q, failure %v: %v", c.story.Fails, c.failure, err)
		}
	}
}
