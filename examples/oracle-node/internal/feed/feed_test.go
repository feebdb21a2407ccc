package feed

import (
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/oracle-release/oracle-node/internal/reading"
	"github.com/oracle-release/oracle-node/internal/source"
)

// script is a source that gives its entries in turn and repeats the last; an error is given as it is.
type script struct {
	mu      sync.Mutex
	entries []any
	reads   int
}

func (s *script) Read(context.Context) (reading.Reading, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry := s.entries[min(s.reads, len(s.entries)-1)]
	s.reads++
	if err, failed := entry.(error); failed {
		return reading.Reading{}, err
	}
	return reading.Reading{Value: entry.(float64), ObservedAt: time.Now()}, nil
}

func (s *script) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.reads
}

type heard struct {
	mu      sync.Mutex
	results map[string]int
}

func (h *heard) observe(feed, member string, rejection *reading.Rejection) {
	h.mu.Lock()
	defer h.mu.Unlock()
	result := "accepted"
	if rejection != nil {
		result = string(rejection.Reason)
	}
	h.results[feed+"/"+member+" "+result]++
}

func build(minSources int, sources ...source.Source) (*Feed, *heard) {
	spec := Spec{
		Name: "eth", Unit: "USD", Interval: time.Second, History: 4, MinSources: minSources,
		Rules: reading.Rules{Min: 0, Max: 1000, MaxAge: 10 * time.Second, MaxDeviationPercent: 10},
	}
	for i, s := range sources {
		spec.Members = append(spec.Members, Member{Name: string(rune('a' + i)), Weight: i + 1, Source: s})
	}
	log := &heard{results: map[string]int{}}
	return New(spec, log.observe), log
}

func values(entries ...any) *script { return &script{entries: entries} }

func TestFeedAggregatesFreshSources(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		feed, log := build(2, values(100.0), values(102.0), values(errors.New("down")))
		if _, err := feed.At(time.Now()); err == nil {
			t.Fatal("has a value before the first poll")
		}
		if _, ok := feed.Age(time.Now()); ok {
			t.Fatal("has an age before the first poll")
		}
		feed.Poll(t.Context())
		time.Sleep(3 * time.Second)

		got, err := feed.At(time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if got.Value != 102 || len(got.Parts) != 2 {
			t.Errorf("got %v of %v, want 102 of a and b", got.Value, got.Parts)
		}
		if want := (Part{Name: "b", Value: 102, Weight: 2, Age: 3 * time.Second}); got.Parts[1] != want {
			t.Errorf("got %v, want %v", got.Parts[1], want)
		}
		if want := (History{Count: 2, Low: 100, High: 102}); got.History != want {
			t.Errorf("got %v, want %v", got.History, want)
		}
		if age, ok := feed.Age(time.Now()); !ok || age != 3*time.Second {
			t.Errorf("age is %v, %v", age, ok)
		}
		if log.results["eth/a accepted"] != 1 || log.results["eth/c unreachable"] != 1 {
			t.Errorf("observed %v", log.results)
		}
	})
}

func TestFeedGoesStale(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		feed, _ := build(1, values(100.0))
		feed.Poll(t.Context())
		time.Sleep(10 * time.Second)
		if _, err := feed.At(time.Now()); err != nil {
			t.Errorf("stale at its greatest age: %v", err)
		}
		time.Sleep(time.Nanosecond)
		_, err := feed.At(time.Now())
		var notFresh *NotFresh
		if !errors.As(err, &notFresh) || notFresh.Have != 0 || notFresh.Need != 1 {
			t.Errorf("got %v", err)
		}
		if age, ok := feed.Age(time.Now()); !ok || age <= 10*time.Second {
			t.Errorf("age is %v, %v; it must go on growing", age, ok)
		}
	})
}

func TestFeedNeedsItsQuorum(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		feed, _ := build(2, values(100.0), values(errors.New("down")))
		feed.Poll(t.Context())
		if got, err := feed.At(time.Now()); err == nil {
			t.Errorf("one source of two made %v", got)
		}
	})
}

func TestFeedRejectsAJumpUntilTheOldValueIsStale(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		feed, log := build(1, values(100.0, 500.0))
		ctx, stop := context.WithCancel(t.Context())
		go feed.Run(ctx)

		time.Sleep(5500 * time.Millisecond)
		if got, err := feed.At(time.Now()); err != nil || got.Value != 100 {
			t.Errorf("got %v, %v; want the old value", got.Value, err)
		}
		time.Sleep(7 * time.Second)
		if got, err := feed.At(time.Now()); err != nil || got.Value != 500 {
			t.Errorf("got %v, %v; want the new value", got.Value, err)
		}
		stop()
		synctest.Wait()
		if log.results["eth/a deviation"] != 10 {
			t.Errorf("observed %v, want 10 deviations", log.results)
		}
	})
}

func TestRunPollsAtOnceAndOnEveryInterval(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := values(1.0)
		feed, _ := build(1, asked)
		ctx, stop := context.WithCancel(t.Context())
		go feed.Run(ctx)
		synctest.Wait()
		if got := asked.count(); got != 1 {
			t.Errorf("%d reads at the start, want 1", got)
		}
		time.Sleep(10*time.Second + time.Millisecond)
		if got := asked.count(); got != 11 {
			t.Errorf("%d reads after 10 intervals, want 11", got)
		}
		stop()
		synctest.Wait()
		time.Sleep(time.Minute)
		if got := asked.count(); got != 11 {
			t.Errorf("%d reads, it went on after the stop", got)
		}
	})
}

func TestPollDoesNotCountAStop(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	feed, log := build(1, source.NewSimulator(1, 100, 1))
	feed.Poll(ctx)
	if len(log.results) != 0 {
		t.Errorf("observed %v", log.results)
	}
}

func TestHistoryForgets(t *testing.T) {
	feed, _ := build(1, values(100.0, 101.0, 102.0, 103.0, 104.0, 105.0))
	for range 6 {
		feed.Poll(t.Context())
	}
	got, err := feed.At(time.Now())
	if want := (History{Count: 4, Low: 102, High: 105}); err != nil || got.History != want {
		t.Errorf("got %v, %v; want %v", got.History, err, want)
	}
}

func TestRound(t *testing.T) {
	digits := func(n int) *int { return &n }
	tests := map[string]struct {
		value    float64
		decimals *int
		want     float64
	}{
		"as it is":       {1.23456, nil, 1.23456},
		"two digits":     {1.23456, digits(2), 1.23},
		"up":             {1.235001, digits(2), 1.24},
		"none":           {2.5, digits(0), 3},
		"negative":       {-1.239, digits(2), -1.24},
		"too large":      {1e17 + 16, digits(2), 1e17 + 16},
		"never infinite": {math.MaxFloat64, digits(18), math.MaxFloat64},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := round(test.value, test.decimals); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
