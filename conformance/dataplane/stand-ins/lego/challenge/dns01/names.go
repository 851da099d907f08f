// Package dns01 has what Traefik's handling of certificates takes from lego's package of this name. No request here uses TLS.
package dns01

import "strings"

// UnFqdn cuts the final dot off a domain name.
func UnFqdn(name string) string { return strings.TrimSuffix(name, ".") }
