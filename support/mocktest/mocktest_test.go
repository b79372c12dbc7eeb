package mocktest_test

import (
	"net/http"
	"sync"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// TestServe_letsGoWhatWaits ends a test whose client waits for events, and asks
// again as soon as it is let go.
func TestServe_letsGoWhatWaits(t *testing.T) {
	t.Parallel()
	answered := make(chan int, 100)
	t.Run("a test", func(t *testing.T) {
		users := mocktest.Users("secret", "anna", "ben", "cleo")
		pool := mocktest.New(t, mock.Options{}, users...)
		derived, err := pool.DeriveAmong(t.Context(), users[0], users[1], users[2])
		if err != nil {
			t.Fatal(err)
		}
		begun := make(chan struct{})
		begin := sync.OnceFunc(func() { close(begun) })
		root := mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			begin()
			pool.ServeHTTP(w, r)
		}))
		r, err := http.NewRequest(http.MethodGet, root+derived.Caller.Events, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+derived.Caller.Token)
		go func() {
			defer close(answered)
			for response, err := http.DefaultClient.Do(r); err == nil; response, err = http.DefaultClient.Do(r) {
				answered <- response.StatusCode
				_ = response.Body.Close()
			}
		}()
		<-begun
	})
	for status := range answered {
		if status != http.StatusServiceUnavailable {
			t.Errorf("got status %d, want it unavailable when the test has ended", status)
		}
	}
}
