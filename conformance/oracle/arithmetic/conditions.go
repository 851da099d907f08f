package arithmetic

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/sirupsen/logrus"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/evaluate"
)

// Result is what a metric provider hands to a condition. Exactly one member is set: which one matters, because
// Prometheus hands over floats and the web provider whatever its JSON says.
type Result struct {
	Scalar *Sample         `json:"scalar,omitempty"`
	Vector *[]Sample       `json:"vector,omitempty"`
	JSON   json.RawMessage `json:"json,omitempty"`
}

// Sample is a float that may be NaN or infinite, which JSON cannot say as a number: those are strings.
type Sample float64

// UnmarshalJSON reads a number, or a string as Prometheus writes it ("NaN", "+Inf").
func (s *Sample) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		text = string(raw)
	}
	value, err := strconv.ParseFloat(text, 64)
	*s = Sample(value)
	return err
}

func (r Result) value() (any, error) {
	switch {
	case r.Scalar != nil && r.Vector == nil && r.JSON == nil:
		return float64(*r.Scalar), nil
	case r.Scalar == nil && r.Vector != nil && r.JSON == nil:
		values := make([]float64, 0, len(*r.Vector))
		for _, sample := range *r.Vector {
			values = append(values, float64(sample))
		}
		return values, nil
	case r.Scalar == nil && r.Vector == nil && r.JSON != nil:
		var value any
		err := json.Unmarshal(r.JSON, &value)
		return value, err
	}
	return nil, errors.New("result needs exactly one of scalar, vector and json")
}

// ConditionRequest is one condition over a result.
type ConditionRequest struct {
	Condition string `json:"condition"`
	Result    Result `json:"result"`
}

// ConditionAnswer says whether the condition holds, or why it cannot be evaluated.
type ConditionAnswer struct {
	Holds bool   `json:"holds"`
	Error string `json:"error,omitempty"`
}

// EvalCondition evaluates one condition.
func EvalCondition(request ConditionRequest) (ConditionAnswer, error) {
	value, err := request.Result.value()
	if err != nil {
		return ConditionAnswer{}, err
	}
	holds, err := evaluate.EvalCondition(value, request.Condition)
	if err != nil {
		return ConditionAnswer{Error: err.Error()}, nil
	}
	return ConditionAnswer{Holds: holds}, nil
}

// MeasurementRequest is both conditions of a metric over one result.
type MeasurementRequest struct {
	SuccessCondition string `json:"successCondition,omitempty"`
	FailureCondition string `json:"failureCondition,omitempty"`
	Result           Result `json:"result"`
}

// MeasurementAnswer is the phase of the measurement.
type MeasurementAnswer struct {
	Phase   v1alpha1.AnalysisPhase `json:"phase"`
	Message string                 `json:"message,omitempty"`
}

// EvaluateResult assesses one measurement as the metric providers do.
func EvaluateResult(request MeasurementRequest) (MeasurementAnswer, error) {
	value, err := request.Result.value()
	if err != nil {
		return MeasurementAnswer{}, err
	}
	metric := v1alpha1.Metric{SuccessCondition: request.SuccessCondition, FailureCondition: request.FailureCondition}
	phase, err := evaluate.EvaluateResult(value, metric, *logrus.NewEntry(logrus.StandardLogger()))
	if err != nil {
		return MeasurementAnswer{Phase: phase, Message: err.Error()}, nil
	}
	return MeasurementAnswer{Phase: phase}, nil
}
