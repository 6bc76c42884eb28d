package company_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"colazione/server/company"
)

// While a provider does not answer, those for whom it is asked don't wait for one another, and whoever comes on top of them is told at once.
func TestASilentProviderHoldsFewUp(t *testing.T) {
	const places = 8
	asked, answer := make(chan struct{}, 2*places), make(chan struct{})
	var provider *httptest.Server
	provider = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked <- struct{}{}
		<-answer
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"issuer":%q,"authorization_endpoint":"%[1]s/authorize","token_endpoint":"%[1]s/token","jwks_uri":"%[1]s/keys"}`, provider.URL)
	}))
	defer provider.Close()
	door, err := company.New(company.Config{Issuer: provider.URL, ClientID: "colazione", Admit: "@azienda.example"})
	if err != nil {
		t.Fatal(err)
	}
	begin := func() {
		if to, err := door.Begin(t.Context(), company.Attempt{}); err != nil || !strings.HasPrefix(to, provider.URL+"/authorize?") {
			t.Errorf("sent to %q: %v", to, err)
		}
	}
	var waiting sync.WaitGroup
	for range places {
		waiting.Go(begin)
	}
	for range places {
		<-asked
	}
	if _, err := door.Begin(t.Context(), company.Attempt{}); !errors.Is(err, company.ErrBusy) {
		t.Errorf("one more: %v", err)
	}
	if _, err := door.Finish(t.Context(), company.Attempt{}, "x"); !errors.Is(err, company.ErrBusy) {
		t.Errorf("one who comes back: %v", err)
	}
	close(answer)
	waiting.Wait()
	begin()
	if len(asked) > 0 {
		t.Error("a provider that is known was asked again who it is")
	}
}
