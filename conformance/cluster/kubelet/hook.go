package kubelet

import (
	"log"
	"regexp"
	"strconv"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// sleepCommand finds `sleep 15` in a command, also inside a shell's.
var sleepCommand = regexp.MustCompile(`\bsleep (\d+)`)

// preStop tells how long a container's preStop hook takes. Only sleeping is known; other hooks take no time here and say so in the log.
func preStop(spec *corev1.Container) time.Duration {
	if spec.Lifecycle == nil || spec.Lifecycle.PreStop == nil {
		return 0
	}
	hook := spec.Lifecycle.PreStop
	if hook.Sleep != nil {
		return time.Duration(hook.Sleep.Seconds) * time.Second
	}
	if hook.Exec != nil {
		if found := sleepCommand.FindStringSubmatch(strings.Join(hook.Exec.Command, " ")); found != nil {
			seconds, _ := strconv.Atoi(found[1])
			return time.Duration(seconds) * time.Second
		}
	}
	log.Printf("container %s: preStop hook of an unknown kind takes no time", spec.Name)
	return 0
}
