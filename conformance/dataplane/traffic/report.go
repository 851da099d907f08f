package traffic

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

// Report is what a run found out.
type Report struct {
	Date     time.Time `json:"date"`
	Size     Size      `json:"size"`
	Versions []string  `json:"versions"`
	Machine  string    `json:"machine"`
	Fixed    Fixed     `json:"fixed"`
	Outcomes []Outcome `json:"outcomes"`
}

// Markdown is the report for readers.
func (r Report) Markdown() string {
	var page strings.Builder
	fmt.Fprintf(&page, preamble, r.Date.Format("2006-01-02"), r.Size, r.Machine, list(r.Versions),
		r.Fixed.Replicas, r.Fixed.Start, r.Fixed.Latency, 100*r.Fixed.Tolerance)
	for _, section := range []func(Report) string{ours, controls, known, curve, splits, found, beside} {
		page.WriteString(section(r))
	}
	page.WriteString(limits)
	return page.String()
}

// ours is the table of the claims.
func ours(r Report) string {
	t := table("Ours: nothing may be lost", "scenario", "router acts after", "requests", "lost", "bad version's own errors", "95 % sure: fewer than", "median / p99 / worst ms", "verdict")
	for _, o := range r.Outcomes {
		if !o.claims() {
			continue
		}
		for _, lane := range o.Lanes {
			if lane.Claim {
				t.row(o.Shows, lane.View, lane.Requests, lane.LostInAll(), lane.AnsweredInAll(), bound(lane.LostInAll(), lane.Requests),
					fmt.Sprintf("%.0f / %.0f / %.0f", lane.Median, lane.P99, lane.Worst), o.verdict())
			}
		}
	}
	requests, lost := 0, 0
	for _, o := range r.Outcomes {
		if o.claims() {
			requests, lost = requests+o.Requests(), lost+o.Lost()
		}
	}
	t.row("**all**", "", requests, lost, "", bound(lost, requests), "", "")
	return t.text() + fmt.Sprintf("\nThe load itself was at most %.0f ms late.\n", worstLate(r))
}

// controls is the table of what must lose.
func controls(r Report) string {
	t := table("Controls: these must lose, and as much as predicted", "scenario", "router acts after", "requests", "predicted", "lost", "refused", "cut", "others", "verdict")
	for _, o := range r.Outcomes {
		if !o.Loses || o.Curve {
			continue
		}
		for _, lane := range o.Lanes {
			if lane.Claim && lane.Predicted != nil {
				lost := lane.LostInAll()
				t.row(o.Shows, lane.View, lane.Requests, lane.Predicted, lost, lane.Summary.Lost["refused"], lane.Summary.Lost["cut"],
					lost-lane.Summary.Lost["refused"]-lane.Summary.Lost["cut"], o.verdict())
			}
		}
	}
	return t.text()
}

// known is the table of what may lose at random.
func known(r Report) string {
	t := table("Known to lose at random: reported, neither claimed nor predicted", "scenario", "router acts after", "requests", "lost", "when, and how", "why")
	for _, o := range r.Outcomes {
		for _, lane := range o.Lanes {
			if lane.Claim && o.Known != "" {
				t.row(o.Shows, lane.View, lane.Requests, lane.LostInAll(), lane.Bursts, o.Known)
			}
		}
	}
	return t.text()
}

// curve is the table of losses against delays.
func curve(r Report) string {
	var heads []string
	var rows []Outcome
	for _, o := range r.Outcomes {
		if o.Curve {
			rows = append(rows, o)
		}
	}
	if len(rows) == 0 {
		return ""
	}
	for _, lane := range rows[0].Lanes {
		heads = append(heads, lane.View.String())
	}
	t := table(fmt.Sprintf("Break-even: requests lost at %d per second, predicted in brackets, by the time after which the router acts", rows[0].Lanes[0].Rate), append([]string{"scenario"}, append(heads, "verdict")...)...)
	for _, o := range rows {
		cells := []any{o.Shows}
		for _, lane := range o.Lanes {
			cells = append(cells, fmt.Sprintf("%d (%v)", lane.LostInAll(), lane.Predicted))
		}
		t.row(append(cells, o.verdict())...)
	}
	return t.text()
}

// splits is the table of shares: for each weight of a scenario the least and the greatest.
func splits(r Report) string {
	t := table("The split: what the canary got while a weight was announced", "scenario", "weight", "per cent of the requests", "requests", "steps")
	for _, o := range r.Outcomes {
		byWeight := map[int][]Share{}
		for _, share := range o.Shares {
			byWeight[share.Weight] = append(byWeight[share.Weight], share)
		}
		var weights []int
		for weight := range byWeight {
			weights = append(weights, weight)
		}
		slices.Sort(weights)
		for _, weight := range weights {
			least, greatest, requests := 100.0, 0.0, 0
			for _, share := range byWeight[weight] {
				least, greatest, requests = min(least, share.Percent), max(greatest, share.Percent), requests+share.Requests
			}
			t.row(o.Shows, weight, fmt.Sprintf("%.1f to %.1f", least, greatest), requests, len(byWeight[weight]))
		}
	}
	return t.text()
}

// found is the table of bad versions.
func found(r Report) string {
	t := table("Detection of a bad version", "scenario", "version", "first user to abort", "first to last user", "requests that met it", "answered badly", "of all requests meanwhile")
	for _, o := range r.Outcomes {
		for _, d := range o.Found {
			t.row(o.Shows, d.Version, fmt.Sprintf("%.1f s", d.Seconds), fmt.Sprintf("%.1f s", d.Until), d.Met, d.Failed, fmt.Sprintf("%.1f %%", d.Share))
		}
	}
	return t.text()
}

// beside is the table of what is no claim, with the claim through the same router for comparison.
func beside(r Report) string {
	t := table("Beside the claims: requests lost with kept connections, with retries, and over long-lived connections", "scenario", "router acts after", "short connections, 1 try", "kept connections", "3 tries", "long-lived: broken + not opened, of so many at a time")
	for _, o := range r.Outcomes {
		var cells []any
		for _, lane := range o.Lanes {
			if len(cells) == 0 {
				cells = append(cells, o.Shows, lane.View.Delay)
			}
			switch {
			case lane.View.Delay != o.Lanes[0].View.Delay:
			case lane.Long:
				broken := lane.Summary.Lost[load.Broken]
				cells = append(cells, fmt.Sprintf("%d + %d, of %d", broken, lane.LostInAll()-broken, lane.Rate))
			default:
				cells = append(cells, fmt.Sprintf("%d of %d (%.2f %%)", lane.LostInAll(), lane.Requests, 100*float64(lane.LostInAll())/float64(max(lane.Requests, 1))))
			}
		}
		if !o.Curve {
			t.row(cells...)
		}
	}
	return t.text()
}

func (o Outcome) claims() bool { return !o.Loses && o.Known == "" }

func (o Outcome) verdict() string {
	if len(o.Wrong) == 0 {
		return "as it should"
	}
	return "**" + strings.Join(o.Wrong, "; ") + "**"
}

// worstLate is how late a request was sent at most, in milliseconds.
func worstLate(r Report) float64 {
	worst := 0.0
	for _, o := range r.Outcomes {
		for _, lane := range o.Lanes {
			worst = max(worst, lane.WorstLate)
		}
	}
	return worst
}

// bound is the greatest share of lost requests that is compatible with none lost: the rule of three.
func bound(lost, requests int) string {
	if lost > 0 || requests == 0 {
		return ""
	}
	return fmt.Sprintf("1 in %d", requests/3)
}

func list(items []string) string {
	return "- " + strings.Join(items, "\n- ")
}

// markdown is a table under a heading.
type markdown struct {
	strings.Builder
	rows int
}

func table(heading string, columns ...string) *markdown {
	t := &markdown{}
	fmt.Fprintf(t, "\n## %s\n\n| %s |\n|%s\n", heading, strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	return t
}

func (t *markdown) row(cells ...any) {
	t.rows++
	for _, cell := range cells {
		fmt.Fprintf(t, "| %v ", cell)
	}
	t.WriteString("|\n")
}

// text is empty for a table without rows.
func (t *markdown) text() string {
	if t.rows == 0 {
		return ""
	}
	return t.String()
}
