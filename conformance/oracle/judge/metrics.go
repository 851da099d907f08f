package judge

import (
	"fmt"

	"github.com/expr-lang/expr/parser"
	"github.com/sirupsen/logrus"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/analysis"
	"github.com/argoproj/argo-rollouts/utils/evaluate"
)

// objection is what is wrong with one metric, or with the run as a whole where metric is empty.
type objection struct {
	metric, path, message string
}

// judgeRun judges the metrics of an analysis run. For the arguments that nobody here can know it tries placeholders
// of the kind that their place asks for, and objects only if none of them is accepted.
func judgeRun(spec v1alpha1.AnalysisRunSpec, unknown []string) []objection {
	var first []objection
	for try, values := range placeholders(spec.Metrics, unknown) {
		objections := judgeMetrics(spec, filled(spec.Args, values))
		if len(objections) == 0 {
			return nil
		}
		if try == 0 {
			first = objections
		}
	}
	return first
}

// filled puts placeholders in for the unknown arguments, and for secrets the value that the controller validates with.
func filled(arguments []v1alpha1.Argument, values map[string]string) []v1alpha1.Argument {
	all := make([]v1alpha1.Argument, 0, len(arguments))
	for _, argument := range arguments {
		if value, unknown := values[argument.Name]; unknown {
			argument = v1alpha1.Argument{Name: argument.Name, Value: &value}
		} else if argument.ValueFrom != nil && argument.ValueFrom.SecretKeyRef != nil {
			secret := "temp-for-secret"
			argument = v1alpha1.Argument{Name: argument.Name, Value: &secret}
		}
		all = append(all, argument)
	}
	return all
}

// judgeMetrics takes the analysis controller's steps, but metric by metric: the controller stops at the first that is wrong.
func judgeMetrics(spec v1alpha1.AnalysisRunSpec, arguments []v1alpha1.Argument) []objection {
	var objections []objection
	var resolved []v1alpha1.Metric
	for index, metric := range spec.Metrics {
		object := func(err error) {
			if err != nil {
				objections = append(objections, objection{metric.Name, fmt.Sprintf("spec.metrics[%d]", index), err.Error()})
			}
		}
		with, err := analysis.ResolveMetricArgs(metric, arguments)
		object(err)
		if err != nil {
			continue
		}
		object(analysis.ValidateMetric(*with))
		object(checkConditions(*with))
		resolved = append(resolved, *with)
	}
	if len(objections) > 0 {
		return objections
	}
	object := func(path string, err error) {
		if err != nil {
			objections = append(objections, objection{"", path, err.Error()})
		}
	}
	object("spec.metrics", analysis.ValidateMetrics(resolved))
	_, err := analysis.GetDryRunMetrics(spec.DryRun, resolved)
	object("spec.dryRun", err)
	_, err = analysis.GetMeasurementRetentionMetrics(spec.MeasurementRetention, resolved)
	object("spec.measurementRetention", err)
	return objections
}

// prometheusResults are the shapes that the Prometheus provider hands to a condition: a scalar, and vectors of one and several series.
var prometheusResults = []any{[]float64{1}, 1.0, []float64{1, 1, 1, 1}}

// checkConditions finds conditions that can never be evaluated. The controller finds out at the first measurement.
func checkConditions(metric v1alpha1.Metric) error {
	if prometheus := metric.Provider.Prometheus; prometheus != nil {
		if err := checkRange(prometheus.RangeQuery); err != nil {
			return err
		}
		var first error
		for _, result := range prometheusResults {
			_, err := evaluate.EvaluateResult(result, metric, *logrus.NewEntry(logrus.StandardLogger()))
			if err == nil {
				return nil
			}
			if first == nil {
				first = err
			}
		}
		return first
	}
	// The other providers answer in shapes of their own, so that only the syntax can be judged.
	if err := checkSyntax("successCondition", metric.SuccessCondition); err != nil {
		return err
	}
	return checkSyntax("failureCondition", metric.FailureCondition)
}

func checkSyntax(name, condition string) error {
	if condition == "" {
		return nil
	}
	if _, err := parser.Parse(condition); err != nil {
		return fmt.Errorf("%s %q: %w", name, condition, err)
	}
	return nil
}

func checkRange(query *v1alpha1.PrometheusRangeQueryArgs) error {
	if query == nil {
		return nil
	}
	if _, err := evaluate.EvalTime(query.Start); err != nil {
		return fmt.Errorf("rangeQuery.start: %w", err)
	}
	if _, err := evaluate.EvalTime(query.End); err != nil {
		return fmt.Errorf("rangeQuery.end: %w", err)
	}
	if _, err := query.Step.Duration(); err != nil {
		return fmt.Errorf("rangeQuery.step: %w", err)
	}
	return nil
}
