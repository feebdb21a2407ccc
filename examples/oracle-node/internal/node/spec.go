package node

import (
	"fmt"
	"math"

	"github.com/oracle-release/oracle-node/internal/buildinfo"
	"github.com/oracle-release/oracle-node/internal/config"
	"github.com/oracle-release/oracle-node/internal/feed"
	"github.com/oracle-release/oracle-node/internal/payload"
	"github.com/oracle-release/oracle-node/internal/reading"
	"github.com/oracle-release/oracle-node/internal/source"
)

func specOf(declared config.Feed, info buildinfo.Info) (feed.Spec, error) {
	members := make([]feed.Member, len(declared.Sources))
	for i, s := range declared.Sources {
		from, err := sourceOf(s, info)
		if err != nil {
			return feed.Spec{}, fmt.Errorf("feed %s: source %s: %w", declared.Name, s.Name, err)
		}
		members[i] = feed.Member{Name: s.Name, Weight: s.Weight, Source: from}
	}
	return feed.Spec{
		Name:       declared.Name,
		Unit:       declared.Unit,
		Decimals:   declared.Decimals,
		Interval:   declared.Interval,
		History:    declared.History,
		MinSources: declared.MinSources,
		Rules: reading.Rules{
			Min:                 or(declared.Min, math.Inf(-1)),
			Max:                 or(declared.Max, math.Inf(1)),
			MaxAge:              declared.MaxAge,
			MaxDeviationPercent: or(declared.MaxDeviationPercent, math.Inf(1)),
		},
		Members: members,
	}, nil
}

func sourceOf(declared config.Source, info buildinfo.Info) (source.Source, error) {
	if sim := declared.Simulator; sim != nil {
		return source.NewSimulator(sim.Seed, sim.Start, sim.StepPercent), nil
	}
	layout := payload.Layout{Value: declared.HTTP.Value, ObservedAt: declared.HTTP.ObservedAt}
	if definition := declared.HTTP.Schema; definition != nil {
		schema, err := payload.CompileSchema(definition)
		if err != nil {
			return nil, err
		}
		layout.Schema = schema
	}
	return source.HTTP{
		URL:       declared.HTTP.URL,
		UserAgent: info.Name + "/" + info.Version,
		Timeout:   declared.HTTP.Timeout,
		MaxBytes:  declared.HTTP.MaxBytes,
		Layout:    layout,
	}, nil
}

func or(value *float64, otherwise float64) float64 {
	if value == nil {
		return otherwise
	}
	return *value
}
