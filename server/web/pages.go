package web

import (
	"errors"
	"io/fs"
	"net/url"
	"path"
	"runtime/debug"
	"strings"

	"github.com/gofiber/fiber/v2"

	"colazione/server/auth"
	"colazione/session"
)

// pages is the built front end, held in memory.
type pages struct {
	assets map[string]*asset // by path, without a slash in front
}

// pageOf says which page an address opens. What stands behind it is the page's own business.
var pageOf = []struct{ path, page string }{
	{"/", "phone.html"},
	{"/s/:id/mine", "mine.html"},
	{"/mine", "mine.html"},
	{"/s/*", "phone.html"},
	{"/cockpit/*", "cockpit.html"},
	{"/screen/*", "screen.html"},
	{"/organiser", "organiser.html"},
	{"/organiser/*", "organiser.html"},
}

// hashed is the folder of files whose names carry a hash of what they hold, so that they never change.
const hashed = "assets/"

// newPages reads the front end and begins to compress it.
func newPages(from fs.FS) (*pages, error) {
	p := &pages{assets: map[string]*asset{}}
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err == nil {
			p.assets[name] = newAsset(name, data)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	go p.compress()
	return p, nil
}

// compress prepares what is not asked for before its turn comes; who asks earlier waits for that one. It takes tens of MB for a moment, which go
// back to the system.
func (p *pages) compress() {
	for _, a := range p.assets {
		a.variants()
	}
	debug.FreeOSMemory()
}

func (a *App) servePages(f *fiber.App) {
	for _, at := range pageOf {
		f.Get(at.path, func(f *fiber.Ctx) error { return a.page(f, at.page) })
	}
	f.Get("/:file", func(f *fiber.Ctx) error { return a.asset(f, f.Params("file")) })
	f.Get("/"+hashed+"*", func(f *fiber.Ctx) error { return a.asset(f, hashed+f.Params("*")) })
}

const notBuilt = "The front end is not built yet. `make build` builds it.\n"

func (a *App) page(f *fiber.Ctx, name string) error {
	one := a.pages.assets[name]
	if one == nil {
		f.Set(fiber.HeaderCacheControl, "no-store")
		return f.Status(fiber.StatusServiceUnavailable).SendString(notBuilt)
	}
	return one.send(f)
}

// asset serves a file of the front end; one that is not there is missing, and never a page in its place.
func (a *App) asset(f *fiber.Ctx, name string) error {
	one := a.pages.assets[name]
	if one == nil {
		return session.ErrNotFound
	}
	return one.send(f)
}

// isAstray reports whether somebody is looking for a page at an address where nothing is.
func isAstray(f *fiber.Ctx) bool {
	if f.Method() != fiber.MethodGet && f.Method() != fiber.MethodHead || strings.HasPrefix(f.Path(), base+"/") {
		return false
	}
	f.Vary(fiber.HeaderAccept)
	for item := range strings.SplitSeq(f.Get(fiber.HeaderAccept), ",") {
		if media, weight := weighed(item); media == fiber.MIMETextHTML && weight > 0 {
			return true
		}
	}
	return false
}

// showEntrance sends who is astray to the page for joining: with the code where they typed one behind the address, else with a sentence that the page says by itself.
func (a *App) showEntrance(f *fiber.Ctx) error {
	f.Set(fiber.HeaderCacheControl, "no-store")
	typed, err := url.PathUnescape(strings.Trim(f.Path(), "/"))
	if code, plausible := auth.ReadCode(typed); err == nil && plausible {
		return f.Redirect("/#"+code, fiber.StatusSeeOther)
	}
	f.Request().Header.Del(fiber.HeaderIfNoneMatch) // it is of the page, which is not what was asked for
	if err := a.page(f, "phone.html"); err != nil || f.Response().StatusCode() != fiber.StatusOK {
		return err
	}
	f.Set(fiber.HeaderCacheControl, "no-store")
	f.Response().Header.Del(fiber.HeaderETag)
	f.Status(fiber.StatusNotFound)
	return nil
}
