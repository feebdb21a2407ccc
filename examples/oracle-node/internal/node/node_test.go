package node

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/config"
)

// exchange is a web service whose prices a test changes while the node polls it.
type exchange struct {
	price  atomic.Value // the JSON text of the price
	broken atomic.Bool
}

func (e *exchange) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	if e.broken.Load() {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	fmt.Fprintf(w, `{"data":{"price":%s,"time":%d}}`, e.price.Load(), time.Now().UnixMilli())
}

// TestNodeEndToEnd polls three real web services over real sockets and asks the node over HTTP.
func TestNodeEndToEnd(t *testing.T) {
	exchanges := []*exchange{{}, {}, {}}
	var sources strings.Builder
	for i, e := range exchanges {
		e.price.Store(fmt.Sprint(100 + i))
		web := httptest.NewServer(e)
		t.Cleanup(web.Close)
		fmt.Fprintf(&sources, `
      - name: x%d
        weight: 1
        http:
          url: %s/ticker
          value: /data/price
          observedAt: /data/time
          timeout: 400ms
          maxBytes: 1000
          schema:
            type: object
            required: [data]
            properties: {data: {required: [price], properties: {price: {type: number}}}}`, i, web.URL)
	}
	node := start(t, `
feeds:
  - name: eth-usd
    unit: USD
    interval: 400ms
    maxAge: 4s
    minSources: 2
    history: 1000
    min: 1
    max: 200
    maxDeviationPercent: 50
    sources:`+sources.String())

	node.until("the median of all", 200, "/v1/data/eth-usd", `"value":101,`)
	node.until("health", 200, "/healthz", `"status":"ok"`)

	exchanges[0].price.Store("199")
	node.until("one liar is refused", 200, "/metrics", `result="rejected",source="x0"`)
	node.until("a deviation is counted", 200, "/metrics", `reason="deviation"`)
	exchanges[0].price.Store(`"100"`)
	node.until("a schema fault is counted", 200, "/metrics", `reason="schema"`)
	exchanges[0].price.Store("100.5")
	exchanges[1].price.Store("99")
	node.until("new prices arrive", 200, "/v1/data/eth-usd", `"value":100.5,`)

	exchanges[0].broken.Store(true)
	exchanges[1].broken.Store(true)
	node.until("the quorum is lost", 503, "/v1/data/eth-usd", `1 of at least 2 sources`)
	node.until("health is lost", 503, "/healthz", `"feed":"eth-usd"`)
	node.until("the outage is counted", 200, "/metrics", `reason="unreachable"`)

	exchanges[0].broken.Store(false)
	node.until("the quorum is back", 200, "/healthz", `"status":"ok"`)

	if log := node.stop(); !strings.Contains(log, `"msg":"reading rejected","feed":"eth-usd","source":"x0","reason":"deviation"`) {
		t.Errorf("the log does not tell of the deviation:\n%s", log)
	}
}

func TestDefaultConfigurationBecomesHealthy(t *testing.T) {
	node := start(t, string(config.Default))
	node.until("health", 200, "/healthz", `"status":"ok"`)
	for _, source := range []string{"sim-a", "sim-b", "sim-c"} {
		node.until(source+" is asked", 200, "/v1/data/btc-usd", `"name":"`+source+`"`)
	}
	_, body := node.get("/v1/data/btc-usd")
	var datum struct {
		Value   float64
		Sources []struct{ Name string }
	}
	if err := json.Unmarshal([]byte(body), &datum); err != nil {
		t.Fatal(err)
	}
	if datum.Value < 63000 || datum.Value > 65000 || len(datum.Sources) != 3 {
		t.Errorf("got %s", body)
	}
}

type running struct {
	t    *testing.T
	base string
	stop func() string // ends the node and gives its log
}

func start(t *testing.T, text string) running {
	t.Helper()
	cfg, err := config.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	node, err := New(cfg, buildinfo.New("1.2.3", "abc", "today"), slog.New(slog.NewJSONHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- node.Run(ctx, listener) }()
	stop := sync.OnceValue(func() string {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ended with %v", err)
		}
		return log.String()
	})
	t.Cleanup(func() { stop() })
	return running{t, "http://" + listener.Addr().String(), stop}
}

func (r running) get(path string) (int, string) {
	r.t.Helper()
	response, err := http.Get(r.base + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// until asks again and again until the answer is as wanted.
func (r running) until(what string, code int, path, part string) {
	r.t.Helper()
	var gotCode int
	var body string
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if gotCode, body = r.get(path); gotCode == code && strings.Contains(body, part) {
			return
		}
	}
	r.t.Fatalf("%s: %s still answers %d %s", what, path, gotCode, body)
}
