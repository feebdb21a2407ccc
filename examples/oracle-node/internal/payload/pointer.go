package payload

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// CheckPointer says what is wrong with a JSON pointer (RFC 6901).
func CheckPointer(pointer string) error {
	_, err := parsePointer(pointer)
	return err
}

// lookup finds what a pointer points at in a decoded document.
func lookup(document any, pointer string) (any, error) {
	tokens, err := parsePointer(pointer)
	if err != nil {
		return nil, err
	}
	current := document
	for _, token := range tokens {
		next, ok := child(current, token)
		if !ok {
			return nil, fmt.Errorf("the document has nothing at %s", pointer)
		}
		current = next
	}
	return current, nil
}

func parsePointer(pointer string) ([]string, error) {
	if pointer == "" {
		return nil, nil
	}
	if !strings.HasPrefix(pointer, "/") {
		return nil, errors.New("a JSON pointer is empty or starts with /")
	}
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		if strings.Contains(strings.NewReplacer("~0", "", "~1", "").Replace(token), "~") {
			return nil, errors.New("in a JSON pointer ~ is written ~0 and / is written ~1")
		}
		tokens[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
	}
	return tokens, nil
}

func child(parent any, token string) (any, bool) {
	switch p := parent.(type) {
	case map[string]any:
		value, ok := p[token]
		return value, ok
	case []any:
		index, err := strconv.ParseUint(token, 10, 31)
		canonical := err == nil && strconv.FormatUint(index, 10) == token
		if !canonical || index >= uint64(len(p)) {
			return nil, false
		}
		return p[index], true
	default:
		return nil, false
	}
}
