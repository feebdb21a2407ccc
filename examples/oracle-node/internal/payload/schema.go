package payload

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema is a compiled JSON schema (draft 2020-12 unless it says otherwise). A nil schema accepts
// every document.
type Schema struct {
	compiled *jsonschema.Schema
}

// CompileSchema takes a schema as decoded from YAML or JSON. References must stay inside it.
func CompileSchema(definition map[string]any) (*Schema, error) {
	// Through JSON, so that the compiler sees the types it knows, not those of YAML.
	text, err := json.Marshal(definition)
	if err != nil {
		return nil, fmt.Errorf("not expressible in JSON: %w", err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	const id = "urn:oracle-node:payload"
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(noLoader{})
	if err := compiler.AddResource(id, document); err != nil {
		return nil, oneLine(err)
	}
	compiled, err := compiler.Compile(id)
	if err != nil {
		return nil, oneLine(err)
	}
	return &Schema{compiled}, nil
}

func (s *Schema) validate(document any) error {
	if s == nil {
		return nil
	}
	if err := s.compiled.Validate(document); err != nil {
		return oneLine(err)
	}
	return nil
}

// noLoader keeps a schema from reading files or the network.
type noLoader struct{}

func (noLoader) Load(url string) (any, error) {
	return nil, fmt.Errorf("reference to %s leaves the schema", url)
}

func oneLine(err error) error {
	return errors.New(strings.Join(strings.Fields(err.Error()), " "))
}
