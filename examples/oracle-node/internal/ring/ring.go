// Package ring keeps the newest values and forgets the oldest.
package ring

import "iter"

// Ring holds up to its capacity of values. It is not safe for concurrent use.
type Ring[T any] struct {
	items []T
	next  int
	count int
}

// New makes a ring for capacity values, at least 1.
func New[T any](capacity int) *Ring[T] {
	return &Ring[T]{items: make([]T, capacity)}
}

// Push adds a value, in place of the oldest when the ring is full.
func (r *Ring[T]) Push(value T) {
	r.items[r.next] = value
	r.next = (r.next + 1) % len(r.items)
	r.count = min(r.count+1, len(r.items))
}

// Len is how many values are held.
func (r *Ring[T]) Len() int { return r.count }

// All yields the held values, oldest first.
func (r *Ring[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		oldest := r.next - r.count + len(r.items)
		for i := range r.count {
			if !yield(r.items[(oldest+i)%len(r.items)]) {
				return
			}
		}
	}
}
