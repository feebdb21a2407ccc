package reading

import (
	"math"
	"strings"
	"testing"
	"time"
)

func TestCheck(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	rules := Rules{Min: 0, Max: 1000, MaxAge: time.Minute, MaxDeviationPercent: 10}
	unbounded := Rules{Min: math.Inf(-1), Max: math.Inf(1), MaxAge: time.Minute, MaxDeviationPercent: math.Inf(1)}
	ago := func(value float64, age time.Duration) Reading { return Reading{value, now.Add(-age)} }
	before := func(value float64, age time.Duration) *Reading { r := ago(value, age); return &r }

	tests := map[string]struct {
		rules    Rules
		next     Reading
		previous *Reading
		want     Reason // empty: accepted
	}{
		"first":                          {rules, ago(100, 0), nil, ""},
		"at min":                         {rules, ago(0, 0), nil, ""},
		"at max":                         {rules, ago(1000, 0), nil, ""},
		"below min":                      {rules, ago(-0.001, 0), nil, OutOfRange},
		"above max":                      {rules, ago(1000.001, 0), nil, OutOfRange},
		"not a number":                   {unbounded, ago(math.NaN(), 0), nil, NotFinite},
		"infinite":                       {unbounded, ago(math.Inf(1), 0), nil, NotFinite},
		"negatively infinite":            {unbounded, ago(math.Inf(-1), 0), nil, NotFinite},
		"as old as allowed":              {rules, ago(100, time.Minute), nil, ""},
		"too old":                        {rules, ago(100, time.Minute+1), nil, Stale},
		"a clock a little ahead":         {rules, ago(100, -5*time.Second), nil, ""},
		"from the future":                {rules, ago(100, -5*time.Second-1), nil, Future},
		"as far as allowed":              {rules, ago(110, 0), before(100, 0), ""},
		"too far up":                     {rules, ago(110.01, 0), before(100, 0), Deviation},
		"too far down":                   {rules, ago(89.99, 0), before(100, 0), Deviation},
		"too far from a value now stale": {rules, ago(500, 0), before(100, time.Minute+1), ""},
		"zero stays zero":                {rules, ago(0, 0), before(0, 0), ""},
		"away from zero":                 {rules, ago(1, 0), before(0, 0), Deviation},
		"no bounds at all":               {unbounded, ago(-1e300, 0), before(0, 0), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := Reason("")
			if rejection := test.rules.Check(test.next, test.previous, now); rejection != nil {
				got = rejection.Reason
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestRejectCapsItsDetail(t *testing.T) {
	rejection := Reject(Malformed, "%s", strings.Repeat("x", 10_000))
	if len(rejection.Detail) > 310 {
		t.Errorf("detail has %d bytes", len(rejection.Detail))
	}
	if got := Reject(Stale, "by %d", 2).Error(); got != "stale: by 2" {
		t.Errorf("got %q", got)
	}
}
