package story

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/dryrun"
)

var namespaces = schema.GroupVersionResource{Version: "v1", Resource: "namespaces"}

// Runner plays stories.
type Runner struct {
	Client    dynamic.Interface
	Answers   *Answers
	Judge     *dryrun.Judge
	Manifests string // folder with STORY/VERSION.yaml
	Records   string // folder for STORY.json
	Programs  string // folder with kubectl and the plugin
}

// Record is what really happened in a story.
type Record struct {
	Story   string  `json:"story"`
	About   string  `json:"about"`
	Seconds float64 `json:"seconds"`
	Failure string  `json:"failure,omitempty"`
	// Gaps are the seconds for which each Service that had had a ready endpoint was without one.
	Gaps         map[string]float64 `json:"gaps,omitempty"`
	Actions      []Action           `json:"actions"`
	Observations []Observation      `json:"observations"`
	Events       []Event            `json:"events"`
	// Analyses are the analysis runs as they stood in the end, by the names that observations have.
	Analyses map[string]Analysis `json:"analyses,omitempty"`
}

// Play plays a story in a namespace of its own, writes the record, and tells what went otherwise than the story says.
func (r *Runner) Play(ctx context.Context, s *Story) (Record, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	record := Record{Story: s.Name, About: s.About}
	space := &unstructured.Unstructured{Object: map[string]any{"apiVersion": "v1", "kind": "Namespace", "metadata": map[string]any{"name": s.Name}}}
	if _, err := r.Client.Resource(namespaces).Create(ctx, space, metav1.CreateOptions{}); err != nil {
		return record, err
	}
	watching, stop := context.WithCancel(ctx)
	w, err := watch(watching, r.Client, s.Name, s.Workload)
	if err != nil {
		stop()
		return record, err
	}
	r.Answers.Set(s.Name, s.Answers)
	since, failure := 0.0, error(nil)
	for i, step := range s.Do {
		if step.Apply != "" || step.Rollouts != "" || step.Kubectl != "" {
			since = w.seconds()
		}
		record.Actions = append(record.Actions, Action{At: w.seconds(), Do: step.String()})
		if failure = r.do(ctx, s, w, step, since); failure != nil {
			failure = fmt.Errorf("step %d, %s: %w", i+1, step, failure)
			record.Failure = failure.Error()
			break
		}
	}
	stop()
	record.Seconds = w.seconds()
	record.Observations, record.Events = w.since(0)
	record.Gaps = gaps(record.Observations)
	record.Analyses = w.analyses()
	// Nothing in it can disturb another story; the cluster clears it away, or goes down first.
	if err := r.Client.Resource(namespaces).Delete(ctx, s.Name, metav1.DeleteOptions{}); err != nil {
		return record, err
	}
	return record, firstError(s.verdict(failure), r.write(record))
}

// verdict turns a failure into what it means for a story whose manifests were broken on purpose.
func (s *Story) verdict(failure error) error {
	switch {
	case s.Fails == "":
		return failure
	case failure == nil:
		return fmt.Errorf("was told although its manifests were broken")
	case !strings.Contains(failure.Error(), s.Fails):
		return fmt.Errorf("did not fail with %q: %w", s.Fails, failure)
	}
	return nil
}

func (r *Runner) write(record Record) error {
	content, err := json.MarshalIndent(record, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.Records, record.Story+".json"), append(content, '\n'), 0o644)
}

// do does one step; since is when the last thing was done to the release.
func (r *Runner) do(ctx context.Context, s *Story, w *Watcher, step Step, since float64) error {
	switch {
	case step.Apply != "":
		return r.client(ctx, s, w, "kubectl", "apply", "-f", filepath.Join(r.Manifests, s.Name, step.Apply+".yaml"))
	case step.Judge != "":
		_, refused := r.Judge.File(ctx, filepath.Join(r.Manifests, s.Name, step.Judge+".yaml"))
		return errors.Join(refused...)
	case step.Rollouts != "":
		return r.client(ctx, s, w, "kubectl-argo-rollouts", strings.Fields(step.Rollouts)...)
	case step.Kubectl != "":
		return r.client(ctx, s, w, "kubectl", strings.Fields(step.Kubectl)...)
	case step.Answers != nil:
		r.Answers.Set(s.Name, step.Answers)
	case step.Wait != 0:
		time.Sleep(time.Duration(step.Wait))
	case step.Until != nil:
		return until(ctx, w, *step.Until, time.Duration(step.Within), s.Patience)
	case step.Stays != nil:
		return stays(ctx, w, *step.Stays, time.Duration(step.For))
	case step.Expect != nil:
		observations, heard := w.since(since)
		if misses := step.Expect.misses(observations, heard); len(misses) > 0 {
			return fmt.Errorf("%s", strings.Join(misses, "; "))
		}
	}
	return nil
}

// client runs a command of a user at their terminal.
func (r *Runner) client(ctx context.Context, s *Story, w *Watcher, program string, arguments ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(r.Programs, program), append([]string{"--namespace", s.Name}, arguments...)...)
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %.600s", err, output)
	}
	return r.catchUp(ctx, s, w)
}

// catchUp returns when the watcher has seen the workload as the API server has it: a look before that would be at the time before the command.
func (r *Runner) catchUp(ctx context.Context, s *Story, w *Watcher) error {
	for _, resource := range []schema.GroupVersionResource{rollouts, deployments} {
		object, err := r.Client.Resource(resource).Namespace(s.Name).Get(ctx, s.Workload, metav1.GetOptions{})
		if err != nil {
			continue // not every story has both
		}
		for {
			if seen := w.find(resource, s.Workload); seen != nil && seen.GetGeneration() >= object.GetGeneration() {
				break
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(10 * time.Millisecond):
			}
		}
	}
	return nil
}

// until waits for a state: for limit, or where there is none, until nothing has changed for as long as the story is patient. A busy machine is slow, not wrong.
func until(ctx context.Context, w *Watcher, condition Condition, limit, patience time.Duration) error {
	begin := time.Now()
	for {
		o := w.look()
		miss := condition.misses(o)
		if miss == "" {
			return nil
		}
		waited := time.Since(begin)
		if limit > 0 && waited > limit || limit == 0 && min(waited, w.quiet()) > patience || ctx.Err() != nil {
			return fmt.Errorf("not within %.0f s: %s (%s %s)", waited.Seconds(), miss, o.Phase, o.Message)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func stays(ctx context.Context, w *Watcher, condition Condition, span time.Duration) error {
	for end := time.Now().Add(span); time.Now().Before(end) && ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
		if miss := condition.misses(w.look()); miss != "" {
			return fmt.Errorf("did not stay: %s", miss)
		}
	}
	return ctx.Err()
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
