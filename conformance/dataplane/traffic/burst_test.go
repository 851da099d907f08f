package traffic

import (
	"testing"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

func TestLossesThatFollowOneAnotherAreOneBurst(t *testing.T) {
	found := bursts(samples(20, func(second float64, _ int) load.Sample {
		switch {
		case second >= 3 && second < 3.1:
			return load.Sample{Failure: "refused"}
		case second >= 10 && second < 10.05:
			return load.Sample{Failure: "cut"}
		case second >= 12 && second < 13:
			return load.Sample{Version: "v2", Failure: "500"}
		}
		return load.Sample{Version: "v1"}
	}), began.Add(-seconds(10)))
	if len(found) != 2 || found[0].String() != "13.00 to 13.09 s map[refused:10]" || found[1].Lost["cut"] != 5 {
		t.Errorf("%v", found)
	}
}
