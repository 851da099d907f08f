//go:build tools

// Package tools names the commands that are built from their own modules, so that go.mod keeps what they need.
package tools

import (
	_ "github.com/argoproj/argo-rollouts/cmd/kubectl-argo-rollouts"
	_ "github.com/argoproj/argo-rollouts/cmd/rollouts-controller"
	_ "k8s.io/kubernetes/cmd/kubectl"
)
