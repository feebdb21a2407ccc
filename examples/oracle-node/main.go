// Command oracle-node reads prices from its sources, checks and aggregates them, and serves them over HTTP.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/cli"
)

// Set by the linker: -ldflags "-X main.version=… -X main.commit=… -X main.date=…".
var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal asks for a graceful stop; from then on a second one ends the process at once.
	context.AfterFunc(ctx, stop)
	os.Exit(cli.Run(ctx, buildinfo.New(version, commit, date), os.Args[1:], os.Stdout, os.Stderr))
}
