package main_test

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"go.uber.org/goleak"

	main "colazione/server"
	"colazione/server/processtest"
)

// Whatever the program started ends with it: after people came by every way, and while some of them are still there.
func TestEveryGoroutineEnds(t *testing.T) {
	http.DefaultClient.CloseIdleConnections() // of the tests before
	before := goleak.IgnoreCurrent()
	base, end := mustRunHere(t)
	m := processtest.MustMeet(t, base, processtest.Live)
	var waiting *processtest.Phone
	polled := make(chan int, 10)
	for n := range 10 {
		token := m.MustJoin(t)
		phone, err := m.Dial(token, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := phone.Read(); err != nil {
			t.Fatal(err)
		}
		if n%2 == 0 {
			phone.Close()
		} else {
			waiting = phone // the others stay, with nobody who reads
		}
		go func() { polled <- mustGet(t, base+"/api/v1/sessions/"+m.ID+"/patch?since=9&wait=20", token) }()
	}
	for _, path := range []string{"/api/v1/backup", "/api/v1/sessions/" + m.ID + "/report.pdf", "/metrics", "/"} {
		mustGet(t, base+path, m.Organiser)
	}
	if code := end(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	for range 10 {
		<-polled
	}
	waiting.Close()
	processtest.Client.CloseIdleConnections()
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, before,
		goleak.IgnoreAnyFunction("colazione/server/web.(*pages).compress"),                // ends with the last page, which a busy machine may not have reached
		goleak.IgnoreAnyFunction("github.com/valyala/fasthttp.updateServerDate.func1"),    // one for ever
		goleak.IgnoreAnyFunction("github.com/valyala/fasthttp.(*workerPool).Start.func2")) // looks every ten seconds whether it is over
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// mustRunHere runs the program in this process. end asks it to end and gives its exit code.
func mustRunHere(t *testing.T) (base string, end func() int) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	printed, prints := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		args := []string{"-addr", "127.0.0.1:0", "-data", filepath.Join(t.TempDir(), "colazione.db"), "-organiser-key", processtest.Key}
		ended <- main.Run(ctx, args, func(string) string { return "" }, prints, io.Discard)
		prints.Close()
	}()
	line := make([]byte, 256)
	n, err := printed.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	drained := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, printed)
		close(drained)
	}()
	return address.FindString(string(line[:n])), func() int {
		stop()
		select {
		case code := <-ended:
			<-drained
			return code
		case <-time.After(time.Minute):
			t.Fatal("it does not end")
			return -1
		}
	}
}

// mustGet reads an answer to its end and gives its status.
func mustGet(t *testing.T, url, token string) int {
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Error(err)
		return 0
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0 // the server ended meanwhile
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode
}
