// A node as small as it can be: its health is decided when it is linked.
package main

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"
)

var (
	version = "none"
	status  = "200"
	// lives is how many milliseconds the node serves; 0 is for ever.
	lives = "0"
)

func main() {
	switch os.Args[1] {
	case "init":
		if err := os.WriteFile("config.yaml", []byte("version: "+version+"\n"), 0o644); err != nil {
			panic(err)
		}
	case "serve":
		if _, err := os.Stat("config.yaml"); err != nil {
			panic(err)
		}
		if ms, _ := strconv.Atoi(lives); ms > 0 {
			time.AfterFunc(time.Duration(ms)*time.Millisecond, func() { panic("the node has had enough") })
		}
		code, _ := strconv.Atoi(status)
		http.HandleFunc("/healthz", func(response http.ResponseWriter, _ *http.Request) {
			response.WriteHeader(code)
			fmt.Fprintf(response, "version %s", version)
		})
		panic(http.ListenAndServe(os.Args[2], nil))
	}
}
