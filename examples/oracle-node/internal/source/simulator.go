package source

import (
	"context"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/oracle-release/oracle-node/internal/reading"
)

// Simulator is a random walk: the same seed gives the same values in the same order.
type Simulator struct {
	mu      sync.Mutex
	random  *rand.Rand
	current float64
	low     float64
	high    float64
	step    float64
}

// NewSimulator starts a walk at start, greater than 0. Each reading is at most stepPercent away from
// the one before, and the walk stays between half and twice its start.
func NewSimulator(seed uint64, start, stepPercent float64) *Simulator {
	return &Simulator{
		random:  rand.New(rand.NewPCG(seed, 0)),
		current: start,
		low:     start / 2,
		high:    start * 2,
		step:    stepPercent / 100,
	}
}

// Read takes one step.
func (s *Simulator) Read(ctx context.Context) (reading.Reading, error) {
	if err := ctx.Err(); err != nil {
		return reading.Reading{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	moved := s.current * (1 + s.step*(2*s.random.Float64()-1))
	s.current = math.Max(s.low, math.Min(s.high, moved))
	return reading.Reading{Value: s.current, ObservedAt: time.Now()}, nil
}
