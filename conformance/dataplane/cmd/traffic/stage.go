package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/traffic"
)

// Addresses inside the network of the cluster, which has nothing else on them.
const (
	answersAddress    = "127.0.0.1:19090" // where the runner of the stories answers
	prometheusAddress = "127.0.0.1:9090"
	podsAddress       = "127.0.0.1:9091"
	firstViewPort     = 18100
)

// openLimit bounds how long the programs may take to listen.
const openLimit = time.Minute

// stage is everything around the releases: data plane, Prometheus and pods.
type stage struct {
	settings  settings
	views     map[traffic.View]int // ports
	pods      *traffic.Pods
	discovery *http.Server
	programs  []*program
}

func open(ctx context.Context, s settings, table *traffic.Table, scenarios []traffic.Scenario) (*stage, error) {
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		return nil, err
	}
	config.QPS, config.Burst = 100, 200
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	st := &stage{settings: s, views: map[traffic.View]int{}, pods: traffic.NewPods(ctx, client)}
	st.discovery = &http.Server{Addr: podsAddress, Handler: st.pods}
	go func() { _ = st.discovery.ListenAndServe() }()
	if err := st.start(ctx, table, scenarios); err != nil {
		st.close()
		return nil, err
	}
	return st, nil
}

func (st *stage) start(ctx context.Context, table *traffic.Table, scenarios []traffic.Scenario) error {
	var flags, addresses []string
	for _, scenario := range scenarios {
		for _, lane := range table.Lanes(scenario, st.settings.size()) {
			if _, known := st.views[lane.View]; known {
				continue
			}
			port := firstViewPort + len(st.views)
			st.views[lane.View] = port
			flags = append(flags, "-view", lane.View.Flag(":"+strconv.Itoa(port)))
			addresses = append(addresses, "127.0.0.1:"+strconv.Itoa(port))
		}
	}
	if err := st.run("dataplane", append([]string{st.settings.program("dataplane")}, flags...)...); err != nil {
		return err
	}
	data := filepath.Join(st.settings.folder(), "prometheus")
	if err := os.RemoveAll(data); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(st.settings.folder(), "prometheus.yaml"), []byte(scrapes), 0o644); err != nil {
		return err
	}
	if err := st.run("prometheus", st.settings.program("prometheus"), "--config.file", filepath.Join(st.settings.folder(), "prometheus.yaml"),
		"--storage.tsdb.path", data, "--web.listen-address", prometheusAddress); err != nil {
		return err
	}
	for _, address := range append(addresses, prometheusAddress, podsAddress) {
		if err := awaitListening(ctx, address); err != nil {
			return err
		}
	}
	return nil
}

// scrapes has Prometheus ask every pod each second.
const scrapes = `global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1m}
scrape_configs:
- job_name: pods
  http_sd_configs: [{url: "http://` + podsAddress + `/", refresh_interval: 1s}]
`

// play has the stories played, each under its load.
func (st *stage) play(ctx context.Context, table *traffic.Table, scenarios []traffic.Scenario) ([]traffic.Played, error) {
	files := []string{st.settings.program("stories"), "-work", st.settings.folder(), "-parallel", strconv.Itoa(st.settings.parallel)}
	for _, scenario := range scenarios {
		files = append(files, filepath.Join(st.settings.folder(), scenario.Name+".yaml"))
	}
	stories, err := start(st.settings, "stories", files...)
	if err != nil {
		return nil, err
	}
	defer stories.end()
	playing, over := context.WithCancel(ctx)
	defer over()
	go func() {
		<-stories.ended
		over()
	}()
	player := &traffic.Player{Signals: traffic.NewSignals(answersAddress), Pods: st.pods, Address: st.address}
	played := make([]traffic.Played, len(scenarios))
	var all sync.WaitGroup
	for i, scenario := range scenarios {
		all.Go(func() { played[i] = player.Play(playing, i, scenario, table.Lanes(scenario, st.settings.size())) })
	}
	all.Wait()
	<-stories.ended
	return played, ctx.Err()
}

// address gives each scenario a destination of its own: connections that are closed occupy their port for a minute, and there are only so many to one address.
func (st *stage) address(number int, view traffic.View) string {
	return fmt.Sprintf("127.0.%d.1:%d", number+1, st.views[view])
}

func (st *stage) run(name string, command ...string) error {
	p, err := start(st.settings, name, command...)
	if err != nil {
		return err
	}
	st.programs = append(st.programs, p)
	return nil
}

func (st *stage) close() {
	for _, p := range st.programs {
		p.end()
	}
	_ = st.discovery.Close()
	_ = os.RemoveAll(filepath.Join(st.settings.folder(), "prometheus"))
}

func awaitListening(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, openLimit)
	defer cancel()
	for {
		connection, err := new(net.Dialer).DialContext(ctx, "tcp", address)
		if err == nil {
			return connection.Close()
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("nobody listens at %s: %w", address, err)
		case <-time.After(100 * time.Millisecond):
		}
	}
}
