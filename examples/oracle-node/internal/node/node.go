// Package node puts a configured node together and runs it.
package node

import (
	"context"
	"log/slog"
	"net"
	"net/http"

	"golang.org/x/sync/errgroup"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/config"
	"github.com/oracle-release/oracle-node/internal/feed"
	"github.com/oracle-release/oracle-node/internal/metrics"
	"github.com/oracle-release/oracle-node/internal/reading"
	"github.com/oracle-release/oracle-node/internal/server"
)

// Node is a set of feeds and the server that shows them.
type Node struct {
	feeds   []*feed.Feed
	handler http.Handler
	log     *slog.Logger
}

// New makes a node of a checked configuration.
func New(cfg config.Config, info buildinfo.Info, log *slog.Logger) (*Node, error) {
	counts := metrics.New(info)
	observe := func(name, source string, rejection *reading.Rejection) {
		counts.Verification(name, source, rejection)
		if rejection != nil {
			log.Warn("reading rejected", "feed", name, "source", source, "reason", rejection.Reason, "detail", rejection.Detail)
		}
	}
	feeds := make([]*feed.Feed, len(cfg.Feeds))
	for i, declared := range cfg.Feeds {
		spec, err := specOf(declared, info)
		if err != nil {
			return nil, err
		}
		feeds[i] = feed.New(spec, observe)
		counts.WatchAge(spec.Name, feeds[i].Age)
	}
	return &Node{feeds, server.Handler(info, feeds, counts), log}, nil
}

// Run polls the feeds and serves on the listener until the context ends. It closes the listener.
func (n *Node) Run(ctx context.Context, listener net.Listener) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, f := range n.feeds {
		group.Go(func() error {
			f.Run(ctx)
			return nil
		})
	}
	group.Go(func() error { return server.Serve(ctx, listener, n.handler, n.log) })
	n.log.Info("listening", "address", listener.Addr().String(), "feeds", len(n.feeds))
	err := group.Wait()
	n.log.Info("stopped")
	return err
}
