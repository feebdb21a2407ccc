// Package config is the node's configuration: its shape, its defaults and what is legal in it.
package config

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"go.yaml.in/yaml/v3"
)

// Default is a complete, commented configuration that runs without any network.
//
//go:embed default.yaml
var Default []byte

// Config is the whole file. Every key is required unless it says "optional".
type Config struct {
	Listen   string `yaml:"listen"`   // optional, ":8080"
	LogLevel string `yaml:"logLevel"` // optional, "info"
	Feeds    []Feed `yaml:"feeds"`
}

// Feed is one value to keep up to date.
type Feed struct {
	Name                string        `yaml:"name"`
	Unit                string        `yaml:"unit"`
	Decimals            *int          `yaml:"decimals"` // optional
	Interval            time.Duration `yaml:"interval"`
	MaxAge              time.Duration `yaml:"maxAge"`
	MinSources          int           `yaml:"minSources"`
	History             int           `yaml:"history"`
	Min                 *float64      `yaml:"min"`                 // optional
	Max                 *float64      `yaml:"max"`                 // optional
	MaxDeviationPercent *float64      `yaml:"maxDeviationPercent"` // optional
	Sources             []Source      `yaml:"sources"`
}

// Source is where a value comes from: exactly one of HTTP and Simulator is set.
type Source struct {
	Name      string     `yaml:"name"`
	Weight    int        `yaml:"weight"`
	HTTP      *HTTP      `yaml:"http"`
	Simulator *Simulator `yaml:"simulator"`
}

// HTTP is a JSON document of a web service.
type HTTP struct {
	URL        string         `yaml:"url"`
	Value      string         `yaml:"value"`
	ObservedAt string         `yaml:"observedAt"` // optional
	Timeout    time.Duration  `yaml:"timeout"`
	MaxBytes   int64          `yaml:"maxBytes"`
	Schema     map[string]any `yaml:"schema"` // optional
}

// Simulator is a seeded random walk.
type Simulator struct {
	Seed        uint64  `yaml:"seed"`
	Start       float64 `yaml:"start"`
	StepPercent float64 `yaml:"stepPercent"`
}

// Load reads and checks a file; without a path it is Default. The error names every fault in it.
func Load(path string) (Config, error) {
	if path == "" {
		return Parse(Default)
	}
	text, err := readCapped(path)
	if errors.Is(err, os.ErrNotExist) {
		return Config{}, fmt.Errorf("%s does not exist; `oracle-node init --output %s` writes one", path, path)
	}
	if err != nil {
		return Config{}, err
	}
	config, err := Parse(text)
	if err != nil {
		return Config{}, fmt.Errorf("%s: %w", path, err)
	}
	return config, nil
}

// Parse decodes and checks a configuration.
func Parse(text []byte) (Config, error) {
	config := Config{Listen: ":8080", LogLevel: "info"}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&config); err != nil && !errors.Is(err, io.EOF) {
		return Config{}, err
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return Config{}, errors.New("must be a single YAML document")
	}
	if err := config.check(); err != nil {
		return Config{}, err
	}
	return config, nil
}

func readCapped(path string) ([]byte, error) {
	const most = 1 << 20
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, err
	}
	if len(text) > most {
		return nil, fmt.Errorf("%s is larger than %d bytes", path, most)
	}
	return text, nil
}
