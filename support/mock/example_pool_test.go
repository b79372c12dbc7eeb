package mock_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"ucwatest/support/mock"
)

// A pool is an http.Handler: serve it as any other.
func ExampleNew() {
	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	web := httptest.NewServer(srv)
	defer web.Close()
	defer srv.Close() // first: it lets requests that wait for events go
	if err := srv.AddUser(mock.User{SIP: "sip:anna@contoso.com", Username: "anna@contoso.com", Password: "pass@word1"}); err != nil {
		log.Fatal(err)
	}

	response, err := http.Get(web.URL + "/") // here the client under test would sign in
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	fmt.Println(response.Status, response.Header.Get("Content-Type"))
	// Output: 200 OK application/json; charset=utf-8
}

// Derive leaves a client test with something to read, which httptest can
// record without a network.
func ExamplePool_Derive() {
	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	defer srv.Close()
	derived, err := srv.Derive(context.Background())
	if err != nil {
		log.Fatal(err)
	}

	r := httptest.NewRequest(http.MethodGet, derived.DerivedConversation, nil)
	r.Header.Set("Authorization", "Bearer "+derived.Caller.Token)
	r.Header.Set("Accept", "application/xml")
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, r)
	fmt.Println(w.Code, strings.Contains(w.Body.String(), `<resource rel="conversation" href="`+derived.Self+`"`))
	// Output: 200 true
}

// Requests tells what a client sent.
func ExamplePool_Requests() {
	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	web := httptest.NewServer(srv)
	defer web.Close()
	defer srv.Close()

	form := strings.NewReader("grant_type=password&username=nobody&password=secret")
	response, err := http.Post(web.URL+"/WebTicket/oauthtoken", "application/x-www-form-urlencoded", form)
	if err != nil {
		log.Fatal(err)
	}
	response.Body.Close()

	for _, r := range srv.Requests() {
		fmt.Println(r.Route, r.Method, r.URL, r.Status)
		fmt.Printf("%s\n", r.Body)
	}
	// Output:
	// token POST /WebTicket/oauthtoken 400
	// grant_type=password&username=nobody&password=secret
}

// The clock of Derive's users stands still unless it is moved: eight hours make
// their tokens expire.
func ExampleDerived_Advance() {
	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	defer srv.Close()
	derived, err := srv.Derive(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	if err := derived.Advance(8 * time.Hour); err != nil {
		log.Fatal(err)
	}
	fmt.Println(statusOf(srv, derived))
	// Output: 401
}

// A client has to cope with a pool that refuses for a reason of its own.
func ExampleDerived_Refuse() {
	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	defer srv.Close()
	derived, err := srv.Derive(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	if err := derived.Refuse("no backup pool is configured"); err != nil {
		log.Fatal(err)
	}
	fmt.Println(statusOf(srv, derived))
	// Output: 410
}

// statusOf is what the caller gets for the link derivedConversation.
func statusOf(srv http.Handler, d *mock.Derived) int {
	r := httptest.NewRequest(http.MethodGet, d.DerivedConversation, nil)
	r.Header.Set("Authorization", "Bearer "+d.Caller.Token)
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, r)
	return w.Code
}
