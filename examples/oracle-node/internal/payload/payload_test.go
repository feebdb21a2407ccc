package payload

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/oracle-release/oracle-node/internal/reading"
)

var received = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

func TestRead(t *testing.T) {
	schema, err := CompileSchema(map[string]any{
		"type":     "object",
		"required": []any{"price", "time"},
		"properties": map[string]any{
			"price": map[string]any{"type": "number", "minimum": 1, "maximum": 10},
			"time":  map[string]any{"type": "integer"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	plain := Layout{Value: "/price"}
	timed := Layout{Value: "/price", ObservedAt: "/time"}
	strict := Layout{Value: "/price", ObservedAt: "/time", Schema: schema}

	tests := map[string]struct {
		layout Layout
		body   string
		value  float64
		at     time.Time
		want   reading.Reason // empty: read
	}{
		"number":                   {plain, `{"price":1.5}`, 1.5, received, ""},
		"number in a string":       {plain, `{"price":"1.50"}`, 1.5, received, ""},
		"the whole document":       {Layout{}, `42`, 42, received, ""},
		"Unix seconds":             {timed, `{"price":2,"time":1700000000}`, 2, time.Unix(1700000000, 0).UTC(), ""},
		"Unix seconds, fraction":   {timed, `{"price":2,"time":1700000000.5}`, 2, time.Unix(1700000000, 5e8).UTC(), ""},
		"Unix milliseconds":        {timed, `{"price":2,"time":1700000000500}`, 2, time.Unix(1700000000, 5e8).UTC(), ""},
		"Unix seconds in a string": {timed, `{"price":2,"time":"1700000000"}`, 2, time.Unix(1700000000, 0).UTC(), ""},
		"RFC 3339":                 {timed, `{"price":2,"time":"2026-01-02T04:04:05+01:00"}`, 2, received, ""},
		"meets the schema":         {strict, `{"price":2,"time":1700000000}`, 2, time.Unix(1700000000, 0).UTC(), ""},

		"empty":                    {plain, ``, 0, received, reading.Malformed},
		"not JSON":                 {plain, `<html>`, 0, received, reading.Malformed},
		"cut short":                {plain, `{"price":1`, 0, received, reading.Malformed},
		"two documents":            {plain, `{"price":1}{"price":2}`, 0, received, reading.Malformed},
		"no such field":            {plain, `{"prize":1}`, 0, received, reading.Malformed},
		"null":                     {plain, `{"price":null}`, 0, received, reading.Malformed},
		"an object":                {plain, `{"price":{}}`, 0, received, reading.Malformed},
		"words":                    {plain, `{"price":"cheap"}`, 0, received, reading.Malformed},
		"a number past all floats": {plain, `{"price":1e999}`, 0, received, reading.Malformed},
		"no time":                  {timed, `{"price":2}`, 0, received, reading.Malformed},
		"a time before 1970":       {timed, `{"price":2,"time":-1}`, 0, received, reading.Malformed},
		"a time past all times":    {timed, `{"price":2,"time":1e300}`, 0, received, reading.Malformed},
		"a time that is no number": {timed, `{"price":2,"time":"NaN"}`, 0, received, reading.Malformed},

		"schema: field missing": {strict, `{"price":2}`, 0, received, reading.Schema},
		"schema: wrong type":    {strict, `{"price":"2","time":1}`, 0, received, reading.Schema},
		"schema: below minimum": {strict, `{"price":0.5,"time":1}`, 0, received, reading.Schema},
		"schema: above maximum": {strict, `{"price":11,"time":1}`, 0, received, reading.Schema},
		"schema: not an object": {strict, `[2]`, 0, received, reading.Schema},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := test.layout.Read([]byte(test.body), received)
			if reason := reasonOf(t, err); reason != test.want {
				t.Fatalf("got %q (%v), want %q", reason, err, test.want)
			}
			if test.want == "" && (got.Value != test.value || !got.ObservedAt.Equal(test.at)) {
				t.Errorf("got %v at %v, want %v at %v", got.Value, got.ObservedAt, test.value, test.at)
			}
		})
	}
}

// Text like "NaN" parses as a float; it must reach the check for finite numbers, not pass as one.
func TestReadLeavesNotFiniteToTheRules(t *testing.T) {
	got, err := Layout{Value: ""}.Read([]byte(`"NaN"`), received)
	if err != nil || !math.IsNaN(got.Value) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestCompileSchemaRefuses(t *testing.T) {
	tests := map[string]map[string]any{
		"an unknown type":       {"type": "decimal"},
		"a file":                {"$ref": "file:///etc/hostname"},
		"the network":           {"$ref": "https://example.org/schema.json"},
		"an unknown anchor":     {"$ref": "#/$defs/missing"},
		"what JSON cannot hold": {"const": math.Inf(1)},
	}
	for name, definition := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := CompileSchema(definition); err == nil {
				t.Error("compiled")
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, body := range []string{`{"price":1,"time":2}`, `{"price":"1e5","time":"2026-01-02T03:04:05Z"}`, `[`, `{"price":1e999}`} {
		f.Add([]byte(body))
	}
	layout := Layout{Value: "/price", ObservedAt: "/time"}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := layout.Read(body, received)
		if reasonOf(t, err) == "" && got.ObservedAt.Year() > 9999 {
			t.Errorf("a time that JSON cannot state: %v", got.ObservedAt)
		}
	})
}

func reasonOf(t *testing.T, err error) reading.Reason {
	t.Helper()
	if err == nil {
		return ""
	}
	var rejection *reading.Rejection
	if !errors.As(err, &rejection) {
		t.Fatalf("%v is not a rejection", err)
	}
	return rejection.Reason
}
