package supervise

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
)

const (
	// apiAddress is where the API server listens. Fixed, because every run has a network of its own.
	apiAddress = "https://127.0.0.1:6443"
	// token opens the API server to whoever is inside that network.
	token = "conformance-admin"
	// controllerIdentity is what the Rollouts controller may do: its own ClusterRole and no more, so that a permission which its install lacks is missed here too.
	controllerIdentity = "system:serviceaccount:argo-rollouts:argo-rollouts"
)

// writeCredentials writes what the programs identify themselves with.
func writeCredentials(state string) error {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	for name, content := range map[string]string{
		"service-account.key":   string(block),
		"tokens.csv":            token + ",admin,admin,system:masters\n",
		"kubeconfig":            kubeconfig(state, ""),
		"kubeconfig-controller": kubeconfig(state, controllerIdentity),
	} {
		if err := os.WriteFile(filepath.Join(state, name), []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// kubeconfig is a client's way to the API server, acting as someone else if a name is given.
func kubeconfig(state, actAs string) string {
	user := "{token: " + token + "}"
	if actAs != "" {
		user = fmt.Sprintf("{token: %s, as: %q}", token, actAs)
	}
	return fmt.Sprintf(`apiVersion: v1
kind: Config
clusters: [{name: conformance, cluster: {server: %q, certificate-authority: %q}}]
users: [{name: user, user: %s}]
contexts: [{name: conformance, context: {cluster: conformance, user: user, namespace: default}}]
current-context: conformance
`, apiAddress, filepath.Join(state, "certificates", "apiserver.crt"), user)
}
