// Package aggregate makes one value out of several.
package aggregate

import (
	"cmp"
	"slices"
)

// Sample is one value and how much it counts. Weight is at least 1; integers keep the sums exact.
type Sample struct {
	Value  float64
	Weight int
}

// WeightedMedian is the value that splits the total weight in half; where the split falls exactly
// between two values it is their mean. Sources with less than half of the weight cannot move it
// beyond the values of the others. It is false for no samples. The samples are left as they are.
func WeightedMedian(samples []Sample) (float64, bool) {
	if len(samples) == 0 {
		return 0, false
	}
	sorted := slices.SortedFunc(slices.Values(samples), func(a, b Sample) int {
		return cmp.Compare(a.Value, b.Value)
	})
	total := 0
	for _, s := range sorted {
		total += s.Weight
	}
	below := 0
	for i, s := range sorted {
		below += s.Weight
		if 2*below == total {
			return midpoint(s.Value, sorted[i+1].Value), true
		}
		if 2*below > total {
			return s.Value, true
		}
	}
	return 0, false
}

// midpoint cannot overflow: of two values of one sign the difference is finite, of two signs the sum is.
func midpoint(low, high float64) float64 {
	if (low > 0) == (high > 0) {
		return low + (high-low)/2
	}
	return (low + high) / 2
}
