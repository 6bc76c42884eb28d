package web

import (
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// foreignPages are the pages of other addresses that were refused, so that the log tells of each once.
type foreignPages struct {
	mu     sync.Mutex
	logged map[[2]string]bool
}

// mostForeign bounds what a flood of made-up origins leaves in the log.
const mostForeign = 8

// first reports whether a page's address and the server's are to be logged: for the first time, and few were before.
func (s *foreignPages) first(page, server string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	pair := [2]string{page, server}
	if s.logged[pair] || len(s.logged) >= mostForeign {
		return false
	}
	if s.logged == nil {
		s.logged = map[[2]string]bool{}
	}
	s.logged[pair] = true
	return true
}

// checkPage refuses what a page of another address asks for. Most often that page is our own, and a proxy stands before the server that it was not told of.
func (a *App) checkPage(f *fiber.Ctx, at site, lang session.Language) error {
	origin := f.Get(fiber.HeaderOrigin)
	if a.sites.own(origin, at) {
		return nil
	}
	known := at
	if a.sites.public != nil {
		known = *a.sites.public
	}
	page, server := addressOf(origin), addressOf(known.origin())
	if page == "" || server == "" {
		return session.ErrWrongOrigin
	}
	if a.foreign.first(page, server) {
		a.log.Warn("refused: a page of another address; if people open this server there, start it with -public-url and that address", "page", page, "server", server)
	}
	return session.ErrWrongOrigin.With(fmt.Sprintf(foreignWords[lang], page, server))
}

var foreignWords = map[session.Language]string{
	session.Italian: "La pagina è aperta su %[1]s, e il server si conosce come %[2]s. Se %[1]s è l’indirizzo giusto, chi lo gestisce lo avvii con -public-url %[1]s",
	session.English: "The page is open at %[1]s, and the server knows itself as %[2]s. If %[1]s is the right address, whoever runs it starts it with -public-url %[1]s",
	session.Dutch:   "De pagina staat open op %[1]s en de server kent zichzelf als %[2]s. Is %[1]s het goede adres, dan start de beheerder hem met -public-url %[1]s",
}

// longestAddress is that of a name in the DNS with its scheme and port.
const longestAddress = len("https://") + 253 + len(":65535")

// addressOf returns an origin where it is one of the web, short enough to be read by people; else "".
func addressOf(origin string) string {
	u, err := url.Parse(origin)
	if err != nil || len(origin) > longestAddress || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || !strings.EqualFold(origin, u.Scheme+"://"+u.Host) {
		return ""
	}
	return origin
}
