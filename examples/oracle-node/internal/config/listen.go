package config

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// CheckListen says what is wrong with an address to listen on, "host:port" or ":port".
func CheckListen(address string) error {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("must be host:port, is %q", address)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return errors.New("the port must be 0 to 65535")
	}
	return nil
}
