package story

// Observation is the state of a release at one moment, in the words of its versions.
type Observation struct {
	// At is the time in seconds since the story began.
	At float64 `json:"at"`
	// Phase and Message are those that the controller writes.
	Phase   string `json:"phase"`
	Message string `json:"message,omitempty"`
	// Step is the number of canary steps done, absent without steps.
	Step *int64 `json:"step,omitempty"`
	// Aborted and Promoted tell whether the update was aborted, or is promoted in full by request.
	Aborted  bool `json:"aborted,omitempty"`
	Promoted bool `json:"promoted,omitempty"`
	// Stable and Current are the versions that the controller holds for such.
	Stable  string `json:"stable,omitempty"`
	Current string `json:"current,omitempty"`
	// Weight is the per cent of requests that the controller counts for the canary; RoutedWeight is what the router was told.
	Weight       *int64 `json:"weight,omitempty"`
	RoutedWeight string `json:"routedWeight,omitempty"`
	// Replicas are the pods of each version.
	Replicas map[string]Replicas `json:"replicas,omitempty"`
	// Services tells which version each Service selects, `*` for all of them.
	Services map[string]string `json:"services,omitempty"`
	// Endpoints counts the ready endpoints of each Service: what a router sends requests to.
	Endpoints map[string]int64 `json:"endpoints,omitempty"`
	// Budgets tells how many pods each PodDisruptionBudget allows to be evicted now.
	Budgets map[string]int64 `json:"budgets,omitempty"`
	// Analysis and Experiments are the phases of the runs, by name with the generated parts cut off.
	Analysis    map[string]string `json:"analysis,omitempty"`
	Experiments map[string]string `json:"experiments,omitempty"`
	// observed tells whether the controller has seen the newest manifest. Before that its words are about the one before.
	observed bool
}

// Replicas are the pods of one version.
type Replicas struct {
	Desired   int64 `json:"desired"`
	Current   int64 `json:"current"`
	Ready     int64 `json:"ready"`
	Available int64 `json:"available"`
}

// ready counts the ready pods of all versions.
func (o Observation) ready() int64 {
	sum := int64(0)
	for _, r := range o.Replicas {
		sum += r.Ready
	}
	return sum
}

// Action is something that the story did.
type Action struct {
	At float64 `json:"at"`
	Do string  `json:"do"`
}

// Event is what a controller said.
type Event struct {
	At      float64 `json:"at"`
	Kind    string  `json:"kind"`
	Name    string  `json:"name"`
	Reason  string  `json:"reason"`
	Message string  `json:"message"`
}
