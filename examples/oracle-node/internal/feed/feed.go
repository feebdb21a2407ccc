// Package feed keeps one value up to date from several sources.
package feed

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/oracle-release/oracle-node/internal/reading"
	"github.com/oracle-release/oracle-node/internal/ring"
	"github.com/oracle-release/oracle-node/internal/source"
)

// Spec is what a feed is.
type Spec struct {
	Name       string
	Unit       string
	Decimals   *int // digits after the point the value is rounded to; nil leaves it as it is
	Interval   time.Duration
	History    int // how many accepted readings are kept, at least 1
	MinSources int // how many fresh sources make a value, at least 1
	Rules      reading.Rules
	Members    []Member
}

// Member is a source of a feed and how much it counts.
type Member struct {
	Name   string
	Weight int
	Source source.Source
}

// Observer hears of every reading: rejection is nil when it was accepted.
type Observer func(feed, member string, rejection *reading.Rejection)

// Feed is safe for concurrent use.
type Feed struct {
	spec    Spec
	observe Observer

	mu       sync.Mutex
	accepted []*reading.Reading // the last of each member; nil before the first
	history  *ring.Ring[reading.Reading]
}

// New makes a feed without a value.
func New(spec Spec, observe Observer) *Feed {
	return &Feed{
		spec:     spec,
		observe:  observe,
		accepted: make([]*reading.Reading, len(spec.Members)),
		history:  ring.New[reading.Reading](spec.History),
	}
}

// Spec is what the feed was made from.
func (f *Feed) Spec() Spec { return f.spec }

// Run polls at once and then on every interval, until the context ends.
func (f *Feed) Run(ctx context.Context) {
	ticker := time.NewTicker(f.spec.Interval)
	defer ticker.Stop()
	for {
		f.Poll(ctx)
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Poll asks every source once, side by side, and returns when all have answered.
func (f *Feed) Poll(ctx context.Context) {
	var asked sync.WaitGroup
	for i := range f.spec.Members {
		asked.Go(func() { f.pollMember(ctx, i) })
	}
	asked.Wait()
}

func (f *Feed) pollMember(ctx context.Context, index int) {
	member := f.spec.Members[index]
	next, err := member.Source.Read(ctx)
	if ctx.Err() != nil {
		return
	}
	f.observe(f.spec.Name, member.Name, f.take(index, next, err))
}

func (f *Feed) take(index int, next reading.Reading, err error) *reading.Rejection {
	if err != nil {
		return asRejection(err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if rejection := f.spec.Rules.Check(next, f.accepted[index], time.Now()); rejection != nil {
		return rejection
	}
	f.accepted[index] = &next
	f.history.Push(next)
	return nil
}

func asRejection(err error) *reading.Rejection {
	var rejection *reading.Rejection
	if errors.As(err, &rejection) {
		return rejection
	}
	return reading.Reject(reading.Unreachable, "%v", err)
}
