package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
)

func versionCommand(info buildinfo.Info) *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "version",
		Short: "Print which build this is",
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			if asJSON {
				return failed(json.NewEncoder(command.OutOrStdout()).Encode(info))
			}
			_, err := fmt.Fprint(command.OutOrStdout(), info.Text())
			return failed(err)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return command
}
