package main

import (
	_ "github.com/traefik/traefik/v3/pkg/config/dynamic"
	_ "github.com/traefik/traefik/v3/pkg/middlewares/requestdecorator"
	_ "github.com/traefik/traefik/v3/pkg/muxer/http"
	_ "github.com/traefik/traefik/v3/pkg/provider/kubernetes/ingress-nginx"
	_ "github.com/traefik/traefik/v3/pkg/safe"
	_ "github.com/traefik/traefik/v3/pkg/server/service/loadbalancer/wrr"
)

func main() {}
