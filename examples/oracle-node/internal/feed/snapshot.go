package feed

import (
	"fmt"
	"math"
	"time"

	"github.com/oracle-release/oracle-node/internal/aggregate"
)

// Snapshot is the value of a feed at one moment, and what it was made from.
type Snapshot struct {
	Value      float64
	ObservedAt time.Time // of the newest reading that took part
	Parts      []Part
	History    History
}

// Part is one fresh source.
type Part struct {
	Name   string
	Value  float64
	Weight int
	Age    time.Duration
}

// History sums up the accepted readings that are kept, of all sources.
type History struct {
	Count     int
	Low, High float64
}

// NotFresh is the error of a feed with too few fresh sources.
type NotFresh struct {
	Have, Need int
	MaxAge     time.Duration
}

func (e *NotFresh) Error() string {
	return fmt.Sprintf("%d of at least %d sources have a value not older than %s", e.Have, e.Need, e.MaxAge)
}

// At is the weighted median of the sources that are fresh at now. Its error is *NotFresh.
func (f *Feed) At(now time.Time) (Snapshot, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	snapshot := Snapshot{History: f.summary()}
	var samples []aggregate.Sample
	for i, accepted := range f.accepted {
		if accepted == nil || !f.spec.Rules.Fresh(*accepted, now) {
			continue
		}
		member := f.spec.Members[i]
		samples = append(samples, aggregate.Sample{Value: accepted.Value, Weight: member.Weight})
		snapshot.Parts = append(snapshot.Parts, Part{
			Name:   member.Name,
			Value:  accepted.Value,
			Weight: member.Weight,
			Age:    max(0, now.Sub(accepted.ObservedAt)),
		})
		if accepted.ObservedAt.After(snapshot.ObservedAt) {
			snapshot.ObservedAt = accepted.ObservedAt
		}
	}
	median, ok := aggregate.WeightedMedian(samples)
	if !ok || len(samples) < f.spec.MinSources {
		return Snapshot{}, &NotFresh{Have: len(samples), Need: f.spec.MinSources, MaxAge: f.spec.Rules.MaxAge}
	}
	snapshot.Value = round(median, f.spec.Decimals)
	return snapshot, nil
}

// Age is the time since the newest accepted reading, fresh or not; false before the first.
func (f *Feed) Age(now time.Time) (time.Duration, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var newest time.Time
	for _, accepted := range f.accepted {
		if accepted != nil && accepted.ObservedAt.After(newest) {
			newest = accepted.ObservedAt
		}
	}
	return max(0, now.Sub(newest)), !newest.IsZero()
}

func (f *Feed) summary() History {
	history := History{Count: f.history.Len(), Low: math.Inf(1), High: math.Inf(-1)}
	for kept := range f.history.All() {
		history.Low = min(history.Low, kept.Value)
		history.High = max(history.High, kept.Value)
	}
	return history
}

// round leaves values alone that are too large to have the digits in question.
func round(value float64, decimals *int) float64 {
	if decimals == nil {
		return value
	}
	scale := math.Pow10(*decimals)
	scaled := value * scale
	if math.Abs(scaled) >= 1<<53 {
		return value
	}
	return math.Round(scaled) / scale
}
