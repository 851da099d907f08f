package story

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// AnswersAddress is where metric queries of stories are answered, each story under its own path.
const AnswersAddress = "127.0.0.1:19090"

// Answers gives metric queries the answers that stories have written down, in Prometheus' own form and as plain JSON.
//
//	/STORY/api/v1/query   as Prometheus; the word is looked for in the query
//	/STORY/web/WORD       {"value": 0.99}
//
// An answer is a number, NaN, `empty` (no time series), or `error` (500).
type Answers struct {
	mu      sync.Mutex
	stories map[string]map[string]string
}

// NewAnswers makes a server that has no answers yet.
func NewAnswers() *Answers { return &Answers{stories: map[string]map[string]string{}} }

// Set changes what a story's queries get.
func (a *Answers) Set(story string, answers map[string]string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.stories[story] == nil {
		a.stories[story] = map[string]string{}
	}
	for word, answer := range answers {
		a.stories[story][word] = answer
	}
}

// exact tells the answer to a word, empty if there is none.
func (a *Answers) exact(story, word string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.stories[story][word]
}

// find tells the answer to a query; the longest word that it contains decides.
func (a *Answers) find(story, query string) (string, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	best, answer, found := "", "", false
	for word, candidate := range a.stories[story] {
		if word == "default" && !found || strings.Contains(query, word) && len(word) > len(best) {
			answer, found = candidate, true
			if word != "default" {
				best = word
			}
		}
	}
	return answer, found
}

func (a *Answers) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	story, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	word, isWeb := strings.CutPrefix(path, "web/")
	query := word
	if !isWeb {
		query = r.FormValue("query")
	}
	answer, found := a.find(story, query)
	if !found || answer == "error" {
		http.Error(w, "no answer", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if isWeb {
		number, err := strconv.ParseFloat(answer, 64)
		if err != nil || number != number {
			_ = json.NewEncoder(w).Encode(map[string]any{})
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"value": number})
		return
	}
	result := []any{}
	if answer != "empty" {
		result = append(result, map[string]any{"metric": map[string]string{}, "value": []any{float64(time.Now().UnixMilli()) / 1000, answer}})
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"status": "success", "data": map[string]any{"resultType": "vector", "result": result}})
}
