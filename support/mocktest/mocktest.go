// Package mocktest plays a pool for as long as a test takes, in two lines:
//
//	pool := mocktest.New(t, mock.Options{}, mocktest.Users("pass@word1", "anna", "ben")...)
//	root := mocktest.Serve(t, pool)
//
// Only tests import it, those of a client in Go as well as ours.
package mocktest

import (
	"context"
	"crypto/rand"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// New is a pool with users, by the clock on the wall where o has no other.
func New(t testing.TB, o mock.Options, users ...mock.User) *mock.Pool {
	t.Helper()
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	pool := mock.New(o)
	t.Cleanup(func() { _ = pool.Close() }) // its error is always nil
	for _, u := range users {
		if err := pool.AddUser(u); err != nil {
			t.Fatal(err)
		}
	}
	return pool
}

// Users are users of contoso.com with these names and one password.
func Users(password string, names ...string) []mock.User {
	var users []mock.User
	for _, name := range names {
		address := name + "@contoso.com"
		users = append(users, mock.User{SIP: "sip:" + address, Username: address, Password: password})
	}
	return users
}

// Serve serves a pool, or what stands in front of one, on loopback and returns
// its URL.
func Serve(t testing.TB, h http.Handler) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	web := httptest.NewUnstartedServer(h)
	web.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	web.Start()
	t.Cleanup(func() {
		cancel() // lets requests that wait for events go, and those to come
		web.Close()
	})
	return web.URL
}
