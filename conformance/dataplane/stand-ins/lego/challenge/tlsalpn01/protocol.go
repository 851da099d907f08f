// Package tlsalpn01 has what Traefik's handling of certificates takes from lego's package of this name. No request here uses TLS.
package tlsalpn01

// ACMETLS1Protocol names the ALPN protocol of RFC 8737.
const ACMETLS1Protocol = "acme-tls/1"
