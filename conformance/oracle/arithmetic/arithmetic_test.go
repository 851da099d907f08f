package arithmetic

import (
	"encoding/json"
	"testing"

	"sigs.k8s.io/yaml"
)

// answered decodes the request, asks and gives the answer as JSON.
func answered[Request, Answer any](t *testing.T, ask func(Request) (Answer, error), request string) string {
	t.Helper()
	var decoded Request
	if err := yaml.UnmarshalStrict([]byte(request), &decoded); err != nil {
		t.Fatal(err)
	}
	answer, err := ask(decoded)
	if err != nil {
		return "error: " + err.Error()
	}
	raw, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func expect(t *testing.T, got, wanted string) {
	t.Helper()
	if got != wanted {
		t.Errorf("got %s, wanted %s", got, wanted)
	}
}

const midCanary = `
rollout:
  spec:
    replicas: 4
    strategy:
      canary:
        steps: [{setWeight: 10}, {pause: {}}, {setWeight: 50}]
  status: {currentStepIndex: 1, stableRS: old, currentPodHash: new}
newReplicaSet: {metadata: {name: new}, spec: {replicas: 1}, status: {replicas: 1, availableReplicas: 1}}
stableReplicaSet: {metadata: {name: old}, spec: {replicas: 4}, status: {replicas: 4, availableReplicas: 4}}`

func TestReplicasWithoutRouterFollowThePodShare(t *testing.T) {
	expect(t, answered(t, Replicas, midCanary), `{"canary":1,"stable":4,"maxSurge":1,"maxUnavailable":1,"atDesiredReplicas":true}`)
}

func TestReplicasWithRouterFollowTheWeight(t *testing.T) {
	request := "rollout: {spec: {replicas: 10, strategy: {canary: {trafficRouting: {nginx: {}}, minPodsPerReplicaSet: 2, steps: [{setWeight: 5}]}}}, " +
		"status: {stableRS: old, currentPodHash: new}}"
	expect(t, answered(t, Replicas, request), `{"canary":2,"stable":10,"maxSurge":3,"maxUnavailable":2,"atDesiredReplicas":false}`)
}

func TestReplicasNeedACanary(t *testing.T) {
	expect(t, answered(t, Replicas, "{}"), "error: "+errNotCanary.Error())
	expect(t, answered(t, Weights, "rollout: {spec: {strategy: {blueGreen: {activeService: a}}}}"), "error: "+errNotCanary.Error())
}

func TestWeightOfTheCurrentStep(t *testing.T) {
	expect(t, answered(t, Weights, midCanary), `{"currentSetWeight":10,"desiredWeight":10,"canaryReplicas":null,"maxWeight":100}`)
}

func TestConditionOverEachShapeOfResult(t *testing.T) {
	for request, wanted := range map[string]string{
		"{condition: 'result[0] >= 0.99', result: {vector: [1]}}":            `{"holds":true}`,
		"{condition: 'result >= 0.99', result: {scalar: 0.5}}":               `{"holds":false}`,
		"{condition: 'isNaN(result[0])', result: {vector: ['NaN']}}":         `{"holds":true}`,
		"{condition: 'isInf(result[0])', result: {vector: ['+Inf']}}":        `{"holds":true}`,
		"{condition: 'result.state == \"ok\"', result: {json: {state: ok}}}": `{"holds":true}`,
		"{condition: 'result == nil', result: {json: null}}":                 `{"holds":true}`,
		"{condition: 'true', result: {}}":                                    `error: result needs exactly one of scalar, vector and json`,
		"{condition: 'true', result: {scalar: 1, vector: []}}":               `error: result needs exactly one of scalar, vector and json`,
		"{condition: 'result', result: {scalar: 1}}":                         `{"holds":false,"error":"expected bool, but got float64"}`,
	} {
		expect(t, answered(t, EvalCondition, request), wanted)
	}
}

func TestMeasurementIsInconclusiveBetweenTheConditions(t *testing.T) {
	conditions := "{successCondition: 'result[0] >= 0.99', failureCondition: 'result[0] < 0.95', result: {vector: [%]}}"
	for value, wanted := range map[string]string{"1": "Successful", "0.97": "Inconclusive", "0.5": "Failed"} {
		request := conditions[:len(conditions)-4] + value + "]}}"
		expect(t, answered(t, EvaluateResult, request), `{"phase":"`+wanted+`"}`)
	}
}

func TestEmptyVectorIsAnErrorAndNotANumberFails(t *testing.T) {
	empty := answered(t, EvaluateResult, "{successCondition: 'result[0] >= 0.99', result: {vector: []}}")
	expect(t, empty[:16], `{"phase":"Error"`)
	expect(t, answered(t, EvaluateResult, "{successCondition: 'result[0] >= 0.99', result: {vector: [NaN]}}"), `{"phase":"Failed"}`)
}

func TestPodTemplateHashDependsOnTheTemplateOnly(t *testing.T) {
	red := answered(t, PodTemplateHash, "template: {spec: {containers: [{name: a, image: red}]}}")
	same := answered(t, PodTemplateHash, "template: {spec: {containers: [{image: red, name: a}]}}")
	blue := answered(t, PodTemplateHash, "template: {spec: {containers: [{name: a, image: blue}]}}")
	collided := answered(t, PodTemplateHash, "{template: {spec: {containers: [{name: a, image: red}]}}, collisionCount: 1}")
	expect(t, red, same)
	if red == blue || red == collided {
		t.Errorf("hashes do not differ: %s %s %s", red, blue, collided)
	}
	expect(t, answered(t, PodTemplateHash, "{}"), "error: template is needed")
}
