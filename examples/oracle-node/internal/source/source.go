// Package source reads values from where they come from.
package source

import (
	"context"

	"github.com/oracle-release/oracle-node/internal/reading"
)

// Source gives its current reading. An error is a *reading.Rejection, or the context's own error.
type Source interface {
	Read(ctx context.Context) (reading.Reading, error)
}
