package server

import (
	"net/http"
	"time"

	"github.com/oracle-release/oracle-node/internal/metrics"
)

// counted reports every answer of next under a name.
func counted(m *metrics.Metrics, name string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		answer := &codeKeeper{ResponseWriter: w, code: http.StatusOK}
		next.ServeHTTP(answer, r)
		m.Request(name, answer.code, time.Since(started))
	})
}

type codeKeeper struct {
	http.ResponseWriter
	code int
}

func (k *codeKeeper) WriteHeader(code int) {
	k.code = code
	k.ResponseWriter.WriteHeader(code)
}
