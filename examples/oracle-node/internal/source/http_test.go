package source

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/oracle-release/oracle-node/internal/payload"
	"github.com/oracle-release/oracle-node/internal/reading"
)

func TestHTTPRead(t *testing.T) {
	tests := map[string]struct {
		answer http.HandlerFunc
		want   reading.Reason // empty: read as 12.5
	}{
		"a good answer":       {say(`{"price":12.5}`), ""},
		"exactly the cap":     {say(`{"price":12.5` + strings.Repeat(" ", 1010) + `}`), ""},
		"one byte too many":   {say(`{"price":12.5` + strings.Repeat(" ", 1011) + `}`), reading.TooLarge},
		"a compressed bomb":   {bomb, reading.TooLarge},
		"not JSON":            {say(`oops`), reading.Malformed},
		"a server error":      {status(http.StatusInternalServerError), reading.Unreachable},
		"no content":          {status(http.StatusNoContent), reading.Unreachable},
		"a redirect":          {redirect, reading.Unreachable},
		"a broken answer":     {broken, reading.Unreachable},
		"a hanging server":    {hang, reading.Unreachable},
		"a closed connection": {hijack, reading.Unreachable},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := readFrom(t, test.answer)
			if test.want == "" {
				if err != nil || got.Value != 12.5 {
					t.Fatalf("got %v, %v", got, err)
				}
				return
			}
			var rejection *reading.Rejection
			if !errors.As(err, &rejection) || rejection.Reason != test.want {
				t.Fatalf("got %v, want %s", err, test.want)
			}
			if strings.Contains(rejection.Detail, "secret") {
				t.Errorf("the detail shows the query: %s", rejection.Detail)
			}
		})
	}
}

func TestHTTPReadStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}))
	defer server.Close()
	_, err := HTTP{URL: server.URL, Timeout: time.Minute, MaxBytes: 10}.Read(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestHTTPReadSaysWhoItIs(t *testing.T) {
	var agent string
	_, err := readFrom(t, func(w http.ResponseWriter, r *http.Request) {
		agent = r.UserAgent()
		io.WriteString(w, `{"price":1}`)
	})
	if err != nil || agent != "test/1" {
		t.Errorf("got %q, %v", agent, err)
	}
}

func TestCheckURL(t *testing.T) {
	for address, legal := range map[string]bool{
		"https://example.org/x":      true,
		"http://127.0.0.1:9000/x":    true,
		"http://127.9.9.9/":          true,
		"http://[::1]:80/":           true,
		"http://localhost:1/":        true,
		"http://example.org/":        false,
		"http://10.0.0.1/":           false,
		"http://localhost.evil.org/": false,
		"ftp://localhost/":           false,
		"file:///etc/passwd":         false,
		"https://":                   false,
		"example.org":                false,
		"":                           false,
		"https://a b/":               false,
	} {
		if got := CheckURL(address) == nil; got != legal {
			t.Errorf("%q: legal is %v, want %v", address, got, legal)
		}
	}
}

func readFrom(t *testing.T, answer http.HandlerFunc) (reading.Reading, error) {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	source := HTTP{
		URL:       server.URL + "/?key=secret",
		UserAgent: "test/1",
		Timeout:   300 * time.Millisecond,
		MaxBytes:  1024,
		Layout:    payload.Layout{Value: "/price"},
	}
	return source.Read(t.Context())
}

func say(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) }
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func bomb(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	packed := gzip.NewWriter(w)
	io.WriteString(packed, strings.Repeat(" ", 1<<20))
	packed.Close()
}

func redirect(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/" {
		http.Redirect(w, r, "/elsewhere", http.StatusFound)
		return
	}
	io.WriteString(w, `{"price":12.5}`)
}

func broken(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "100")
	io.WriteString(w, `{"price"`)
}

func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func hijack(w http.ResponseWriter, _ *http.Request) {
	connection, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		connection.Close()
	}
}
