// Command traffic puts releases under load on the cluster that KUBECONFIG names, and fails if one loses requests that it should not, or a control does not lose what it should.
//
//	traffic [flags] [SCENARIO...]
//
// It starts the data plane, Prometheus and the runner of the stories, and ends them.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/traffic"
)

// settings are the flags.
type settings struct {
	table    string
	work     string
	results  string
	full     bool
	parallel int
	names    []string
}

func (s settings) program(name string) string { return filepath.Join(s.work, "bin", name) }
func (s settings) folder() string             { return filepath.Join(s.work, "traffic", string(s.size())) }
func (s settings) size() traffic.Size {
	if s.full {
		return traffic.Full
	}
	return traffic.Push
}

func init() {
	// Programs are bound to the life of the thread that starts them: let that be the main one.
	runtime.LockOSThread()
}

func main() {
	self, err := os.Executable()
	if err != nil {
		fail(err)
	}
	s := settings{}
	flag.StringVar(&s.table, "table", "", "scenarios.yaml")
	flag.StringVar(&s.work, "work", filepath.Dir(filepath.Dir(self)), "folder with bin/ and traffic/SIZE/, where stories and manifests are")
	flag.StringVar(&s.results, "results", "", "file for the report, in Markdown; the same in JSON goes to traffic/SIZE/results.json in the work folder")
	flag.BoolVar(&s.full, "full", false, "full size")
	flag.IntVar(&s.parallel, "parallel", 5, "scenarios at a time")
	flag.Parse()
	s.names = flag.Args()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	wrong, err := run(ctx, s)
	if err != nil {
		fail(err)
	}
	if wrong > 0 {
		os.Exit(1)
	}
}

// run plays all scenarios and tells how many went otherwise than they should.
func run(ctx context.Context, s settings) (int, error) {
	table, err := traffic.Read(s.table)
	if err != nil {
		return 0, err
	}
	scenarios, err := table.Choose(s.size(), s.names)
	if err != nil {
		return 0, err
	}
	stage, err := open(ctx, s, table, scenarios)
	if err != nil {
		return 0, err
	}
	defer stage.close()
	played, err := stage.play(ctx, table, scenarios)
	if err != nil {
		return 0, err
	}
	report := traffic.Report{Date: now(), Size: s.size(), Versions: versions(s), Machine: machine(), Fixed: table.Fixed}
	wrong := 0
	for _, one := range played {
		outcome := table.Judge(one, filepath.Join(s.folder(), "records"), s.size())
		report.Outcomes = append(report.Outcomes, outcome)
		if len(outcome.Wrong) > 0 {
			wrong++
		}
		tell(outcome)
	}
	fmt.Printf("%d passed, %d failed\n", len(played)-wrong, wrong)
	return wrong, write(s, report)
}

// tell prints one line for a scenario, and one for each thing that is wrong with it.
func tell(o traffic.Outcome) {
	word := "passed"
	if len(o.Wrong) > 0 {
		word = "FAILED"
	}
	fmt.Printf("%s  %s: %d of %d lost\n", word, o.Name, o.Lost(), o.Requests())
	for _, wrong := range o.Wrong {
		fmt.Println("       ", wrong)
	}
}

func write(s settings, report traffic.Report) error {
	content, err := json.MarshalIndent(report, "", " ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.folder(), "results.json"), append(content, '\n'), 0o644); err != nil || s.results == "" {
		return err
	}
	return os.WriteFile(s.results, []byte(report.Markdown()), 0o644)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "traffic:", err)
	os.Exit(2)
}
