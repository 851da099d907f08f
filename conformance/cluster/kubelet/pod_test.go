package kubelet

import (
	"context"
	"net"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/fake"
)

// life is a pod that runs, as its manifest and the API server's view of it.
type life struct {
	t      *testing.T
	client kubernetes.Interface
	pod    *pod
	gone   chan struct{}
}

// freePort is a port that nobody uses.
func freePort(t *testing.T) int32 {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return int32(listener.Addr().(*net.TCPAddr).Port)
}

// live starts a pod. Its defaults are those that the API server would have filled in.
func live(t *testing.T, spec corev1.PodSpec) *life {
	t.Helper()
	if spec.RestartPolicy == "" {
		spec.RestartPolicy = corev1.RestartPolicyAlways
	}
	if spec.TerminationGracePeriodSeconds == nil {
		grace := int64(30)
		spec.TerminationGracePeriodSeconds = &grace
	}
	object := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "pod", Namespace: "default", UID: "1"}, Spec: spec}
	client := fake.NewClientset(object)
	l := &life{t: t, client: client, pod: newPod(client, object, "127.0.0.1"), gone: make(chan struct{})}
	go func() {
		l.pod.run()
		close(l.gone)
	}()
	t.Cleanup(func() {
		l.pod.delete(0)
		<-l.gone
	})
	return l
}

// status is what the API server knows.
func (l *life) status() corev1.PodStatus {
	object, err := l.client.CoreV1().Pods("default").Get(context.Background(), "pod", metav1.GetOptions{})
	if err != nil {
		return corev1.PodStatus{}
	}
	return object.Status
}

func (l *life) ready() bool {
	for _, condition := range l.status().Conditions {
		if condition.Type == corev1.PodReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return false
}

// within waits until something holds and tells how long it took.
func (l *life) within(limit time.Duration, what string, holds func() bool) time.Duration {
	l.t.Helper()
	begin := time.Now()
	for time.Since(begin) < limit {
		if holds() {
			return time.Since(begin)
		}
		time.Sleep(10 * time.Millisecond)
	}
	l.t.Fatalf("not within %s: %s; status %+v", limit, what, l.status())
	return 0
}

func isGone(l *life) func() bool {
	return func() bool {
		select {
		case <-l.gone:
			return true
		default:
			return false
		}
	}
}

func accepts(port int32) bool {
	connection, err := net.DialTimeout("tcp", endpoint("127.0.0.1", port), 100*time.Millisecond)
	if err != nil {
		return false
	}
	return connection.Close() == nil
}

func probeAt(path string, port int32) *corev1.Probe {
	return &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Path: path, Port: intstr.FromInt32(port)}},
		PeriodSeconds: 1, TimeoutSeconds: 1, SuccessThreshold: 1, FailureThreshold: 1}
}

func server(port int32, image string) corev1.Container {
	return corev1.Container{Name: "app", Image: image, Ports: []corev1.ContainerPort{{Name: "http", ContainerPort: port}}}
}

func TestAContainerWithoutReadinessProbeIsReadyBeforeItListens(t *testing.T) {
	port := freePort(t)
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{server(port, "app:v1-start2s")}})
	l.within(time.Second, "ready", l.ready)
	if accepts(port) {
		t.Error("listens before its start-up time is over")
	}
}

func TestReadinessWaitsForTheProbe(t *testing.T) {
	for name, probe := range map[string]func(port int32) *corev1.Probe{
		"http": func(port int32) *corev1.Probe { return probeAt("/ready", port) },
		"tcp": func(port int32) *corev1.Probe {
			p := probeAt("", port)
			p.ProbeHandler = corev1.ProbeHandler{TCPSocket: &corev1.TCPSocketAction{Port: intstr.FromString("http")}}
			return p
		},
		"grpc": func(port int32) *corev1.Probe {
			p := probeAt("", port)
			p.ProbeHandler = corev1.ProbeHandler{GRPC: &corev1.GRPCAction{Port: port}}
			return p
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			port := freePort(t)
			container := server(port, "app:v1-start500ms")
			container.ReadinessProbe = probe(port)
			l := live(t, corev1.PodSpec{Containers: []corev1.Container{container}})
			if took := l.within(3*time.Second, "ready", l.ready); took < 500*time.Millisecond {
				t.Errorf("ready after %s", took)
			}
		})
	}
}

func TestAMistypedProbePathNeverBecomesReady(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	container := server(port, "app:v1")
	container.ReadinessProbe = probeAt("/redy", port)
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{container}})
	time.Sleep(1500 * time.Millisecond)
	if l.ready() {
		t.Error("ready")
	}
}

func TestADeletedPodServesThroughPreStopAndGoesAfterIt(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	container := server(port, "app:v1")
	container.Lifecycle = &corev1.Lifecycle{PreStop: &corev1.LifecycleHandler{Sleep: &corev1.SleepAction{Seconds: 1}}}
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{container}})
	l.within(time.Second, "listens", func() bool { return accepts(port) })
	l.pod.delete(30 * time.Second)
	time.Sleep(700 * time.Millisecond)
	if !accepts(port) {
		t.Error("refuses connections during preStop")
	}
	l.within(time.Second, "gone", isGone(l))
	if accepts(port) {
		t.Error("accepts connections after its exit")
	}
}

func TestTheGracePeriodCutsPreStopShortAndKillsWhatIgnoresSigterm(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	container := server(port, "app:v1-ignore")
	container.Lifecycle = &corev1.Lifecycle{PreStop: &corev1.LifecycleHandler{Exec: &corev1.ExecAction{Command: []string{"sh", "-c", "sleep 15"}}}}
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{container}})
	l.within(time.Second, "listens", func() bool { return accepts(port) })
	l.pod.delete(time.Second)
	// one second of the hook, then the two that are left to every container
	if took := l.within(4*time.Second, "gone", isGone(l)); took < 2900*time.Millisecond {
		t.Errorf("gone after %s", took)
	}
}

func TestAForcedDeletionEndsATerminationThatIsUnderWay(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{server(port, "app:v1-ignore")}})
	l.within(time.Second, "listens", func() bool { return accepts(port) })
	l.pod.delete(30 * time.Second)
	time.Sleep(100 * time.Millisecond)
	l.pod.delete(0)
	l.within(time.Second, "gone", isGone(l))
}

func TestAFailedLivenessProbeRestartsTheContainer(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	container := server(port, "app:v1-hang1s")
	container.LivenessProbe = probeAt("/live", port)
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{container}})
	l.within(6*time.Second, "restarted", func() bool {
		statuses := l.status().ContainerStatuses
		return len(statuses) == 1 && statuses[0].RestartCount == 1 && statuses[0].LastTerminationState.Terminated != nil
	})
}

func TestAStartupProbeThatFailsTooOftenRestartsTheContainerAndHoldsReadinessBack(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	container := server(port, "app:v1-never")
	container.StartupProbe = probeAt("/started", port)
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{container}})
	l.within(4*time.Second, "restarted", func() bool {
		statuses := l.status().ContainerStatuses
		return len(statuses) == 1 && statuses[0].RestartCount >= 1
	})
	if l.ready() {
		t.Error("ready though not started")
	}
}

func TestAnImageThatMeansNothingIsNotRun(t *testing.T) {
	l := live(t, corev1.PodSpec{Containers: []corev1.Container{server(freePort(t), "app:v1-nonsense")}})
	l.within(time.Second, "waits", func() bool {
		statuses := l.status().ContainerStatuses
		return len(statuses) == 1 && statuses[0].State.Waiting != nil && statuses[0].State.Waiting.Reason == "ErrImagePull" && strings.Contains(statuses[0].State.Waiting.Message, "nonsense")
	})
}

func TestAJobsPodSucceedsOrFailsByItsTag(t *testing.T) {
	for image, phase := range map[string]corev1.PodPhase{"smoke:v1-run100ms": corev1.PodSucceeded, "smoke:v1-fail": corev1.PodFailed} {
		l := live(t, corev1.PodSpec{RestartPolicy: corev1.RestartPolicyNever, Containers: []corev1.Container{{Name: "smoke", Image: image}}})
		l.within(2*time.Second, string(phase), func() bool { return l.status().Phase == phase })
	}
}

func TestInitContainersComeFirstAndSidecarsGoLast(t *testing.T) {
	t.Parallel()
	sidecarPort, mainPort := freePort(t), freePort(t)
	always := corev1.ContainerRestartPolicyAlways
	sidecar := server(sidecarPort, "proxy:v1")
	sidecar.RestartPolicy = &always
	main := server(mainPort, "app:v1")
	main.Lifecycle = &corev1.Lifecycle{PreStop: &corev1.LifecycleHandler{Sleep: &corev1.SleepAction{Seconds: 1}}}
	l := live(t, corev1.PodSpec{InitContainers: []corev1.Container{{Name: "migrate", Image: "migrate:v1-run500ms"}, sidecar}, Containers: []corev1.Container{main}})
	if took := l.within(3*time.Second, "ready", l.ready); took < 500*time.Millisecond {
		t.Errorf("ready after %s: the init container takes half a second", took)
	}
	l.pod.delete(30 * time.Second)
	time.Sleep(700 * time.Millisecond)
	if !accepts(sidecarPort) {
		t.Error("the sidecar ended before the main container")
	}
	l.within(2*time.Second, "gone", isGone(l))
}

func TestPausesBetweenRestartsGrowToFiveMinutes(t *testing.T) {
	for attempt, want := range map[int]time.Duration{1: 0, 2: 10 * time.Second, 3: 20 * time.Second, 6: 160 * time.Second, 7: 5 * time.Minute, 40: 5 * time.Minute} {
		if got := backOff(attempt); got != want {
			t.Errorf("attempt %d: %s, want %s", attempt, got, want)
		}
	}
}

func TestThresholdsCountResultsInARow(t *testing.T) {
	v := verdict{successes: 2, failures: 3}
	for i, step := range []struct{ ok, decided bool }{{true, false}, {true, true}, {false, false}, {false, false}, {true, false}, {false, false}, {false, false}, {false, true}} {
		if got := v.add(step.ok); got != step.decided {
			t.Errorf("result %d: decided %v, want %v", i, got, step.decided)
		}
	}
}
