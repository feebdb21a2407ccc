package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/feed"
	"github.com/oracle-release/oracle-node/internal/metrics"
	"github.com/oracle-release/oracle-node/internal/reading"
	"github.com/oracle-release/oracle-node/internal/source"
)

// fixture is a handler over two feeds that never move from their start.
func fixture() (http.Handler, []*feed.Feed) {
	counts := metrics.New(buildinfo.New("1.2.3", "abc", "today"))
	still := func(name string, value float64) *feed.Feed {
		digits := 2
		f := feed.New(feed.Spec{
			Name: name, Unit: "USD", Decimals: &digits, Interval: time.Second, History: 10, MinSources: 1,
			Rules:   reading.Rules{Min: 0, Max: math.Inf(1), MaxAge: 10 * time.Second, MaxDeviationPercent: 1},
			Members: []feed.Member{{Name: "sim", Weight: 3, Source: source.NewSimulator(1, value, 0)}},
		}, counts.Verification)
		counts.WatchAge(name, f.Age)
		return f
	}
	feeds := []*feed.Feed{still("eth-usd", 3200.126), still("btc-usd", 64000)}
	return Handler(buildinfo.New("1.2.3", "abc", "today"), feeds, counts), feeds
}

func get(handler http.Handler, path string) (int, string) {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
	return recorder.Code, recorder.Body.String()
}

func TestAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler, feeds := fixture()
		for _, f := range feeds {
			f.Poll(t.Context())
		}
		time.Sleep(1500 * time.Millisecond)
		tests := map[string]struct {
			code int
			body string
		}{
			"/healthz": {200, `{"status":"ok","name":"oracle-node","version":"1.2.3","commit":"abc","feeds":2}`},
			// The clock of synctest starts at the first moment of 2000.
			"/v1/data/eth-usd": {200, `{"feed":"eth-usd","value":3200.13,"unit":"USD","decimals":2,"observedAt":"2000-01-01T00:00:00Z",` +
				`"sources":[{"name":"sim","value":3200.126,"weight":3,"age":1.5}],"history":{"count":1,"low":3200.126,"high":3200.126}}`},
			"/v1/data/none": {404, `{"error":"unknown feed","feed":"none"}`},
			"/v1/data": {200, `{"feeds":[{"name":"eth-usd","unit":"USD","fresh":true,"path":"/v1/data/eth-usd"},` +
				`{"name":"btc-usd","unit":"USD","fresh":true,"path":"/v1/data/btc-usd"}]}`},
		}
		for path, want := range tests {
			code, body := get(handler, path)
			if code != want.code || strings.TrimSpace(body) != want.body {
				t.Errorf("%s: got %d %s\nwant %d %s", path, code, body, want.code, want.body)
			}
		}
	})
}

func TestHealthFollowsTheFeeds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler, feeds := fixture()
		expect := func(when string, code int, stale ...string) {
			t.Helper()
			gotCode, body := get(handler, "/healthz")
			var got health
			if err := json.Unmarshal([]byte(body), &got); err != nil {
				t.Fatal(err)
			}
			if gotCode != code || len(got.Reasons) != len(stale) || got.Version != "1.2.3" {
				t.Errorf("%s: got %d %s, want %d and reasons for %v", when, gotCode, body, code, stale)
			}
			for i, name := range stale {
				if got.Reasons[i].Feed != name || got.Reasons[i].Reason == "" {
					t.Errorf("%s: reason %d is %v, want one for %s", when, i, got.Reasons[i], name)
				}
			}
		}
		expect("at the start", 503, "eth-usd", "btc-usd")
		feeds[0].Poll(t.Context())
		expect("with half of the feeds", 503, "btc-usd")
		time.Sleep(5 * time.Second)
		feeds[1].Poll(t.Context())
		expect("with all feeds", 200)
		time.Sleep(6 * time.Second)
		expect("with one feed stale", 503, "eth-usd")
		if code, body := get(handler, "/v1/data/eth-usd"); code != 503 || !strings.Contains(body, "no fresh value: 0 of at least 1 sources") {
			t.Errorf("data of a stale feed: got %d %s", code, body)
		}
		if _, body := get(handler, "/v1/data"); !strings.Contains(body, `"fresh":false`) {
			t.Errorf("list with a stale feed: got %s", body)
		}
		feeds[0].Poll(t.Context())
		expect("after recovery", 200)
	})
}

func TestMetricsTellWhatHappened(t *testing.T) {
	handler, feeds := fixture()
	if _, text := get(handler, "/metrics"); !strings.Contains(text, `oracle_node_feed_value_age_seconds{feed="btc-usd"} NaN`) {
		t.Error("a feed without a reading has an age")
	}
	get(handler, "/healthz")
	feeds[0].Poll(t.Context())
	feeds[1].Poll(t.Context())
	get(handler, "/healthz")
	get(handler, "/v1/data/none")
	_, text := get(handler, "/metrics")
	for _, line := range []string{
		`oracle_node_requests_total{code="503",handler="healthz"} 1`,
		`oracle_node_requests_total{code="200",handler="healthz"} 1`,
		`oracle_node_requests_success_total{code="200",handler="healthz"} 1`,
		`oracle_node_requests_success_total{code="404",handler="data"} 1`,
		`oracle_node_request_duration_seconds_count{handler="healthz"} 2`,
		`oracle_node_verifications_total{feed="eth-usd",reason="none",result="accepted",source="sim"} 1`,
		`oracle_node_feed_value_age_seconds{feed="eth-usd"} `,
		`commit="abc",date="today"`,
		`version="1.2.3"} 1`,
	} {
		if !strings.Contains(text, line) {
			t.Errorf("no %s in\n%s", line, text)
		}
	}
	if strings.Contains(text, `requests_success_total{code="503"`) {
		t.Error("a 503 counts as a success")
	}
}

func TestOnlyGetAndKnownPaths(t *testing.T) {
	handler, _ := fixture()
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, "/v1/data", nil))
	if recorder.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: got %d", recorder.Code)
	}
	if code, _ := get(handler, "/debug/pprof/"); code != http.StatusNotFound {
		t.Errorf("unknown path: got %d", code)
	}
}

func TestServeFinishesWhatItBegan(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	slow := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		stop()
		// Long enough for the listener to close while this request is open.
		for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
			connection, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				break
			}
			connection.Close()
		}
		io.WriteString(w, "done")
	})
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, listener, slow, slog.New(slog.DiscardHandler)) }()
	response, err := http.Get("http://" + listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "done" {
		t.Errorf("got %q, %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestServeFailsWithItsListener(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	err = Serve(t.Context(), listener, http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v", err)
	}
}
