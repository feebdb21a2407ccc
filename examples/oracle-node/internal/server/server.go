// Package server answers HTTP requests about the feeds.
package server

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/feed"
	"github.com/oracle-release/oracle-node/internal/metrics"
)

type server struct {
	info  buildinfo.Info
	feeds []*feed.Feed
}

// Handler routes the requests and counts them.
func Handler(info buildinfo.Info, feeds []*feed.Feed, m *metrics.Metrics) http.Handler {
	s := server{info, feeds}
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", counted(m, "healthz", http.HandlerFunc(s.health)))
	mux.Handle("GET /v1/data", counted(m, "feeds", http.HandlerFunc(s.list)))
	mux.Handle("GET /v1/data/{feed}", counted(m, "data", http.HandlerFunc(s.data)))
	mux.Handle("GET /metrics", counted(m, "metrics", m.Handler()))
	return mux
}

// gracePeriod is how long requests in flight may take to finish after a stop.
const gracePeriod = 5 * time.Second

// Serve answers on the listener until the context ends, then lets the requests in flight finish.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	web := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(stopped)
		shutDown(web, log)
	})
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped
	return nil
}

func shutDown(web *http.Server, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(context.Background(), gracePeriod)
	defer cancel()
	if err := web.Shutdown(ctx); err != nil {
		log.Warn("requests cut off", "after", gracePeriod.String(), "error", err)
		web.Close()
	}
}

func writeJSON(w http.ResponseWriter, code int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	// The only possible error is a client that has gone.
	_ = json.NewEncoder(w).Encode(body)
}
