// Package delay holds changes back for a fixed time, without letting one overtake another.
package delay

import "time"

// capacity is how many changes may wait; nobody makes as many within one delay.
const capacity = 100_000

// Line hands each change on when its time has come. It is one queue with due times rather than a timer for each change: timers do not keep an order.
type Line[T any] struct {
	delay   time.Duration
	waiting chan held[T]
}

type held[T any] struct {
	due    time.Time
	change T
}

// NewLine makes a line that calls apply with each change, one after the other.
func NewLine[T any](delay time.Duration, apply func(T)) *Line[T] {
	line := &Line[T]{delay: delay, waiting: make(chan held[T], capacity)}
	go func() {
		for next := range line.waiting {
			time.Sleep(time.Until(next.due))
			apply(next.change)
		}
	}()
	return line
}

// Add takes a change that was seen now.
func (l *Line[T]) Add(change T) {
	l.waiting <- held[T]{time.Now().Add(l.delay), change}
}

// Close says that no more changes come; those that wait are still applied.
func (l *Line[T]) Close() { close(l.waiting) }
