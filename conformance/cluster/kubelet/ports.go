package kubelet

import (
	"net"
	"strconv"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// addresses are where the container's program listens: all its TCP ports on the pod's address.
func (c *container) addresses() []string {
	var all []string
	for _, port := range c.spec.Ports {
		if port.Protocol == corev1.ProtocolTCP || port.Protocol == "" {
			all = append(all, endpoint(c.pod.address, port.ContainerPort))
		}
	}
	return all
}

// resolve tells the number of a port that a probe names or numbers; no container has port 0.
func resolve(spec *corev1.Container, port intstr.IntOrString) int32 {
	if port.Type == intstr.Int {
		return port.IntVal
	}
	for _, named := range spec.Ports {
		if named.Name == port.StrVal {
			return named.ContainerPort
		}
	}
	number, _ := strconv.Atoi(port.StrVal)
	return int32(number)
}

func endpoint(address string, port int32) string {
	return net.JoinHostPort(address, strconv.Itoa(int(port)))
}
