package aggregate

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestWeightedMedian(t *testing.T) {
	tests := map[string]struct {
		samples []Sample
		want    float64
	}{
		"one":                         {[]Sample{{7, 3}}, 7},
		"odd count":                   {[]Sample{{3, 1}, {1, 1}, {2, 1}}, 2},
		"even count":                  {[]Sample{{4, 1}, {1, 1}, {2, 1}, {3, 1}}, 2.5},
		"majority weight wins":        {[]Sample{{1, 1}, {2, 1}, {10, 3}}, 10},
		"half the weight shares":      {[]Sample{{1, 1}, {2, 1}, {10, 2}}, 6},
		"equal values":                {[]Sample{{5, 1}, {5, 9}}, 5},
		"outlier has no say":          {[]Sample{{100, 2}, {101, 2}, {1e300, 1}}, 101},
		"negative and positive":       {[]Sample{{-4, 1}, {2, 1}}, -1},
		"the largest do not overflow": {[]Sample{{math.MaxFloat64, 1}, {math.MaxFloat64, 1}}, math.MaxFloat64},
		"the extremes cancel":         {[]Sample{{math.MaxFloat64, 1}, {-math.MaxFloat64, 1}}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := WeightedMedian(test.samples)
			if !ok || got != test.want {
				t.Errorf("got %v, %v; want %v", got, ok, test.want)
			}
		})
	}
}

func TestWeightedMedianOfNothing(t *testing.T) {
	if got, ok := WeightedMedian(nil); ok {
		t.Errorf("got %v, want none", got)
	}
}

// The properties are tried on many small random sets: few distinct values, so that ties and exact
// halves happen often.
func TestWeightedMedianProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		samples := make([]Sample, 1+random.IntN(9))
		for i := range samples {
			samples[i] = Sample{Value: float64(random.IntN(11) - 5), Weight: 1 + random.IntN(4)}
		}
		got, ok := WeightedMedian(samples)
		if !ok {
			t.Fatalf("%v: no median", samples)
		}
		if want := plainMedian(repeated(samples)); got != want {
			t.Fatalf("%v: got %v; the median of the values, each repeated by its weight, is %v", samples, got, want)
		}
		if again, _ := WeightedMedian(shuffled(random, samples)); again != got {
			t.Fatalf("%v: the order changes the median from %v to %v", samples, got, again)
		}
		if again, _ := WeightedMedian(heavier(samples, 7)); again != got {
			t.Fatalf("%v: the unit of weight changes the median from %v to %v", samples, got, again)
		}
		if low, high := honestRange(samples); got < low || got > high {
			t.Fatalf("%v: with a liar of less than half of the weight the median %v leaves %v to %v", samples, got, low, high)
		}
	}
}

func repeated(samples []Sample) []float64 {
	var values []float64
	for _, s := range samples {
		values = append(values, slices.Repeat([]float64{s.Value}, s.Weight)...)
	}
	return values
}

func plainMedian(values []float64) float64 {
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 1 {
		return values[middle]
	}
	return (values[middle-1] + values[middle]) / 2
}

func shuffled(random *rand.Rand, samples []Sample) []Sample {
	copied := slices.Clone(samples)
	random.Shuffle(len(copied), func(i, j int) { copied[i], copied[j] = copied[j], copied[i] })
	return copied
}

func heavier(samples []Sample, factor int) []Sample {
	copied := slices.Clone(samples)
	for i := range copied {
		copied[i].Weight *= factor
	}
	return copied
}

// honestRange is the range of all samples but the first, where the first weighs less than half;
// otherwise it is the range of all.
func honestRange(samples []Sample) (low, high float64) {
	total := 0
	for _, s := range samples {
		total += s.Weight
	}
	honest := samples
	if 2*samples[0].Weight < total {
		honest = samples[1:]
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, s := range honest {
		low, high = min(low, s.Value), max(high, s.Value)
	}
	return low, high
}
