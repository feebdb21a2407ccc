package ring

import (
	"slices"
	"testing"
)

func TestRingKeepsTheNewest(t *testing.T) {
	tests := map[string]struct {
		capacity, pushed int
		want             []int
	}{
		"empty":          {3, 0, nil},
		"partly full":    {3, 2, []int{0, 1}},
		"just full":      {3, 3, []int{0, 1, 2}},
		"one over":       {3, 4, []int{1, 2, 3}},
		"twice around":   {3, 8, []int{5, 6, 7}},
		"capacity of 1":  {1, 5, []int{4}},
		"exact multiple": {2, 6, []int{4, 5}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := New[int](test.capacity)
			for i := range test.pushed {
				r.Push(i)
			}
			if got := slices.Collect(r.All()); !slices.Equal(got, test.want) {
				t.Errorf("holds %v, want %v", got, test.want)
			}
			if r.Len() != len(test.want) {
				t.Errorf("length is %d, want %d", r.Len(), len(test.want))
			}
		})
	}
}

func TestAllCanStopEarly(t *testing.T) {
	r := New[int](3)
	r.Push(1)
	r.Push(2)
	for first := range r.All() {
		if first != 1 {
			t.Errorf("first is %d, want 1", first)
		}
		break
	}
}
