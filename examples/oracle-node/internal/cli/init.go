package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/oracle-release/oracle-node/internal/config"
)

func initCommand() *cobra.Command {
	var output string
	var force bool
	command := &cobra.Command{
		Use:   "init",
		Short: "Write a commented default configuration",
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			_, err := os.Lstat(output)
			if err == nil && !force {
				return fmt.Errorf("%s exists; --force overwrites it", output)
			}
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				return failed(err)
			}
			if err := writeAtomically(output, config.Default); err != nil {
				return failed(err)
			}
			_, err = fmt.Fprintf(command.OutOrStdout(), "wrote %s\n", output)
			return failed(err)
		},
	}
	command.Flags().StringVarP(&output, "output", "o", "config.yaml", "file to write")
	command.Flags().BoolVar(&force, "force", false, "overwrite an existing file")
	return command
}

// writeAtomically leaves either the whole file or what was there before.
func writeAtomically(path string, content []byte) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(temporary.Name())
		}
	}()
	_, err = temporary.Write(content)
	if err = errors.Join(err, temporary.Sync(), temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), path)
}
