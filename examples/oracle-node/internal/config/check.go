package config

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"regexp"
	"time"

	"github.com/oracle-release/oracle-node/internal/payload"
	"github.com/oracle-release/oracle-node/internal/source"
)

// faults collects all that is wrong, each with the path of its key.
type faults []error

func (f *faults) add(path, format string, args ...any) {
	*f = append(*f, fmt.Errorf("%s: %s", path, fmt.Sprintf(format, args...)))
}

func (f *faults) unless(ok bool, path, format string, args ...any) {
	if !ok {
		f.add(path, format, args...)
	}
}

func (c Config) check() error {
	var found faults
	if err := CheckListen(c.Listen); err != nil {
		found.add("listen", "%v", err)
	}
	if _, err := c.Level(); err != nil {
		found.add("logLevel", "must be debug, info, warn or error, is %q", c.LogLevel)
	}
	found.unless(len(c.Feeds) > 0, "feeds", "must list at least one feed")
	names := map[string]bool{}
	for i, feed := range c.Feeds {
		path := fmt.Sprintf("feeds[%d]", i)
		found.name(path+".name", feed.Name, names)
		feed.check(&found, path)
	}
	return errors.Join(found...)
}

// Level is the log level the configuration names.
func (c Config) Level() (slog.Level, error) {
	var level slog.Level
	err := level.UnmarshalText([]byte(c.LogLevel))
	return level, err
}

func (feed Feed) check(found *faults, path string) {
	found.unless(feed.Unit != "" && len(feed.Unit) <= 32, path+".unit", "must have 1 to 32 characters")
	if feed.Decimals != nil {
		found.within(path+".decimals", *feed.Decimals, 0, 18)
	}
	found.lasting(path+".interval", feed.Interval, 10*time.Millisecond, 24*time.Hour)
	found.unless(feed.MaxAge >= feed.Interval, path+".maxAge", "must be at least the interval %s, is %s", feed.Interval, feed.MaxAge)
	found.within(path+".history", feed.History, 1, 10_000)
	feed.checkBounds(found, path)
	found.unless(len(feed.Sources) > 0, path+".sources", "must list at least one source")
	found.within(path+".minSources", feed.MinSources, 1, max(1, len(feed.Sources)))
	names := map[string]bool{}
	for i, s := range feed.Sources {
		at := fmt.Sprintf("%s.sources[%d]", path, i)
		found.name(at+".name", s.Name, names)
		s.check(found, at, feed)
	}
}

func (feed Feed) checkBounds(found *faults, path string) {
	found.finite(path+".min", feed.Min)
	found.finite(path+".max", feed.Max)
	if feed.Min != nil && feed.Max != nil {
		found.unless(*feed.Min < *feed.Max, path+".max", "must be more than min %v, is %v", *feed.Min, *feed.Max)
	}
	found.finite(path+".maxDeviationPercent", feed.MaxDeviationPercent)
	if percent := feed.MaxDeviationPercent; percent != nil {
		found.unless(*percent > 0, path+".maxDeviationPercent", "must be more than 0, is %v", *percent)
	}
}

func (s Source) check(found *faults, path string, feed Feed) {
	found.within(path+".weight", s.Weight, 1, 1000)
	switch {
	case (s.HTTP == nil) == (s.Simulator == nil):
		found.add(path, "must have either http or simulator")
	case s.HTTP != nil:
		s.HTTP.check(found, path+".http", feed)
	default:
		s.Simulator.check(found, path+".simulator")
	}
}

func (h HTTP) check(found *faults, path string, feed Feed) {
	if err := source.CheckURL(h.URL); err != nil {
		found.add(path+".url", "%v", err)
	}
	if err := payload.CheckPointer(h.Value); err != nil {
		found.add(path+".value", "%v", err)
	}
	if err := payload.CheckPointer(h.ObservedAt); err != nil {
		found.add(path+".observedAt", "%v", err)
	}
	found.lasting(path+".timeout", h.Timeout, time.Millisecond, feed.Interval)
	found.unless(h.MaxBytes >= 1 && h.MaxBytes <= 16<<20, path+".maxBytes", "must be 1 to %d, is %d", 16<<20, h.MaxBytes)
	if h.Schema == nil {
		return
	}
	if _, err := payload.CompileSchema(h.Schema); err != nil {
		found.add(path+".schema", "%v", err)
	}
}

func (s Simulator) check(found *faults, path string) {
	found.unless(s.Start > 0 && s.Start <= 1e15, path+".start", "must be more than 0 and at most 1e15, is %v", s.Start)
	found.unless(s.StepPercent >= 0 && s.StepPercent <= 50, path+".stepPercent", "must be 0 to 50, is %v", s.StepPercent)
}

// legalName suits a URL, a label of a metric and a log line.
var legalName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)

func (f *faults) name(path, name string, taken map[string]bool) {
	f.unless(legalName.MatchString(name), path, "must match %s, is %q", legalName, name)
	f.unless(!taken[name], path, "%q is used twice", name)
	taken[name] = true
}

func (f *faults) within(path string, value, least, most int) {
	f.unless(value >= least && value <= most, path, "must be %d to %d, is %d", least, most, value)
}

func (f *faults) lasting(path string, value, least, most time.Duration) {
	f.unless(value >= least && value <= most, path, "must be %s to %s, is %s", least, most, value)
}

func (f *faults) finite(path string, value *float64) {
	f.unless(value == nil || !math.IsNaN(*value) && !math.IsInf(*value, 0), path, "must be a finite number")
}
