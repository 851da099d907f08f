package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	strictjson "sigs.k8s.io/json"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/oracle/arithmetic"
	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/oracle/judge"
)

// operation answers the request of one line.
type operation func(request json.RawMessage) (any, error)

// operations lists what the oracle can be asked.
func operations(j *judge.Judge) map[string]operation {
	return map[string]operation{
		"validate":         strict(func(request judge.Request) ([]judge.Finding, error) { return j.Validate(request), nil }),
		"stored":           strict(j.Stored),
		"replicas":         strict(arithmetic.Replicas),
		"weights":          strict(arithmetic.Weights),
		"blueGreen":        strict(arithmetic.BlueGreenReplicas),
		"delays":           strict(arithmetic.Delays),
		"evalCondition":    strict(arithmetic.EvalCondition),
		"evaluateResult":   strict(arithmetic.EvaluateResult),
		"podTemplateHash":  strict(arithmetic.PodTemplateHash),
		"startsRelease":    strict(arithmetic.StartsRelease),
		"podTemplateShape": strict(arithmetic.PodTemplateShape),
	}
}

// strict decodes a request so that a misspelt field is an error: otherwise a test could ask one thing and mean another.
func strict[Request, Answer any](answer func(Request) (Answer, error)) operation {
	return func(raw json.RawMessage) (any, error) {
		var request Request
		violations, err := strictjson.UnmarshalStrict(raw, &request)
		if err := errors.Join(append(violations, err)...); err != nil {
			return nil, err
		}
		return answer(request)
	}
}

// question is one line of input.
type question struct {
	ID        int             `json:"id"`
	Operation string          `json:"operation"`
	Request   json.RawMessage `json:"request"`
}

// answer is one line of output: an error or a result.
type answer struct {
	ID     int    `json:"id"`
	Error  string `json:"error,omitempty"`
	Result any    `json:"result,omitempty"`
}

// reply never fails and never panics: whatever goes wrong is the answer.
func reply(known map[string]operation, line []byte) (a answer) {
	var q question
	defer func() {
		a.ID = q.ID
		if p := recover(); p != nil {
			a = answer{ID: q.ID, Error: fmt.Sprintf("panic: %v\n%s", p, debug.Stack())}
		}
	}()
	violations, err := strictjson.UnmarshalStrict(line, &q)
	if err := errors.Join(append(violations, err)...); err != nil {
		return answer{Error: err.Error()}
	}
	ask, found := known[q.Operation]
	if !found {
		return answer{Error: fmt.Sprintf("unknown operation %q: one of %s", q.Operation, strings.Join(names(known), ", "))}
	}
	result, err := ask(q.Request)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Result: result}
}

func names(known map[string]operation) []string {
	var all []string
	for name := range known {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
