package supervise

import (
	"path/filepath"
	"strconv"
)

// Layout is where a run finds its programs and keeps its files.
type Layout struct {
	Programs  string   // folder of the built programs
	State     string   // folder of this run, removed at the end
	Logs      string   // folder of this run's logs, kept
	Resources []string // files and folders of manifests that the cluster has from the start
}

func (l Layout) program(name string) string { return filepath.Join(l.Programs, name) }
func (l Layout) file(name string) string    { return filepath.Join(l.State, name) }

// Kubeconfig is the file that clients of the cluster use.
func (l Layout) Kubeconfig() string { return l.file("kubeconfig") }

func (l Layout) etcd() []string {
	return []string{
		l.program("controlplane"), "etcd",
		"--data-dir", l.file("etcd"),
		"--listen-client-urls", "http://127.0.0.1:2379", "--advertise-client-urls", "http://127.0.0.1:2379",
		"--listen-peer-urls", "http://127.0.0.1:2380",
		"--unsafe-no-fsync", // nothing here has to survive a power cut
		"--log-level", "warn",
	}
}

func (l Layout) apiServer() []string {
	return []string{
		l.program("controlplane"), "kube-apiserver",
		"--etcd-servers", "http://127.0.0.1:2379",
		"--bind-address", "127.0.0.1", "--secure-port", "6443",
		"--advertise-address", "10.244.255.2", // not loopback: it becomes the endpoint of the Service `kubernetes`
		"--endpoint-reconciler-type", "none",
		"--cert-dir", l.file("certificates"),
		"--token-auth-file", l.file("tokens.csv"),
		"--authorization-mode", "RBAC",
		"--allow-privileged",
		"--service-cluster-ip-range", "10.96.0.0/16",
		"--service-account-issuer", "https://kubernetes.default.svc",
		"--service-account-key-file", l.file("service-account.key"),
		"--service-account-signing-key-file", l.file("service-account.key"),
		// Taints new nodes as not ready; only the node lifecycle controller, which does not run here, would take that back.
		"--disable-admission-plugins", "TaintNodesByCondition",
		"--enable-priority-and-fairness=false",
	}
}

func (l Layout) controllerManager() []string {
	return []string{
		l.program("controlplane"), "kube-controller-manager",
		"--kubeconfig", l.Kubeconfig(),
		"--leader-elect=false",
		"--bind-address", "127.0.0.1", "--secure-port", "10257", "--cert-dir", l.file("certificates"),
		"--service-account-private-key-file", l.file("service-account.key"),
		// The stand-in for kubelet sends no heartbeats, so nobody may judge nodes by them.
		"--controllers", "*,-node-lifecycle-controller,-node-ipam-controller,-cloud-node-lifecycle-controller,-taint-eviction-controller",
		"--horizontal-pod-autoscaler-sync-period", "2s",
	}
}

func (l Layout) scheduler() []string {
	return []string{
		l.program("controlplane"), "kube-scheduler",
		"--kubeconfig", l.Kubeconfig(),
		"--leader-elect=false",
		"--bind-address", "127.0.0.1", "--secure-port", "10259", "--cert-dir", l.file("certificates"),
		"--authentication-skip-lookup", // without a client CA in the cluster the lookup waits for ever
	}
}

func (l Layout) kubelet(nodes int) []string {
	return []string{l.program("kubelet"), "-kubeconfig", l.Kubeconfig(), "-nodes", strconv.Itoa(nodes)}
}

func (l Layout) rolloutsController() []string {
	return []string{
		l.program("rollouts-controller"),
		"--kubeconfig", l.file("kubeconfig-controller"),
		"--namespace", "argo-rollouts",
		"--leader-elect=false",
		"--healthzPort", "18080", "--metricsPort", "18090", // by default on all addresses at 8080 and 8090, where pods listen
		"--loglevel", "info",
	}
}
