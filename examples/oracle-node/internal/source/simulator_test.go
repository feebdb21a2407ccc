package source

import (
	"context"
	"math"
	"slices"
	"testing"
)

func TestSimulatorRepeatsItself(t *testing.T) {
	if a, b := walk(t, 7, 100), walk(t, 7, 100); !slices.Equal(a, b) {
		t.Error("one seed gave two walks")
	}
	if a, b := walk(t, 7, 100), walk(t, 8, 100); slices.Equal(a, b) {
		t.Error("two seeds gave one walk")
	}
}

func TestSimulatorStaysInBounds(t *testing.T) {
	previous := 100.0
	for _, value := range walk(t, 3, 50_000) {
		if value < 50 || value > 200 {
			t.Fatalf("%v leaves 50 to 200", value)
		}
		if math.Abs(value-previous) > previous*0.05*1.000001 {
			t.Fatalf("a step from %v to %v is more than 5 %%", previous, value)
		}
		previous = value
	}
}

func TestSimulatorStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewSimulator(1, 1, 1).Read(ctx); err == nil {
		t.Error("read after the end")
	}
}

func walk(t *testing.T, seed uint64, steps int) []float64 {
	t.Helper()
	simulator := NewSimulator(seed, 100, 5)
	values := make([]float64, steps)
	for i := range values {
		got, err := simulator.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		values[i] = got.Value
	}
	return values
}
