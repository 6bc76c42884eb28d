package web

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// site is the server as one request reached it.
type site struct {
	scheme string // "http" or "https"
	host   string // with the port, as in an address bar
}

func (s site) origin() string { return s.scheme + "://" + s.host }

func (s site) secure() bool { return s.scheme == "https" }

// sites knows under which addresses the server can be reached.
type sites struct {
	public  *site // as configured, or nil
	trusted []netip.Prefix
	listen  netip.AddrPort
	scheme  string // that the server itself speaks
	name    string // of the machine
}

func newSites(publicURL string, trusted []netip.Prefix, encrypted bool) (*sites, error) {
	s := &sites{trusted: trusted, scheme: "http"}
	if encrypted {
		s.scheme = "https"
	}
	if publicURL != "" {
		u, err := url.Parse(publicURL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
			return nil, fmt.Errorf("the public address %q is not of the form https://HOST", publicURL)
		}
		s.public = &site{scheme: u.Scheme, host: strings.ToLower(u.Host)}
	}
	name, err := os.Hostname()
	if err == nil {
		s.name = strings.ToLower(name)
	}
	return s, nil
}

// listening notes where the server listens.
func (s *sites) listening(at net.Addr) {
	if tcp, ok := at.(*net.TCPAddr); ok {
		s.listen = tcp.AddrPort()
	}
}

// reached tells how a request came: under the host that it names, over https if the server encrypts, if a trusted proxy says so or if that host is the public one.
func (a *App) reached(f *fiber.Ctx) site {
	return a.sites.reached(string(f.Context().Host()), f.Get(fiber.HeaderXForwardedProto), f.Context().RemoteAddr())
}

func (s *sites) reached(host, forwardedProto string, peer net.Addr) site {
	at := site{scheme: s.scheme, host: strings.ToLower(host)}
	if s.public != nil && at.host == s.public.host {
		return *s.public
	}
	if forwardedProto == "https" && s.trusts(peer) {
		at.scheme = "https"
	}
	return at
}

// caller is the address from which a request came, as trusted proxies tell of it: the last one that is none of theirs. Those before it are written by whom they are about.
func (s *sites) caller(forwardedFor string, peer net.Addr) string {
	tcp, ok := peer.(*net.TCPAddr)
	if !ok {
		return peer.String()
	}
	at := tcp.AddrPort().Addr().Unmap()
	list := strings.Split(forwardedFor, ",")
	for _, item := range slices.Backward(list) {
		if !s.isProxy(at) {
			break
		}
		next, err := netip.ParseAddr(strings.TrimSpace(item))
		if err != nil {
			break
		}
		at = next.Unmap()
	}
	return at.String()
}

func (s *sites) isProxy(a netip.Addr) bool {
	return slices.ContainsFunc(s.trusted, func(p netip.Prefix) bool { return p.Contains(a) })
}

func (s *sites) trusts(peer net.Addr) bool {
	tcp, ok := peer.(*net.TCPAddr)
	if !ok {
		return false
	}
	return s.isProxy(tcp.AddrPort().Addr().Unmap())
}

// own reports whether a page from an origin may talk to the server as it was reached: scheme, host and port are all the same, or those of the public address.
func (s *sites) own(origin string, reached site) bool {
	return origin == reached.origin() || s.public != nil && origin == s.public.origin()
}

// linked returns the site for links: the public one; else the one that the request named, if that is this machine; else this machine's own. A request names whatever
// its sender likes, and links go to other people.
func (s *sites) linked(reached site) site {
	switch {
	case s.public != nil:
		return *s.public
	case s.names(reached.host):
		return reached
	}
	return s.local()
}

// joined returns the site for phones: as linked, but a phone can't open this machine's loopback.
func (s *sites) joined(reached site) site {
	at := s.linked(reached)
	if s.listen.Addr().IsUnspecified() && isLoopback(at.host) {
		return s.local()
	}
	return at
}

// names reports whether a host is this machine.
func (s *sites) names(host string) bool {
	name := hostOnly(host)
	if name == "localhost" || s.name != "" && (name == s.name || name == s.name+".local") {
		return true
	}
	a, err := netip.ParseAddr(name)
	return err == nil && (a.IsLoopback() || slices.Contains(ownAddresses(), a.Unmap()))
}

// local is where a phone in the same network reaches this server.
func (s *sites) local() site { return site{scheme: s.scheme, host: LocalHost(s.listen)} }

// LocalHost returns the host and port under which a server that listens at an address is reached from the same network: that address, or where it listens on
// all, this machine's own.
func LocalHost(listen netip.AddrPort) string {
	a := listen.Addr().Unmap()
	if a.IsUnspecified() || !a.IsValid() {
		a = lanAddress()
	}
	if listen.Port() == 80 {
		if a.Is6() {
			return "[" + a.String() + "]"
		}
		return a.String()
	}
	return netip.AddrPortFrom(a, listen.Port()).String()
}

// lanAddress is the machine's address in the network that leads outside. It sends nothing: to connect a datagram socket only picks the way.
func lanAddress() netip.Addr {
	if c, err := (&net.Dialer{}).DialContext(context.Background(), "udp4", "192.0.2.1:9"); err == nil {
		defer c.Close()
		if a := c.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap(); !a.IsUnspecified() {
			return a
		}
	}
	for _, a := range ownAddresses() {
		if a.Is4() && !a.IsLoopback() && !a.IsLinkLocalUnicast() {
			return a
		}
	}
	return netip.AddrFrom4([4]byte{127, 0, 0, 1})
}

func ownAddresses() []netip.Addr {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []netip.Addr
	for _, one := range all {
		if n, ok := one.(*net.IPNet); ok {
			if a, ok := netip.AddrFromSlice(n.IP); ok {
				out = append(out, a.Unmap())
			}
		}
	}
	return out
}

func isLoopback(host string) bool {
	name := hostOnly(host)
	a, err := netip.ParseAddr(name)
	return name == "localhost" || err == nil && a.IsLoopback()
}

func hostOnly(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}
