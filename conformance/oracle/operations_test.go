package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/oracle/judge"
)

func replied(t *testing.T, lines ...string) []map[string]any {
	t.Helper()
	var output bytes.Buffer
	serve(&judge.Judge{}, strings.NewReader(strings.Join(lines, "\n")), &output)
	var replies []map[string]any
	for _, line := range strings.Split(strings.TrimSpace(output.String()), "\n") {
		var one map[string]any
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		replies = append(replies, one)
	}
	return replies
}

func TestAnswersComeInTheOrderOfTheQuestions(t *testing.T) {
	replies := replied(t,
		`{"id":7,"operation":"evalCondition","request":{"condition":"result > 1","result":{"scalar":2}}}`,
		``,
		`{"id":8,"operation":"validate","request":{"yaml":""}}`)
	if len(replies) != 2 || replies[0]["id"] != 7.0 || replies[1]["id"] != 8.0 {
		t.Fatalf("got %v", replies)
	}
	if replies[0]["result"].(map[string]any)["holds"] != true {
		t.Errorf("got %v", replies[0])
	}
	if findings, isList := replies[1]["result"].([]any); !isList || len(findings) != 0 {
		t.Errorf("got %v", replies[1])
	}
}

func TestQuestionsThatCannotBeAnswered(t *testing.T) {
	for line, wanted := range map[string]string{
		`{"id":1,"operation":"guess","request":{}}`:                        `unknown operation "guess"`,
		`{"id":1,"operation":"validate","request":{"yml":""}}`:             `unknown field "yml"`,
		`{"id":1,"operation":"validate","requests":{}}`:                    `unknown field "requests"`,
		`{"id":1,"operation":"weights","request":{"rollout":{"spce":{}}}}`: `unknown field "rollout.spce"`,
		`{"id":1,"operation":"podTemplateHash","request":{}}`:              `template is needed`,
		`{"id":1`: `unexpected end of JSON input`,
	} {
		reply := replied(t, line)[0]
		if message, _ := reply["error"].(string); !strings.Contains(message, wanted) || reply["result"] != nil {
			t.Errorf("%s: got %v", line, reply)
		}
	}
}
