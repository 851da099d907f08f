// Package ext is the place for extensions of Traefik's dynamic configuration. Traefik's own go.mod replaces it by a folder that its module does not carry; there are none here.
package ext

// HTTP would extend the HTTP configuration.
type HTTP struct{}

// Router would extend a router.
type Router struct{}
