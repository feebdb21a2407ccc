// Package buildinfo says which build is running.
package buildinfo

import (
	"fmt"
	"runtime"
)

// Name is the program's name in every place that states it.
const Name = "oracle-node"

// Info describes one build. The order of the fields is the order of the keys in JSON.
type Info struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Date    string `json:"date"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
}

// New completes what the linker set with what the toolchain knows.
func New(version, commit, date string) Info {
	return Info{
		Name:    Name,
		Version: version,
		Commit:  commit,
		Date:    date,
		Go:      runtime.Version(),
		OS:      runtime.GOOS,
		Arch:    runtime.GOARCH,
	}
}

// Text is the build for human eyes, one fact a line.
func (i Info) Text() string {
	return fmt.Sprintf("%s %s\ncommit: %s\nbuilt: %s\ngo: %s\nplatform: %s/%s\n",
		i.Name, i.Version, i.Commit, i.Date, i.Go, i.OS, i.Arch)
}
