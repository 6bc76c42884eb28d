package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"colazione/server/store"
)

// The commands reach the running server by its control socket beside the database, which only those can open who can open the database itself. It answers, in HTTP,
//
//	GET /backup   a copy of the database
//	GET /check    what a check finds, a line each; the last line begins with "ok: " or "bad: " and sums it up

// controlTime is how long a command may take to send its request.
const controlTime = 5 * time.Second

func socketOf(data string) string { return data + ".sock" }

// ListenControl opens the control socket of a database, which the caller must have open: the lock on the database means that nobody else has the socket.
func ListenControl(ctx context.Context, data string) (net.Listener, error) {
	path := socketOf(data)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return (&net.ListenConfig{Control: private}).Listen(ctx, "unix", path)
}

// ServeControl answers on the control socket until ctx ends.
func ServeControl(ctx context.Context, l net.Listener, db *store.Store, log *slog.Logger) {
	calls := http.NewServeMux()
	calls.HandleFunc("GET /backup", func(w http.ResponseWriter, _ *http.Request) {
		copied, err := db.Reader()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer copied.Close()
		info, err := copied.Stat()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10)) // so that a copy that breaks off is noticed
		_, _ = io.Copy(w, copied)                                            // nobody is left to tell
	})
	calls.HandleFunc("GET /check", func(w http.ResponseWriter, _ *http.Request) { checkOpen(db, w) })
	server := &http.Server{Handler: calls, ReadHeaderTimeout: controlTime}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		log.Error("backup and check are answered no more", "error", err)
	}
}

// errNotRunning means that no server has the database open.
var errNotRunning = errors.New("no server is running on the database")

// askServer returns the answer of the server that is running on the database.
func askServer(ctx context.Context, data, call string) (io.ReadCloser, error) {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socketOf(data))
	}
	client := &http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://server"+call, nil)
	if err != nil {
		return nil, err
	}
	response, err := client.Do(request)
	if nobodyAnswers(err) {
		return nil, errNotRunning
	}
	if err != nil {
		return nil, fmt.Errorf("the running server: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		return nil, errors.Join(fmt.Errorf("the running server: %s", text), err)
	}
	return response.Body, nil
}
