package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// server is the running program, with the organiser's token.
type server struct {
	*process
	token string
}

const organiserKey = "bench-organiser-key"

// startServer runs the program over a database.
func (r *run) startServer(ctx context.Context, data string) (*server, error) {
	p, err := start(ctx, r.program.Path, serverPart, "-addr", "127.0.0.1:0", "-data", data, "-organiser-key", organiserKey)
	if err != nil {
		return nil, err
	}
	s := &server{process: p}
	var answer struct{ Token string }
	if err := s.post(ctx, "/api/v1/sign-in", map[string]any{"key": organiserKey}, &answer); err != nil {
		return nil, err
	}
	s.token = answer.Token
	return s, nil
}

// post sends a request as the organiser; one that comes too fast is sent again when it may.
func (s *server) post(ctx context.Context, path string, body, answer any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	for {
		got, err := s.send(ctx, http.MethodPost, path, "identity", data)
		switch {
		case err != nil:
			return err
		case got.status == http.StatusTooManyRequests:
			seconds, _ := strconv.Atoi(got.header.Get("Retry-After")) // 0 is tried at once
			time.Sleep(time.Duration(seconds) * time.Second)
			continue
		case got.status >= http.StatusBadRequest:
			return fmt.Errorf("%s: %d: %s", path, got.status, got.body)
		}
		return json.Unmarshal(got.body, answer)
	}
}

// reply is an answer, its body in the encoding that was asked for.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// send sends a request that asks for an encoding of the answer.
func (s *server) send(ctx context.Context, method, path, encoding string, body []byte) (reply, error) {
	request, err := http.NewRequestWithContext(ctx, method, s.base+path, bytes.NewReader(body))
	if err != nil {
		return reply{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept-Encoding", encoding)
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	return reply{response.StatusCode, response.Header, got}, err
}
