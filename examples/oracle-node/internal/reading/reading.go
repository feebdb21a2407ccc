// Package reading holds one observed value and the rules it must meet to be believed.
package reading

import (
	"fmt"
	"math"
	"time"
)

// Reading is a value a source reported, and when it was true.
type Reading struct {
	Value      float64
	ObservedAt time.Time
}

// Rules are the bounds of one feed. Use infinities for "no bound".
type Rules struct {
	Min, Max            float64
	MaxAge              time.Duration
	MaxDeviationPercent float64
}

// clockSkew is how far ahead of ours a source's clock may run.
const clockSkew = 5 * time.Second

// Check returns nil for a reading to be believed, else the first rule it breaks. previous is the
// last accepted reading of the same source, if any. A previous reading past MaxAge no longer
// counts: a lasting jump then delays a source by MaxAge instead of shutting it out for good.
func (r Rules) Check(next Reading, previous *Reading, now time.Time) *Rejection {
	if math.IsNaN(next.Value) || math.IsInf(next.Value, 0) {
		return Reject(NotFinite, "value is %v", next.Value)
	}
	if next.Value < r.Min || next.Value > r.Max {
		return Reject(OutOfRange, "value %v is outside %v to %v", next.Value, r.Min, r.Max)
	}
	age := now.Sub(next.ObservedAt)
	if age > r.MaxAge {
		return Reject(Stale, "observed %s ago, at most %s is allowed", age, r.MaxAge)
	}
	if age < -clockSkew {
		return Reject(Future, "observed %s from now", -age)
	}
	if previous == nil || !r.Fresh(*previous, now) {
		return nil
	}
	// Multiplied out, so that a previous value of zero needs no division.
	if math.Abs(next.Value-previous.Value) > r.MaxDeviationPercent/100*math.Abs(previous.Value) {
		return Reject(Deviation, "value %v is more than %v%% away from %v", next.Value, r.MaxDeviationPercent, previous.Value)
	}
	return nil
}

// Fresh is whether an accepted reading may still be used.
func (r Rules) Fresh(accepted Reading, now time.Time) bool {
	return now.Sub(accepted.ObservedAt) <= r.MaxAge
}

// Reason names why a reading was not accepted. The set is closed: it is a label of a metric.
type Reason string

// The reasons, in the order in which they are found.
const (
	Unreachable Reason = "unreachable"
	TooLarge    Reason = "too-large"
	Malformed   Reason = "malformed"
	Schema      Reason = "schema"
	NotFinite   Reason = "not-finite"
	OutOfRange  Reason = "out-of-range"
	Stale       Reason = "stale"
	Future      Reason = "future"
	Deviation   Reason = "deviation"
)

// Rejection is a reading that was not accepted.
type Rejection struct {
	Reason Reason
	Detail string
}

// Reject makes a rejection. Its detail may quote a source, so it is capped.
func Reject(reason Reason, format string, args ...any) *Rejection {
	const longest = 300
	detail := fmt.Sprintf(format, args...)
	if len(detail) > longest {
		detail = detail[:longest] + "…"
	}
	return &Rejection{Reason: reason, Detail: detail}
}

func (r *Rejection) Error() string { return string(r.Reason) + ": " + r.Detail }
