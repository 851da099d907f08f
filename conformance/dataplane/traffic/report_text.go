package traffic

const preamble = `# Requests lost during releases

Measured on %s, size %s, on %s. This page is written by the run itself (conformance/run --full traffic); conformance/traffic/scenarios.yaml is the table of its scenarios.

The data plane that was measured is Traefik's provider for ingress-nginx: it reads the Ingresses and the canary annotations that Argo Rollouts writes, and Traefik's rule muxer and weighted
round robin send each request. Not measured: ingress-nginx itself, the Gateway API plugin of Argo Rollouts with any Gateway (the plugin is not to be had as a module), Istio, kube-proxy, cloud load balancers.

%s

Every pod is a real HTTP server behind a stand-in for kubelet: %d pods, %s until a version listens, %s per request, and a program that exits at once on SIGTERM. The load is open: each request is sent
when it is due, whatever the others do, and times count from then. A claim is made of short connections without retries. "The router acts after" is the time for which everything that the API server says, weights
and endpoints alike, is held back from the router. Delays and timings were fixed before anything was measured, from sources that the table of scenarios names; preStop is 10 s and the scale-down delay 8 s where nothing else is said, shorter than the constructs' own 15 s and 30 s, which only
makes losses likelier. A control may be %.0f %% away from what is predicted.
`

const limits = `
## What this is not

- One router holds everything back for the same time. In a cluster there are several, and each node has its own view.
- A pod that has exited refuses connections here. Where its address vanishes, clients wait for their connect timeout instead.
- Long-lived connections (WebSocket, gRPC streams) are no claim. No preStop saves those: each breaks once when its pod goes, in every strategy, and the client has to connect anew.
- Weighted round robin keeps to the weight exactly; ingress-nginx draws at random around it.
- preStop has to exceed the router's delay by more than everything else is late. A first run had preStop 6 s: behind routers that act after 5 s it lost 47 of 167,049 requests in evictions and
  scale-downs, on a machine that was busy with other work. Hence 10 s here, the constructs' margin of 5 s.
- A lossless run is no proof of good settings. What speaks for the zeros is that the controls in the same run lose what they should.
`
