package server

import (
	"net/http"
	"time"
)

type health struct {
	Status  string        `json:"status"`
	Name    string        `json:"name"`
	Version string        `json:"version"`
	Commit  string        `json:"commit"`
	Feeds   int           `json:"feeds"`
	Reasons []staleReason `json:"reasons,omitempty"`
}

type staleReason struct {
	Feed   string `json:"feed"`
	Reason string `json:"reason"`
}

// health is ok only while every feed has a fresh value: a node that would answer 503 for one of
// its feeds must not be counted as good.
func (s server) health(w http.ResponseWriter, _ *http.Request) {
	reasons := s.staleFeeds(time.Now())
	healthy := len(reasons) == 0

	report := health{
		Status:  "ok",
		Name:    s.info.Name,
		Version: s.info.Version,
		Commit:  s.info.Commit,
		Feeds:   len(s.feeds),
		Reasons: reasons,
	}
	if !healthy {
		report.Status = "unhealthy"
		writeJSON(w, http.StatusServiceUnavailable, report)
		return
	}
	writeJSON(w, http.StatusOK, report)
}

func (s server) staleFeeds(now time.Time) []staleReason {
	var reasons []staleReason
	for _, f := range s.feeds {
		if _, err := f.At(now); err != nil {
			reasons = append(reasons, staleReason{Feed: f.Spec().Name, Reason: err.Error()})
		}
	}
	return reasons
}
