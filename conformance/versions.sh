# Versions of what the suite downloads, in one place; those of Go modules are in oracle/go.mod and cluster/go.mod.
# Sourced by scripts. A new version gets a directory of its own below .work, so changing a line here is all it takes.

# The newest Argo Rollouts that Go 1.26.1 builds is v1.10.1; the Kubernetes modules are pinned to the newest set of which no member is missing.
KUBECONFORM_VERSION=v0.8.0
KUBE_SCORE_VERSION=v1.20.0
CHECKOV_VERSION=3.3.30
# Carries the JSON schemas of Kubernetes 1.25 to 1.37.
KUBERNETES_VALIDATE_VERSION=1.37.0
# The oldest Kubernetes that the examples aim at, and the one that the oracle and the control plane are.
KUBERNETES_SCHEMAS="1.30.0 1.34.0"
# Carries the JSON schema of SARIF 2.1.0.
GO_SARIF_VERSION=v3.3.1
