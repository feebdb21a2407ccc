// Package payload takes a number and its time out of a JSON document.
package payload

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/oracle-release/oracle-node/internal/reading"
)

// Layout says where things are in the documents of one source. ObservedAt and Schema may be absent.
type Layout struct {
	Value      string // JSON pointer (RFC 6901) to a number, or to a string holding one
	ObservedAt string // JSON pointer to a Unix time or an RFC 3339 string
	Schema     *Schema
}

// Read takes the reading out of a body. A document that states no time is taken as observed at
// received. Errors are *reading.Rejection: malformed or schema.
func (l Layout) Read(body []byte, received time.Time) (reading.Reading, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return reading.Reading{}, reading.Reject(reading.Malformed, "not JSON: %v", err)
	}
	if err := l.Schema.validate(document); err != nil {
		return reading.Reading{}, reading.Reject(reading.Schema, "%v", err)
	}
	value, err := number(document, l.Value)
	if err != nil {
		return reading.Reading{}, err
	}
	observedAt := received
	if l.ObservedAt != "" {
		if observedAt, err = instant(document, l.ObservedAt); err != nil {
			return reading.Reading{}, err
		}
	}
	return reading.Reading{Value: value, ObservedAt: observedAt}, nil
}

func number(document any, pointer string) (float64, error) {
	found, err := lookup(document, pointer)
	if err != nil {
		return 0, reading.Reject(reading.Malformed, "%v", err)
	}
	text, ok := numberText(found)
	if !ok {
		return 0, reading.Reject(reading.Malformed, "%s is %T, not a number", pointer, found)
	}
	// On overflow ParseFloat also returns an infinity, but then the document states no usable number.
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, reading.Reject(reading.Malformed, "%s: %v", pointer, err)
	}
	return value, nil
}

// numberText accepts strings too: many price services quote their decimals to keep them exact.
func numberText(found any) (string, bool) {
	switch v := found.(type) {
	case json.Number:
		return v.String(), true
	case string:
		return v, true
	default:
		return "", false
	}
}

func instant(document any, pointer string) (time.Time, error) {
	found, err := lookup(document, pointer)
	if err != nil {
		return time.Time{}, reading.Reject(reading.Malformed, "%v", err)
	}
	if text, ok := found.(string); ok {
		if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
			return at.UTC(), nil
		}
	}
	seconds, err := number(document, pointer)
	if err != nil {
		return time.Time{}, err
	}
	return fromUnix(seconds, pointer)
}

// fromUnix takes numbers past the year 5138 as milliseconds, which no service means as seconds.
func fromUnix(stamp float64, pointer string) (time.Time, error) {
	const firstMillis, lastMillis = 1e11, 1e14
	if stamp >= firstMillis {
		stamp /= 1000
	}
	if !(stamp >= 0 && stamp < lastMillis/1000) {
		return time.Time{}, reading.Reject(reading.Malformed, "%s is not a time", pointer)
	}
	seconds, fraction := math.Modf(stamp)
	return time.Unix(int64(seconds), int64(fraction*1e9)).UTC(), nil
}
