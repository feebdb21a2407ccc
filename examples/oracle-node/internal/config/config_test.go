package config

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestDefaultIsLegal(t *testing.T) {
	cfg, err := Parse(Default)
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Listen != ":8080" || len(cfg.Feeds) != 2 || cfg.Feeds[0].Interval != 2*time.Second {
		t.Errorf("got %+v", cfg)
	}
}

// The example that is commented out must work for who takes the comment marks away.
func TestDefaultExampleIsLegal(t *testing.T) {
	marks := regexp.MustCompile(`(?m)^      # (- name: exchange|  )`)
	cfg, err := Parse(marks.ReplaceAll(Default, []byte("      $1")))
	if err != nil {
		t.Fatal(err)
	}
	sources := cfg.Feeds[0].Sources
	added := sources[len(sources)-1]
	if added.Name != "exchange" || added.HTTP == nil || added.HTTP.Schema["type"] != "object" {
		t.Errorf("got %+v", added)
	}
}

func TestOptionalKeysHaveDefaults(t *testing.T) {
	cfg, err := Parse([]byte(change("", "")))
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Listen != ":8080" || cfg.LogLevel != "info" || cfg.Feeds[0].Min != nil {
		t.Errorf("got %+v", cfg)
	}
}

const small = `feeds:
  - name: eth
    unit: USD
    interval: 2s
    maxAge: 10s
    minSources: 1
    history: 5
    sources:
      - name: web
        weight: 1
        http: {url: "https://example.org/", value: /p, timeout: 1s, maxBytes: 100}
      - name: sim
        weight: 1
        simulator: {seed: 1, start: 5, stepPercent: 1}
`

func change(from, to string) string { return strings.Replace(small, from, to, 1) }

func TestFaultsAreNamed(t *testing.T) {
	tests := map[string]struct {
		text string
		want string
	}{
		"empty":                {"", "feeds: must list at least one feed"},
		"not YAML":             {"feeds: [", "yaml:"},
		"unknown key":          {"lisen: x\n" + small, "field lisen not found"},
		"unknown nested key":   {change("maxBytes: 100", "maxByte: 100"), "field maxByte not found"},
		"wrong type":           {change("history: 5", "history: many"), "line 7: cannot unmarshal"},
		"a number as duration": {change("interval: 2s", "interval: 2"), "line 4: cannot unmarshal"},
		"two documents":        {small + "---\nlisten: x\n", "single YAML document"},
		"listen":               {"listen: '8080'\n" + small, `listen: must be host:port, is "8080"`},
		"listen port":          {"listen: ':70000'\n" + small, "listen: the port must be 0 to 65535"},
		"log level":            {"logLevel: loud\n" + small, "logLevel: must be debug, info, warn or error"},
		"feed name":            {change("name: eth", "name: ../eth"), "feeds[0].name: must match"},
		"feed twice":           {small + strings.TrimPrefix(small, "feeds:\n"), `feeds[1].name: "eth" is used twice`},
		"unit":                 {change("unit: USD", "unit: ''"), "feeds[0].unit: must have 1 to 32 characters"},
		"decimals":             {change("unit: USD", "unit: USD\n    decimals: 19"), "feeds[0].decimals: must be 0 to 18, is 19"},
		"interval":             {change("interval: 2s", "interval: 1ms"), "feeds[0].interval: must be 10ms to 24h0m0s, is 1ms"},
		"max age":              {change("maxAge: 10s", "maxAge: 1s"), "feeds[0].maxAge: must be at least the interval 2s, is 1s"},
		"history":              {change("    history: 5\n", ""), "feeds[0].history: must be 1 to 10000, is 0"},
		"min sources":          {change("minSources: 1", "minSources: 3"), "feeds[0].minSources: must be 1 to 2, is 3"},
		"bounds":               {change("unit: USD", "unit: USD\n    min: 5\n    max: 5"), "feeds[0].max: must be more than min 5, is 5"},
		"not finite":           {change("unit: USD", "unit: USD\n    min: .nan"), "feeds[0].min: must be a finite number"},
		"deviation":            {change("unit: USD", "unit: USD\n    maxDeviationPercent: 0"), "feeds[0].maxDeviationPercent: must be more than 0"},
		"no sources":           {small[:strings.Index(small, "      - name: web")], "feeds[0].sources: must list at least one source"},
		"weight":               {change("weight: 1", "weight: 0"), "feeds[0].sources[0].weight: must be 1 to 1000, is 0"},
		"source twice":         {change("name: sim", "name: web"), `feeds[0].sources[1].name: "web" is used twice`},
		"neither kind":         {change("        simulator: {seed: 1, start: 5, stepPercent: 1}\n", ""), "feeds[0].sources[1]: must have either http or simulator"},
		"both kinds":           {change("        http:", "        simulator: {seed: 1, start: 5, stepPercent: 1}\n        http:"), "feeds[0].sources[0]: must have either http or simulator"},
		"plain http":           {change("https://", "http://"), "feeds[0].sources[0].http.url: must be https, or http on a loopback address"},
		"pointer":              {change("value: /p", "value: p"), "feeds[0].sources[0].http.value: a JSON pointer is empty or starts with /"},
		"time pointer":         {change("value: /p", "value: /p, observedAt: t"), "feeds[0].sources[0].http.observedAt: a JSON pointer"},
		"timeout":              {change("timeout: 1s", "timeout: 3s"), "feeds[0].sources[0].http.timeout: must be 1ms to 2s, is 3s"},
		"max bytes":            {change("maxBytes: 100", "maxBytes: 0"), "feeds[0].sources[0].http.maxBytes: must be 1 to 16777216, is 0"},
		"schema":               {change("value: /p", "value: /p, schema: {type: decimal}"), "feeds[0].sources[0].http.schema: "},
		"start":                {change("start: 5", "start: -5"), "feeds[0].sources[1].simulator.start: must be more than 0"},
		"step":                 {change("stepPercent: 1", "stepPercent: 99"), "feeds[0].sources[1].simulator.stepPercent: must be 0 to 50, is 99"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestAllFaultsAreReportedTogether(t *testing.T) {
	text := strings.NewReplacer("weight: 1", "weight: 0", "unit: USD", "unit: ''").Replace(small)
	_, err := Parse([]byte(text))
	if err == nil || len(strings.Split(err.Error(), "\n")) != 3 {
		t.Errorf("got %v, want 3 lines", err)
	}
}

func TestLoad(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if _, err := Load(write("good.yaml", small)); err != nil {
		t.Error(err)
	}
	tests := map[string]struct{ path, want string }{
		"missing":  {filepath.Join(folder, "none.yaml"), "none.yaml does not exist; `oracle-node init"},
		"a folder": {folder, "directory"},
		"faulty":   {write("bad.yaml", "listen: x\n"), "bad.yaml: listen: must be host:port"},
		"too big":  {write("big.yaml", strings.Repeat("#", 1<<20+1)), "big.yaml is larger than"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := Load(test.path)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
