package mocktest_test

import (
	"net/http"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// TestServe_endsWhatWaits ends a test while a request of it waits for events.
func TestServe_endsWhatWaits(t *testing.T) {
	t.Parallel()
	answered := make(chan error, 1)
	t.Run("a test", func(t *testing.T) {
		users := mocktest.Users("secret", "anna", "ben", "cleo")
		pool := mocktest.New(t, mock.Options{}, users...)
		derived, err := pool.DeriveAmong(t.Context(), users[0], users[1], users[2])
		if err != nil {
			t.Fatal(err)
		}
		begun := make(chan struct{})
		root := mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(begun)
			pool.ServeHTTP(w, r)
		}))
		r, err := http.NewRequest(http.MethodGet, root+derived.Caller.Events, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+derived.Caller.Token)
		go func() {
			response, err := http.DefaultClient.Do(r)
			if err == nil {
				err = response.Body.Close()
			}
			answered <- err
		}()
		<-begun
	})
	if <-answered == nil {
		t.Error("got events, want the request cut off by the end of the test")
	}
}
