package standalone

import (
	"crypto/rand"
	"io"
	"log"
	"net"
	"net/http"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// served is a pool within the limits l on a free port, until the test ends.
func served(t *testing.T, l limits) (address string) {
	t.Helper()
	end := make(chan struct{})
	address, ended := servedUntil(t, l, end, nil)
	t.Cleanup(func() {
		close(end)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return address
}

// servedUntil is a pool within the limits l on a free port, until end or cut is closed.
func servedUntil(t *testing.T, l limits, end, cut <-chan struct{}) (address string, ended <-chan error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener.Addr().String(), servedOn(t, listener, l, end, cut)
}

// servedOn is a pool within the limits l on listener, until end or cut is closed.
func servedOn(t *testing.T, listener net.Listener, l limits, end, cut <-chan struct{}) (ended <-chan error) {
	t.Helper()
	pool := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	if _, err := addUsers(pool, ""); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- l.serve(l.bind(listener), pool, log.New(io.Discard, "", 0), end, cut) }()
	return done
}

// fetch asks for the root of address on a connection of its own.
func fetch(t *testing.T, address string) int {
	t.Helper()
	transport := &http.Transport{DisableKeepAlives: true}
	response, err := (&http.Client{Transport: transport}).Get("http://" + address + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}
