package payload

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestLookup(t *testing.T) {
	// The example document of RFC 6901, section 5, and a little more.
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(
		`{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"m~n":8,"~1":9,"deep":[{"x":[10]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{ // pointer → value as JSON; empty: nothing there
		"/foo":                      `["bar","baz"]`,
		"/foo/0":                    `"bar"`,
		"/":                         `0`,
		"/a~1b":                     `1`,
		"/c%d":                      `2`,
		"/m~0n":                     `8`,
		"/~01":                      `9`,
		"/deep/0/x/0":               `10`,
		"/foo/2":                    ``,
		"/foo/-":                    ``,
		"/foo/-1":                   ``,
		"/foo/+1":                   ``,
		"/foo/00":                   ``,
		"/foo/0/0":                  ``,
		"/none":                     ``,
		"/foo/99999999999999999999": ``,
	}
	for pointer, want := range tests {
		t.Run(pointer, func(t *testing.T) {
			found, err := lookup(document, pointer)
			if want == "" {
				if err == nil {
					t.Fatalf("found %v, want nothing", found)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := json.Marshal(found); string(got) != want {
				t.Errorf("found %s, want %s", got, want)
			}
		})
	}
}

func TestCheckPointer(t *testing.T) {
	for pointer, legal := range map[string]bool{
		"": true, "/": true, "/a/b": true, "/~0~1": true,
		"a": false, "/~": false, "/~2": false, "/a~/b": false,
	} {
		if got := CheckPointer(pointer) == nil; got != legal {
			t.Errorf("%q: legal is %v, want %v", pointer, got, legal)
		}
	}
}
