package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/oracle-release/oracle-node/internal/payload"
	"github.com/oracle-release/oracle-node/internal/reading"
)

// HTTP asks a web service.
type HTTP struct {
	URL       string
	UserAgent string
	Timeout   time.Duration // of the whole exchange, body included
	MaxBytes  int64         // of the body, after decompression
	Layout    payload.Layout
}

// CheckURL allows https anywhere, and http only where nobody on the way can change the answer.
func CheckURL(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return errors.New("not a URL")
	}
	if u.Hostname() == "" {
		return errors.New("the URL has no host")
	}
	if u.Scheme == "https" || u.Scheme == "http" && isLoopback(u.Hostname()) {
		return nil
	}
	return errors.New("must be https, or http on a loopback address")
}

// Read gets and reads the document.
func (h HTTP) Read(ctx context.Context) (reading.Reading, error) {
	limited, cancel := context.WithTimeout(ctx, h.Timeout)
	defer cancel()
	body, err := h.get(limited)
	if err == nil {
		return h.Layout.Read(body, time.Now())
	}
	// Being stopped says nothing about the source; running out of its own time does.
	if ctx.Err() != nil {
		return reading.Reading{}, ctx.Err()
	}
	return reading.Reading{}, err
}

func (h HTTP) get(ctx context.Context) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.URL, nil)
	if err != nil {
		return nil, reading.Reject(reading.Unreachable, "%v", withoutURL(err))
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", h.UserAgent)
	response, err := client.Do(request)
	if err != nil {
		return nil, reading.Reject(reading.Unreachable, "%v", withoutURL(err))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, reading.Reject(reading.Unreachable, "answered %s", response.Status)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, h.MaxBytes+1))
	if err != nil {
		return nil, reading.Reject(reading.Unreachable, "reading the answer: %v", err)
	}
	if int64(len(body)) > h.MaxBytes {
		return nil, reading.Reject(reading.TooLarge, "the answer is larger than %d bytes", h.MaxBytes)
	}
	return body, nil
}

// client follows no redirects: a source is the URL that was configured, and CheckURL saw only that.
var client = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// withoutURL drops the URL from an error, since its query may hold a key.
func withoutURL(err error) error {
	var wrapped *url.Error
	if !errors.As(err, &wrapped) {
		return err
	}
	return fmt.Errorf("%s: %w", wrapped.Op, wrapped.Err)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
