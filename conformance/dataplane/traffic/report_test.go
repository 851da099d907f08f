package traffic

import (
	"strings"
	"testing"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

func TestTheReportNamesWhatWasMeasuredAndWhatWasNot(t *testing.T) {
	r := Report{Date: began, Size: Full, Versions: []string{"Argo Rollouts v1"}, Outcomes: []Outcome{
		{Name: "ours", Shows: "ours", Lanes: []LaneOutcome{{Lane: Lane{View: View{Delay: of(2 * time.Second)}, Claim: true}, Summary: load.Summary{Requests: 300_000}}}},
		{Name: "theirs", Shows: "theirs", Loses: true, Wrong: []string{"lost too little"}, Lanes: []LaneOutcome{
			{Lane: Lane{Claim: true}, Summary: load.Summary{Requests: 1000, Lost: map[string]int{"refused": 5, "cut": 2}}, Predicted: &Range{10, 20}}}},
	}}
	page := r.Markdown()
	for _, want := range []string{
		"2026-11-21", "Argo Rollouts v1", "Traefik's provider for ingress-nginx", "Gateway API plugin",
		"| ours | 2s | 300000 | 0 | 0 | 1 in 100000 |", "| theirs |", "| 10 to 20 | 7 | 5 | 2 | 0 | **lost too little** |",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	if strings.Contains(page, "Break-even") {
		t.Error("a table without rows")
	}
}
