package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// asProgram makes this test binary behave as the program, so that a test can start it as a process.
const asProgram = "ORACLE_NODE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

func TestProcessServesUntilSIGTERM(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGTERM to send")
	}
	path := filepath.Join(t.TempDir(), "config.yaml")
	if output, err := program("init", "--output", path).CombinedOutput(); err != nil {
		t.Fatalf("init: %v: %s", err, output)
	}
	serve := program("serve", "--config", path, "--listen", "127.0.0.1:0")
	stderr, err := serve.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { serve.Process.Kill() })

	lines := bufio.NewScanner(stderr)
	address := addressIn(t, lines)
	response, err := http.Get("http://" + address + "/v1/data")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("got %s", response.Status)
	}

	if err := serve.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
	}
	if err := serve.Wait(); err != nil {
		t.Errorf("ended with %v, want 0", err)
	}
}

func program(args ...string) *exec.Cmd {
	command := exec.Command(os.Args[0], args...)
	command.Env = append(os.Environ(), asProgram+"=1")
	return command
}

func addressIn(t *testing.T, lines *bufio.Scanner) string {
	t.Helper()
	for lines.Scan() {
		var entry struct{ Msg, Address string }
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		if entry.Msg == "listening" {
			return entry.Address
		}
	}
	t.Fatal("never listened")
	return ""
}
