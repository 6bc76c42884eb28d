package bench

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"time"
)

const tries = 20

// lateComers measures how long somebody who comes late waits for the whole room, and the server's processor time for it.
func (r *run) lateComers(ctx context.Context, s *server, h *venue, want targetSet) error {
	one := h.rooms[0]
	tokens := make([]string, tries)
	for i := range tokens {
		var err error
		if tokens[i], err = s.join(ctx, one); err != nil {
			return err
		}
	}
	time.Sleep(time.Second) // until everybody knows who came: late comers do not wait for that
	before, err := s.cpu()
	if err != nil {
		return err
	}
	var took []time.Duration
	frames, bytes := 0, 0
	for _, token := range tokens {
		began := time.Now()
		p, err := dial(ctx, s.base, "/api/v1/sessions/"+one.id+"/live?since=0", token)
		if err != nil {
			return err
		}
		for p.reached() == 0 {
			if err := p.failed(); err != nil {
				return err
			}
			time.Sleep(100 * time.Microsecond)
		}
		took = append(took, time.Since(began))
		p.close()
		_, patches, _ := p.drain()
		frames += len(patches)
		bytes += patches[0].bytes
	}
	after, err := s.cpu()
	if err != nil {
		return err
	}
	slices.Sort(took)
	row(r.out, "somebody comes late: socket and the whole room, p50", "ms", false, want.late, ms(took[tries/2]), 0)
	row(r.out, "somebody comes late: server's processor, also for telling the others", "ms", false, 0, ms(after-before)/tries, 0)
	row(r.out, "somebody comes late: frames", "", false, 0, float64(frames)/tries, 0)
	row(r.out, "somebody comes late: size of the whole room", "KiB", false, 0, float64(bytes)/tries/1024, 0)
	return nil
}

// Sessions of a server that has been in use for a while.
const pastSessions = 1000

// beforeMeeting measures the program's start and a phone's first page.
func (r *run) beforeMeeting(ctx context.Context) error {
	fmt.Fprintln(r.out, "Before the meeting")
	heading(r.out)
	data, err := r.databaseWithPast(ctx, pastSessions)
	if err != nil {
		return err
	}
	began := time.Now()
	s, err := r.startServer(ctx, data)
	if err != nil {
		return err
	}
	row(r.out, fmt.Sprintf("start with %d past sessions until signed in", pastSessions), "ms", false, 300, ms(time.Since(began)), 0)
	requests, bytes, err := s.load(ctx, "/")
	if err == nil {
		row(r.out, "a phone's first page: compressed", "KB", false, 60, float64(bytes)/1000, 0)
		row(r.out, "a phone's first page: requests", "", false, 4, float64(requests), 0)
	}
	if stopped := s.stop(); err == nil {
		err = stopped
	}
	return err
}

// databaseWithPast makes a database with past sessions that have a card each.
func (r *run) databaseWithPast(ctx context.Context, sessions int) (data string, err error) {
	if data, err = r.database(); err != nil {
		return "", err
	}
	s, err := r.startServer(ctx, data)
	if err != nil {
		return "", err
	}
	_, err = openRooms(ctx, s, sessions, 1)
	if stopped := s.stop(); err == nil {
		err = stopped
	}
	return data, err
}

// What a page has a browser load before anything shows.
var assets = regexp.MustCompile(`(?:src|href)="(/assets/[^"]+)"`)

// load loads a page and what it names as a browser does, and counts.
func (s *server) load(ctx context.Context, page string) (requests, bytes int, err error) {
	whole, err := s.send(ctx, http.MethodGet, page, "identity", nil)
	if err != nil {
		return 0, 0, err
	}
	paths := []string{page}
	for _, match := range assets.FindAllSubmatch(whole.body, -1) {
		paths = append(paths, string(match[1]))
	}
	for _, path := range paths {
		got, err := s.send(ctx, http.MethodGet, path, "br", nil)
		if err != nil {
			return 0, 0, err
		}
		bytes += len(got.body)
	}
	return len(paths), bytes, nil
}

// warm waits until the server has compressed its pages, which takes some seconds and tens of MB after a start.
func (s *server) warm(ctx context.Context) error {
	for _, page := range []string{"/", "/cockpit/", "/screen/", "/organiser"} {
		if _, _, err := s.load(ctx, page); err != nil {
			return err
		}
	}
	return nil
}
