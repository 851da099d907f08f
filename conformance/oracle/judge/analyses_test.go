package judge

import "testing"

const template = `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: errors}
spec:
  args: [{name: hash}]
  metrics:
    - name: errors
      interval: 1m
      count: 5
      failureLimit: 1
      successCondition: result[0] < 0.01
      provider: {prometheus: {address: "http://prometheus", query: 'errors{pod=~"shop-{{args.hash}}-.*"}'}}`

const analysisStep = `
        - analysis:
            templates: [{templateName: errors}]
            args: [{name: hash, valueFrom: {podTemplateHashValue: Latest}}]`

const analysing = canary + analysisStep

func around(more ...string) []Finding {
	return judged(append([]string{stableService, canaryService, shopIngress}, more...)...)
}

func TestAnalysisWithResolvedArguments(t *testing.T) {
	expectNone(t, around(analysing, template))
}

// Each of these passes the schema and the validation of the Rollout, and fails only when the run starts.
func TestMetricsAreJudgedAfterTheirArgumentsAreResolved(t *testing.T) {
	for name, c := range map[string]struct{ from, to, objection string }{
		"two providers in one metric":    {"provider: {", "provider: {web: {url: http://shop, jsonPath: '{$.ok}'}, ", "multiple providers specified"},
		"no provider":                    {`prometheus: {address: "http://prometheus", query: 'errors{pod=~"shop-{{args.hash}}-.*"}'}`, "", "no provider specified"},
		"count without interval":         {"      interval: 1m\n", "", "interval must be specified when count > 1"},
		"failureLimit above the count":   {"failureLimit: 1", "failureLimit: 6", "count (5) must be >= failureLimit"},
		"interval that is no duration":   {"interval: 1m", "interval: soon", "invalid interval string"},
		"interval that resolves to none": {"interval: 1m", `interval: "{{args.hash}}"`, "invalid interval string"},
		"argument that nobody declares":  {"{{args.hash}}", "{{args.hahs}}", "failed to resolve {{args.hahs}}"},
		"condition that cannot be read":  {"result[0] < 0.01", "result[0] <", "could not evaluate successCondition"},
		"condition over a wrong type":    {"result[0] < 0.01", "result.errors < 0.01", "could not evaluate successCondition"},
	} {
		t.Run(name, func(t *testing.T) {
			expectOne(t, around(analysing, changed(t, template, c.from, c.to)), Metrics, c.objection)
		})
	}
}

func TestFindingIsAboutTheTemplateAndNamesTheUser(t *testing.T) {
	found := around(analysing, changed(t, template, "failureLimit: 1", "failureLimit: 6"))
	expectOne(t, found, Metrics, "as used by Rollout shop, spec.strategy.canary.steps[2].analysis")
	if len(found) != 1 || found[0].Object.Kind != "AnalysisTemplate" || found[0].Path != "spec.metrics[0]" {
		t.Errorf("got %v", found)
	}
}

func TestInlineAnalysisMustEnd(t *testing.T) {
	expectOne(t, around(analysing, changed(t, template, "      count: 5\n", "")), References, "runs indefinitely")
	background := canary + "\n      analysis: {templates: [{templateName: errors}], args: [{name: hash, valueFrom: {podTemplateHashValue: Latest}}]}"
	expectNone(t, around(background, changed(t, template, "      count: 5\n", "")))
}

func TestArgumentThatIsNotPassed(t *testing.T) {
	found := around(changed(t, analysing, "name: hash", "name: hahs"), template)
	expectOne(t, found, References, "args.hash was not resolved")
	expectOne(t, found, Metrics, "args.hash was not resolved")
}

func TestValuesThatOnlyTheClusterKnowsArePlaceholders(t *testing.T) {
	fromStatus := changed(t, analysing, "podTemplateHashValue: Latest", "fieldRef: {fieldPath: status.currentPodHash}")
	expectNone(t, around(fromStatus, template))
	expectNone(t, around(fromStatus, changed(t, template, "0.01", "{{args.hash}}")))
	expectOne(t, around(fromStatus, changed(t, template, "failureLimit: 1", "failureLimit: 6")), Metrics, "failureLimit")
}

func TestFieldOfTheRolloutThatDoesNotExist(t *testing.T) {
	wrong := changed(t, analysing, "podTemplateHashValue: Latest", "fieldRef: {fieldPath: spec.nothing}")
	expectOne(t, around(wrong, template), Metrics, "invalid path spec.nothing")
}

func TestSecretsHaveTheValueThatTheControllerValidatesWith(t *testing.T) {
	secret := changed(t, template, "args: [{name: hash}]", "args: [{name: hash}, {name: token, valueFrom: {secretKeyRef: {name: a, key: b}}}]")
	expectNone(t, around(analysing, changed(t, secret, "http://prometheus", "http://{{args.token}}")))
	expectOne(t, around(analysing, changed(t, secret, "interval: 1m", `interval: "{{args.token}}"`)), Metrics, "invalid interval string")
}

func TestNestedTemplates(t *testing.T) {
	outer := `
apiVersion: argoproj.io/v1alpha1
kind: ClusterAnalysisTemplate
metadata: {name: all}
spec: {templates: [{templateName: errors}]}`
	rollout := changed(t, analysing, "[{templateName: errors}]", "[{templateName: all, clusterScope: true}]")
	expectNone(t, around(rollout, outer, template))
	expectOne(t, around(rollout, outer), References, `AnalysisTemplate "errors" is not in this bundle`)
	expectOne(t, around(rollout, outer, changed(t, template, "failureLimit: 1", "failureLimit: 6")), Metrics, "failureLimit")
	expectOne(t, around(rollout, changed(t, outer, "errors", "all, clusterScope: true")), Metrics, "no metrics specified")
}

func TestDryRunMustMatchAMetric(t *testing.T) {
	expectNone(t, around(analysing+"\n            dryRun: [{metricName: errors}]", template))
	expectOne(t, around(analysing+"\n            dryRun: [{metricName: latency}]", template), Metrics, "dryRun[0]")
}

const experimentStep = `
        - experiment:
            templates: [{name: old, specRef: stable}]
            analyses:
              - {name: errors, templateName: errors, args: [{name: hash, value: "{{templates.old.podTemplateHash}}"}]}`

func TestAnalysesOfAnExperimentStep(t *testing.T) {
	expectNone(t, around(canary+experimentStep, template))
	expectOne(t, around(canary+experimentStep), References, `AnalysisTemplate "errors" is not in this bundle`)
	expectOne(t, around(canary+experimentStep, changed(t, template, "failureLimit: 1", "failureLimit: 6")), Metrics, "failureLimit")
	expectOne(t, around(canary+changed(t, experimentStep, "templates.old", "templates.new"), template), Metrics, "templates.new")
}

func TestAnalysisRun(t *testing.T) {
	run := changed(t, changed(t, template, "kind: AnalysisTemplate", "kind: AnalysisRun"), "{name: hash}", "{name: hash, value: abc}")
	expectNone(t, judged(run))
	expectOne(t, judged(changed(t, run, "failureLimit: 1", "failureLimit: 6")), Metrics, "failureLimit")
	expectOne(t, judged(changed(t, run, ", value: abc", "")), Metrics, "was not supplied")
}

func TestTemplatesThatNobodyUsesAreJudgedWithPlaceholders(t *testing.T) {
	expectNone(t, judged(template))
	expectOne(t, judged(changed(t, template, "failureLimit: 1", "failureLimit: 6")), Metrics, "failureLimit")
	expectOne(t, judged(changed(t, template, "{{args.hash}}", "{{args.hahs}}")), Metrics, "failed to resolve")
}

// A placeholder must fit its place, or a valid template would be accused.
func TestPlaceholdersFitTheirPlace(t *testing.T) {
	open := `
apiVersion: argoproj.io/v1alpha1
kind: ClusterAnalysisTemplate
metadata: {name: errors}
spec:
  args: [{name: interval}, {name: delay}, {name: count}, {name: failures}, {name: successes}, {name: threshold}, {name: address}]
  metrics:
    - name: errors
      initialDelay: "{{args.delay}}"
      interval: "{{ args.interval }}"
      count: "{{args.count}}"
      failureLimit: "{{args.failures}}"
      consecutiveSuccessLimit: "{{args.successes}}"
      successCondition: result[0] < {{args.threshold}}
      provider: {prometheus: {address: "{{args.address}}", query: up}}`
	expectNone(t, judged(open))
	expectNone(t, judged(changed(t, open, `      interval: "{{ args.interval }}"`+"\n", "")))
	expectNone(t, judged(changed(t, open, `"{{args.failures}}"`, "-1")))
	expectOne(t, judged(changed(t, open, `"{{args.failures}}"`, "-2")), Metrics, "failureLimit must be >= 0")
}

func TestConditionsOfOtherProvidersAreParsed(t *testing.T) {
	web := changed(t, template, `prometheus: {address: "http://prometheus", query: 'errors{pod=~"shop-{{args.hash}}-.*"}'}`,
		"web: {url: http://shop, jsonPath: '{$}'}")
	web = changed(t, web, "result[0] < 0.01", "result.errors < 1")
	expectNone(t, judged(web))
	expectOne(t, judged(changed(t, web, "result.errors < 1", "result.errors <")), Metrics, "successCondition")
}

func TestRangeQueries(t *testing.T) {
	ranged := changed(t, template, "query: '", `rangeQuery: {start: 'now() - duration("5m")', end: 'now()', step: 1m}, query: '`)
	expectNone(t, judged(ranged))
	expectOne(t, judged(changed(t, ranged, "end: 'now()'", "end: 'then()'")), Metrics, "rangeQuery.end")
	expectOne(t, judged(changed(t, ranged, "step: 1m", "step: often")), Metrics, "rangeQuery.step")
}
