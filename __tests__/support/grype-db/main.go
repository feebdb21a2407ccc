// Command grype-db makes a vulnerability database for Grype (schema 6) from a folder of OSV entries of Go modules.
//
//	grype-db OSV-FOLDER DATABASE-FOLDER
//
// Grype's own databases name a vulnerability of a Go module by its GHSA id; so does this one, where there is one.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	v6 "github.com/anchore/grype/grype/db/v6"
)

// entry is an OSV entry, as far as Grype has a place for it.
type entry struct {
	ID        string     `json:"id"`
	Withdrawn *time.Time `json:"withdrawn"`
	Aliases   []string   `json:"aliases"`
	Summary   string     `json:"summary"`
	Affected  []affected `json:"affected"`
}

type affected struct {
	Package struct {
		Name      string `json:"name"`
		Ecosystem string `json:"ecosystem"`
	} `json:"package"`
	Ranges []struct {
		Type   string `json:"type"`
		Events []struct {
			Introduced string `json:"introduced"`
			Fixed      string `json:"fixed"`
		} `json:"events"`
	} `json:"ranges"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: grype-db OSV-FOLDER DATABASE-FOLDER")
		os.Exit(2)
	}
	if err := convert(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "grype-db:", err)
		os.Exit(1)
	}
}

func convert(from, to string) (err error) {
	paths, err := filepath.Glob(filepath.Join(from, "*.json"))
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("no entries in %s", from)
	}
	database, err := v6.NewWriter(v6.Config{DBDirPath: to})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	if err := database.SetDBMetadata(); err != nil {
		return err
	}
	now := time.Now().UTC()
	provider := &v6.Provider{ID: "github", Version: "1", Processor: "grype-db of the tests", DateCaptured: &now}
	for _, path := range paths {
		if err := add(database, path, provider); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func add(database v6.Writer, path string, provider *v6.Provider) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var it entry
	if err := json.Unmarshal(text, &it); err != nil {
		return err
	}
	if it.Withdrawn != nil || it.ID == "" {
		return nil
	}
	name, aliases := named(it)
	vulnerability := &v6.VulnerabilityHandle{
		Name:     name,
		Status:   v6.VulnerabilityActive,
		Provider: provider,
		BlobValue: &v6.VulnerabilityBlob{
			ID:          strings.ToLower(name),
			Description: it.Summary,
			Aliases:     aliases,
			Severities:  []v6.Severity{{Scheme: v6.SeveritySchemeCHML, Value: "medium", Rank: 1}},
		},
	}
	if err := database.AddVulnerabilities(vulnerability); err != nil {
		return err
	}
	for _, module := range it.Affected {
		if module.Package.Ecosystem != "Go" {
			continue
		}
		// One handle a range: Grype would take ranges of one handle to hold all at once.
		for _, span := range ranges(module) {
			handle := &v6.AffectedPackageHandle{
				Vulnerability: vulnerability,
				Package:       &v6.Package{Name: module.Package.Name, Ecosystem: "go-module"},
				BlobValue:     &v6.PackageBlob{CVEs: withPrefix(aliases, "CVE-"), Ranges: []v6.Range{span}},
			}
			if err := database.AddAffectedPackages(handle); err != nil {
				return err
			}
		}
	}
	return nil
}

// named gives the name of an entry in the database, and its other names.
func named(it entry) (string, []string) {
	name := it.ID
	if advisories := withPrefix(it.Aliases, "GHSA-"); len(advisories) > 0 {
		name = advisories[0]
	}
	var aliases []string
	for _, id := range append([]string{it.ID}, it.Aliases...) {
		if id != name {
			aliases = append(aliases, id)
		}
	}
	return name, aliases
}

func withPrefix(ids []string, prefix string) []string {
	var found []string
	for _, id := range ids {
		if strings.HasPrefix(id, prefix) {
			found = append(found, id)
		}
	}
	return found
}

// ranges writes events of OSV as constraints of Grype. Without any, every version is affected.
func ranges(module affected) []v6.Range {
	var found []v6.Range
	add := func(introduced, fixed string) {
		bounds := []string{">=" + introduced}
		if introduced == "0" {
			bounds = []string{">=0.0.0-0"}
		}
		fix := &v6.Fix{State: v6.NotFixedStatus}
		if fixed != "" {
			bounds = append(bounds, "<"+fixed)
			fix = &v6.Fix{Version: fixed, State: v6.FixedStatus}
		}
		found = append(found, v6.Range{
			Version: v6.Version{Type: "go", Constraint: strings.Join(bounds, ",")},
			Fix:     fix,
		})
	}
	for _, span := range module.Ranges {
		if span.Type != "SEMVER" {
			continue
		}
		introduced := ""
		for _, event := range span.Events {
			if event.Introduced != "" {
				introduced = event.Introduced
			}
			if event.Fixed != "" {
				add(introduced, event.Fixed)
				introduced = ""
			}
		}
		if introduced != "" {
			add(introduced, "")
		}
	}
	if len(found) == 0 {
		add("0", "")
	}
	return found
}
