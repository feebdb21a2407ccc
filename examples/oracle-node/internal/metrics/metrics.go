// Package metrics counts what the node does, for Prometheus.
package metrics

import (
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/reading"
)

// Metrics is one node's set. It has its own registry, so that several nodes fit in one process.
type Metrics struct {
	registry      *prometheus.Registry
	factory       promauto.Factory
	requests      *prometheus.CounterVec
	successes     *prometheus.CounterVec
	durations     *prometheus.HistogramVec
	verifications *prometheus.CounterVec
}

// New makes the set of the given build.
func New(info buildinfo.Info) *Metrics {
	registry := prometheus.NewRegistry()
	registry.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	factory := promauto.With(registry)
	factory.NewGauge(prometheus.GaugeOpts{
		Name: "oracle_node_build_info",
		Help: "Always 1; the labels say which build is running.",
		ConstLabels: prometheus.Labels{
			"version": info.Version, "commit": info.Commit, "date": info.Date,
			"goversion": info.Go, "os": info.OS, "arch": info.Arch,
		},
	}).Set(1)
	return &Metrics{
		registry: registry,
		factory:  factory,
		requests: factory.NewCounterVec(prometheus.CounterOpts{
			Name: "oracle_node_requests_total",
			Help: "HTTP requests answered.",
		}, []string{"handler", "code"}),
		successes: factory.NewCounterVec(prometheus.CounterOpts{
			Name: "oracle_node_requests_success_total",
			Help: "HTTP requests answered with a code below 500.",
		}, []string{"handler", "code"}),
		durations: factory.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "oracle_node_request_duration_seconds",
			Help:    "Time to answer an HTTP request.",
			Buckets: prometheus.ExponentialBuckets(0.0001, 4, 9),
		}, []string{"handler"}),
		verifications: factory.NewCounterVec(prometheus.CounterOpts{
			Name: "oracle_node_verifications_total",
			Help: "Readings checked, accepted or rejected; the reason is none for an accepted one.",
		}, []string{"feed", "source", "result", "reason"}),
	}
}

// Handler serves the set as Prometheus text.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Request counts one answered request.
func (m *Metrics) Request(handler string, code int, took time.Duration) {
	text := strconv.Itoa(code)
	m.requests.WithLabelValues(handler, text).Inc()
	if code < http.StatusInternalServerError {
		m.successes.WithLabelValues(handler, text).Inc()
	}
	m.durations.WithLabelValues(handler).Observe(took.Seconds())
}

// Verification counts one checked reading; rejection is nil when it was accepted.
func (m *Metrics) Verification(feed, source string, rejection *reading.Rejection) {
	if rejection == nil {
		m.verifications.WithLabelValues(feed, source, "accepted", "none").Inc()
		return
	}
	m.verifications.WithLabelValues(feed, source, "rejected", string(rejection.Reason)).Inc()
}

// WatchAge shows the age of a feed's newest accepted reading, NaN before the first.
func (m *Metrics) WatchAge(feed string, age func(now time.Time) (time.Duration, bool)) {
	m.factory.NewGaugeFunc(prometheus.GaugeOpts{
		Name:        "oracle_node_feed_value_age_seconds",
		Help:        "Age of the newest accepted reading; NaN before the first.",
		ConstLabels: prometheus.Labels{"feed": feed},
	}, func() float64 {
		if since, ok := age(time.Now()); ok {
			return since.Seconds()
		}
		return math.NaN()
	})
}
