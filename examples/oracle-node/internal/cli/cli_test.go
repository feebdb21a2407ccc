package cli

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/config"
)

func run(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = Run(ctx, buildinfo.New("1.2.3", "abc", "2026-01-02T03:04:05Z"), args, &out, &err)
	return code, out.String(), err.String()
}

func TestVersion(t *testing.T) {
	toolchain := `"go":"` + runtime.Version() + `","os":"` + runtime.GOOS + `","arch":"` + runtime.GOARCH + `"`
	tests := map[string]struct {
		args []string
		want string
	}{
		"flag": {[]string{"--version"}, "oracle-node 1.2.3\n"},
		"text": {[]string{"version"}, "oracle-node 1.2.3\ncommit: abc\nbuilt: 2026-01-02T03:04:05Z\ngo: " + runtime.Version() +
			"\nplatform: " + runtime.GOOS + "/" + runtime.GOARCH + "\n"},
		"JSON": {[]string{"version", "--json"},
			`{"name":"oracle-node","version":"1.2.3","commit":"abc","date":"2026-01-02T03:04:05Z",` + toolchain + "}\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := run(t.Context(), test.args...)
			if code != 0 || stdout != test.want || stderr != "" {
				t.Errorf("got %d %q %q, want %q", code, stdout, stderr, test.want)
			}
		})
	}
}

func TestInit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.yaml")
	if code, stdout, _ := run(t.Context(), "init", "--output", path); code != 0 || stdout != "wrote "+path+"\n" {
		t.Fatalf("got %d %q", code, stdout)
	}
	expectFile(t, path, string(config.Default))

	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run(t.Context(), "init", "--output", path); code != 2 || !strings.Contains(stderr, "exists; --force overwrites it") {
		t.Errorf("got %d %q", code, stderr)
	}
	expectFile(t, path, "mine")

	if code, _, stderr := run(t.Context(), "init", "--output", path, "--force"); code != 0 {
		t.Errorf("got %d %q", code, stderr)
	}
	expectFile(t, path, string(config.Default))

	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("left %v, %v", entries, err)
	}
}

func TestInitCannotWrite(t *testing.T) {
	code, _, stderr := run(t.Context(), "init", "--output", filepath.Join(t.TempDir(), "none", "config.yaml"))
	if code != 1 || stderr == "" {
		t.Errorf("got %d %q", code, stderr)
	}
}

func TestBadUsage(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good.yaml")
	if code, _, _ := run(t.Context(), "init", "--output", good); code != 0 {
		t.Fatal("no configuration")
	}
	tests := map[string]struct {
		args []string
		want string
	}{
		"unknown command":  {[]string{"explode"}, `unknown command "explode"`},
		"unknown flag":     {[]string{"serve", "--port", "1"}, "unknown flag: --port"},
		"extra argument":   {[]string{"version", "now"}, `unknown command "now"`},
		"no configuration": {[]string{"serve", "--config", "none.yaml"}, "none.yaml does not exist"},
		"bad address":      {[]string{"serve", "--config", good, "--listen", "nowhere"}, `listen address: must be host:port, is "nowhere"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := run(t.Context(), test.args...)
			if code != 2 || stdout != "" || !strings.Contains(stderr, test.want) {
				t.Errorf("got %d %q %q, want %q", code, stdout, stderr, test.want)
			}
		})
	}
}

func TestServeAddressOrder(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	path := filepath.Join(t.TempDir(), "config.yaml")
	text := bytes.Replace(config.Default, []byte(`":8080"`), []byte(`"`+taken.Addr().String()+`"`), 1)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	// A context that has ended: what starts well stops at once.
	ended, cancel := context.WithCancel(t.Context())
	cancel()

	if code, _, stderr := run(ended, "serve", "--config", path); code != 1 || !strings.Contains(stderr, taken.Addr().String()) {
		t.Errorf("configuration: got %d %q, want a taken address", code, stderr)
	}
	t.Setenv(listenVariable, "127.0.0.1:0")
	if code, _, stderr := run(ended, "serve", "--config", path); code != 0 || !strings.Contains(stderr, `"msg":"stopped"`) {
		t.Errorf("variable: got %d %q", code, stderr)
	}
	t.Setenv(listenVariable, taken.Addr().String())
	if code, _, stderr := run(ended, "serve", "--config", path, "--listen", "127.0.0.1:0"); code != 0 {
		t.Errorf("flag: got %d %q", code, stderr)
	}
}

func TestServeWithoutConfiguration(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if code, _, stderr := run(ended, "serve", "--config=", "--listen", "127.0.0.1:0"); code != 0 || !strings.Contains(stderr, `"msg":"stopped"`) {
		t.Errorf("got %d %q", code, stderr)
	}
}

func expectFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s: got %q, %v", path, got, err)
	}
}
