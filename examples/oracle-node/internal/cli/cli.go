// Package cli is the command line.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
)

// Run executes one command and gives its exit code: 0 done, 1 failed, 2 bad usage or configuration.
func Run(ctx context.Context, info buildinfo.Info, args []string, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:           info.Name,
		Short:         "Reads prices from its sources, checks and aggregates them, and serves them over HTTP",
		Version:       info.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(initCommand(), serveCommand(info), versionCommand(info))
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "%s: %v\n", info.Name, err)
	var failed *failure
	if errors.As(err, &failed) {
		return 1
	}
	return 2
}

// failure is an error of the world. All others are the user's: cobra's own are about usage.
type failure struct{ error }

func (f *failure) Unwrap() error { return f.error }

// failed marks an error as not the user's.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return &failure{err}
}
