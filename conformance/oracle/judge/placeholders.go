package judge

import (
	"regexp"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
)

// placeholders proposes values for arguments that nobody here can know, each of the kind that its place asks for.
// There are several proposals, because some places accept a value only in company with another: a count above one needs an interval,
// and one of failureLimit and consecutiveSuccessLimit must be in force.
func placeholders(metrics []v1alpha1.Metric, names []string) []map[string]string {
	var proposals []map[string]string
	for _, count := range []string{"1000", "1"} {
		for _, successes := range []string{"0", "1"} {
			proposal := map[string]string{}
			for _, name := range names {
				proposal[name] = placeholder(metrics, name, count, successes)
			}
			proposals = append(proposals, proposal)
		}
	}
	return proposals
}

func placeholder(metrics []v1alpha1.Metric, name, count, successes string) string {
	mention := regexp.MustCompile(`\{\{\s*args\.` + regexp.QuoteMeta(name) + `\s*\}\}`)
	for _, metric := range metrics {
		switch {
		case metric.Count != nil && mention.MatchString(metric.Count.StrVal):
			return count
		case metric.ConsecutiveSuccessLimit != nil && mention.MatchString(metric.ConsecutiveSuccessLimit.StrVal):
			return successes
		case metric.FailureLimit != nil && mention.MatchString(metric.FailureLimit.StrVal),
			metric.InconclusiveLimit != nil && mention.MatchString(metric.InconclusiveLimit.StrVal),
			metric.ConsecutiveErrorLimit != nil && mention.MatchString(metric.ConsecutiveErrorLimit.StrVal):
			return "0"
		case mention.MatchString(string(metric.Interval)), mention.MatchString(string(metric.InitialDelay)):
			return "1m"
		case mention.MatchString(metric.SuccessCondition), mention.MatchString(metric.FailureCondition):
			return "1"
		}
	}
	return "placeholder"
}
