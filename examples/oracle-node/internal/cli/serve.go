package cli

import (
	"cmp"
	"fmt"
	"log/slog"
	"net"
	"os"

	"github.com/spf13/cobra"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/config"
	"github.com/oracle-release/oracle-node/internal/node"
)

// listenVariable overrides the listen address of the configuration; --listen overrides both.
const listenVariable = "ORACLE_NODE_LISTEN"

func serveCommand(info buildinfo.Info) *cobra.Command {
	var path, listen string
	command := &cobra.Command{
		Use:   "serve",
		Short: "Poll the feeds and serve them until SIGINT or SIGTERM",
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			cfg, err := config.Load(path)
			if err != nil {
				return err
			}
			address := cmp.Or(listen, os.Getenv(listenVariable), cfg.Listen)
			if err := config.CheckListen(address); err != nil {
				return fmt.Errorf("listen address: %w", err)
			}
			level, err := cfg.Level()
			if err != nil {
				return err
			}
			log := slog.New(slog.NewJSONHandler(command.ErrOrStderr(), &slog.HandlerOptions{Level: level}))
			log.Info("starting", "version", info.Version, "commit", info.Commit, "config", path)
			built, err := node.New(cfg, info, log)
			if err != nil {
				return err
			}
			listener, err := net.Listen("tcp", address)
			if err != nil {
				return failed(err)
			}
			return failed(built.Run(command.Context(), listener))
		},
	}
	command.Flags().StringVarP(&path, "config", "c", "config.yaml", "configuration file; when empty, what init writes")
	command.Flags().StringVar(&listen, "listen", "", "address to listen on (default: "+listenVariable+", then the configuration)")
	return command
}
