package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// longHeadPage is what a browser shows whose request has too long a head. Nothing of that was read, so the language is not known either.
const longHeadPage = `<!doctype html><html lang="it"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Colazione</title>
<p>Il tuo browser manda più di 16 KiB di cookie con la richiesta, e così la pagina non si apre. Cancella i cookie di questo indirizzo, oppure apri una finestra in incognito.</p>
<p lang="en">Your browser sends more than 16 KiB of cookies with its request, so the page does not open. Delete the cookies of this address, or open a private window.</p>
<p lang="nl">Je browser stuurt meer dan 16 KiB aan cookies mee, en zo gaat de pagina niet open. Verwijder de cookies van dit adres, of open een privévenster.</p>
`

// longHead answers requests whose head does not fit, and leaves other faults to the router: a page where a page was asked for, else a problem.
func (a *App) longHead(others func(*fasthttp.RequestCtx, error)) func(*fasthttp.RequestCtx, error) {
	return func(f *fasthttp.RequestCtx, err error) {
		var long *fasthttp.ErrSmallBuffer
		if !errors.As(err, &long) || !asksForPage(long.Error()) {
			others(f, err)
			return
		}
		drain(f.Conn())
		for _, h := range securityHeaders {
			f.Response.Header.Set(h[0], h[1])
		}
		f.Response.Header.Set(fiber.HeaderCacheControl, "no-store")
		f.SetContentType(fiber.MIMETextHTMLCharsetUTF8)
		f.SetStatusCode(http.StatusRequestEntityTooLarge)
		f.SetBodyString(longHeadPage)
	}
}

// asksForPage reports whether the request, of which the fault quotes the beginning, is for a page.
func asksForPage(fault string) bool {
	_, head, quoted := strings.Cut(fault, `"GET `)
	return quoted && !strings.HasPrefix(head, base+"/")
}
