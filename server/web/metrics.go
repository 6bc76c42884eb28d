package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"colazione/session"
)

// Metrics counts what the server does. None of its labels names a session or a person.
type Metrics struct {
	registry *prometheus.Registry
	commands *prometheus.CounterVec
	requests *prometheus.HistogramVec
	readers  *prometheus.GaugeVec
	patches  prometheus.Histogram
	delivery prometheus.Histogram
	commits  prometheus.Histogram
	batches  prometheus.Histogram
	failures *prometheus.CounterVec

	documents *prometheus.CounterVec
}

// NewMetrics makes metrics with a registry of their own.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "colazione_commands_total", Help: "Commands, by what they ask for and what came of them.",
		}, []string{"do", "result"}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "colazione_http_request_seconds", Help: "HTTP requests; long polls with their waiting.", Buckets: prometheus.ExponentialBuckets(0.001, 4, 8),
		}, []string{"method", "route", "status"}),
		readers: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "colazione_connected", Help: "Readers connected now, by role and by how.",
		}, []string{"role", "by"}),
		patches: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "colazione_patch_bytes", Help: "Sizes of patches.", Buckets: prometheus.ExponentialBuckets(128, 4, 8),
		}),
		delivery: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "colazione_patch_seconds", Help: "Time from waking a socket to having sent its patch.", Buckets: prometheus.ExponentialBuckets(0.001, 4, 8),
		}),
		commits: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "colazione_commit_seconds", Help: "Time in which a batch of commands came onto the disk.", Buckets: prometheus.ExponentialBuckets(0.0001, 4, 9),
		}),
		batches: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "colazione_commit_commands", Help: "Commands in a batch.", Buckets: prometheus.ExponentialBuckets(1, 4, 6),
		}),
		failures: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "colazione_storage_errors_total", Help: "Commits that failed: the disk was full, or worse.",
		}, []string{"kind"}),
	}
	m.documents = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "colazione_documents_made_total", Help: "Documents that were made, by format; who asks for one that is there does not count.",
	}, []string{"format"})
	for _, kind := range []string{diskFull, diskFailed} {
		m.failures.WithLabelValues(kind) // 0 is news as well
	}
	m.registry.MustRegister(
		m.commands, m.requests, m.readers, m.patches, m.delivery, m.commits, m.batches, m.failures, m.documents,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// Stored is told of every commit: how many commands it held and how long it took.
func (m *Metrics) Stored(commands int, took time.Duration) {
	m.commits.Observe(took.Seconds())
	m.batches.Observe(float64(commands))
}

// NotStored is told of every commit that failed.
func (m *Metrics) NotStored(err error) { m.failures.WithLabelValues(diskTrouble(err)).Inc() }

// watch adds what is read from the app when somebody asks.
func (m *Metrics) watch(a *App) {
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "colazione_rooms", Help: "Sessions live in memory."}, func() float64 {
			rooms, _ := a.rooms.Stats()
			return float64(rooms)
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "colazione_slowest_reader_seconds", Help: "How long the reader has been waiting for what is new who waits longest."}, func() float64 {
			_, slowest := a.rooms.Stats()
			return slowest.Seconds()
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "colazione_guests", Help: "Connections on which nobody is known yet."}, func() float64 {
			return float64(a.unauthed.count())
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "colazione_documents_kept_bytes", Help: "Documents that lie ready for who asks next."}, func() float64 {
			return float64(a.documents.size())
		}),
	)
}

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *Metrics) command(do string, err error) {
	m.commands.WithLabelValues(do, resultOf(err)).Inc()
}

func (m *Metrics) request(method, route string, status int, took time.Duration) {
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Observe(took.Seconds())
}

// connected counts a reader until what it gives is called.
func (m *Metrics) connected(role session.Role, by string) (gone func()) {
	g := m.readers.WithLabelValues(string(role), by)
	g.Inc()
	return g.Dec
}

func (m *Metrics) patch(bytes int) { m.patches.Observe(float64(bytes)) }

// sent counts how long a patch took to leave since its socket was woken; the zero time is of one that was not.
func (m *Metrics) sent(woken time.Time) {
	if !woken.IsZero() {
		m.delivery.Observe(time.Since(woken).Seconds())
	}
}
