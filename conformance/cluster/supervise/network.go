package supervise

import (
	"fmt"
	"os/exec"
)

// podRange holds every address that a pod can get. All of it is made local, so that each pod is a real server on an address of its own; loopback addresses would not do,
// because the API server refuses them as endpoints.
const podRange = "10.244.0.0/16"

// openNetwork prepares the network namespace that the supervisor runs in. It refuses the machine's own: pods, their ports and the load on them stay among themselves.
func openNetwork() error {
	own, err := ownNetwork()
	if err != nil {
		return err
	}
	if !own {
		return fmt.Errorf("the control plane runs only in a network namespace of its own: start it through `cluster up` or `cluster with`")
	}
	for _, arguments := range [][]string{
		{"link", "set", "lo", "up"},
		{"route", "replace", "local", podRange, "dev", "lo"},
	} {
		if output, err := exec.Command("ip", arguments...).CombinedOutput(); err != nil {
			return fmt.Errorf("ip %v: %w: %s", arguments, err, output)
		}
	}
	return nil
}
