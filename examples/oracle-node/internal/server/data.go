package server

import (
	"net/http"
	"slices"
	"time"

	"github.com/oracle-release/oracle-node/internal/feed"
)

type datum struct {
	Feed       string      `json:"feed"`
	Value      float64     `json:"value"`
	Unit       string      `json:"unit"`
	Decimals   *int        `json:"decimals,omitempty"`
	ObservedAt time.Time   `json:"observedAt"`
	Sources    []datumPart `json:"sources"`
	History    history     `json:"history"`
}

type datumPart struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Weight int     `json:"weight"`
	Age    float64 `json:"age"` // seconds
}

type history struct {
	Count int     `json:"count"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

type listed struct {
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Fresh bool   `json:"fresh"`
	Path  string `json:"path"`
}

type failure struct {
	Error string `json:"error"`
	Feed  string `json:"feed"`
}

// data is the current value of one feed.
func (s server) data(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("feed")
	at := slices.IndexFunc(s.feeds, func(f *feed.Feed) bool { return f.Spec().Name == name })
	if at < 0 {
		writeJSON(w, http.StatusNotFound, failure{Error: "unknown feed", Feed: name})
		return
	}
	snapshot, err := s.feeds[at].At(time.Now())
	if err != nil {
		writeJSON(w, http.StatusServiceUnavailable, failure{Error: "no fresh value: " + err.Error(), Feed: name})
		return
	}
	writeJSON(w, http.StatusOK, datumOf(s.feeds[at].Spec(), snapshot))
}

// list names the feeds.
func (s server) list(w http.ResponseWriter, _ *http.Request) {
	now := time.Now()
	feeds := make([]listed, 0, len(s.feeds))
	for _, f := range s.feeds {
		spec := f.Spec()
		_, err := f.At(now)
		feeds = append(feeds, listed{Name: spec.Name, Unit: spec.Unit, Fresh: err == nil, Path: "/v1/data/" + spec.Name})
	}
	writeJSON(w, http.StatusOK, map[string][]listed{"feeds": feeds})
}

func datumOf(spec feed.Spec, snapshot feed.Snapshot) datum {
	parts := make([]datumPart, len(snapshot.Parts))
	for i, p := range snapshot.Parts {
		parts[i] = datumPart{Name: p.Name, Value: p.Value, Weight: p.Weight, Age: p.Age.Seconds()}
	}
	return datum{
		Feed:       spec.Name,
		Value:      snapshot.Value,
		Unit:       spec.Unit,
		Decimals:   spec.Decimals,
		ObservedAt: snapshot.ObservedAt.UTC(),
		Sources:    parts,
		History:    history(snapshot.History),
	}
}
