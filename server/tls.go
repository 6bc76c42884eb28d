package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// security is how connections are encrypted: by a certificate from files, or by one that an authority gives by ACME.
type security struct {
	config *tls.Config
	host   string                          // a name for which the certificate holds, or ""
	plain  func(http.Handler) http.Handler // what answers on the address without encryption besides sending people on; nil where nothing does
}

// secured reads from the configuration how to encrypt; nil means not at all.
func secured(c config) (*security, error) {
	switch {
	case len(c.hosts()) > 0:
		return byAuthority(c), nil
	case c.tlsCert != "":
		return byFiles(c.tlsCert, c.tlsKey)
	}
	return nil, nil
}

// suites are those of TLS 1.2 that keep what was said secret when the key is stolen later, and know what was changed on the way (RFC 9325, section 4.2). TLS 1.3 has no others.
var suites = []uint16{
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
}

// byAuthority has certificates made, and renewed before they end, for the hosts that are named.
func byAuthority(c config) *security {
	hosts := c.hosts()
	cache := c.acmeCache
	if cache == "" {
		cache = filepath.Join(filepath.Dir(c.data), "colazione-certificates")
	}
	manager := &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(cache), HostPolicy: autocert.HostWhitelist(hosts...), Email: c.acmeEmail,
		Client: &acme.Client{DirectoryURL: c.acmeDirectory, UserAgent: "colazione"},
	}
	config := manager.TLSConfig()
	config.NextProtos = []string{"http/1.1", acme.ALPNProto} // sockets need HTTP/1.1
	config.MinVersion, config.CipherSuites = tls.VersionTLS12, suites
	return &security{config: config, host: hosts[0], plain: manager.HTTPHandler}
}

// byFiles takes a certificate from files, and takes it anew when they change: whoever renews it need not restart the server.
func byFiles(cert, key string) (*security, error) {
	pair := &pairOnDisk{cert: cert, key: key}
	first, err := pair.certificate(nil)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(first.Certificate[0])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", cert, err)
	}
	s := &security{config: &tls.Config{GetCertificate: pair.certificate, MinVersion: tls.VersionTLS12, CipherSuites: suites, NextProtos: []string{"http/1.1"}}}
	for _, name := range leaf.DNSNames {
		if !strings.HasPrefix(name, "*.") {
			s.host = name
			break
		}
	}
	return s, nil
}

// pairOnDisk is a certificate and its key as their files hold them now.
type pairOnDisk struct {
	cert, key string

	mu      sync.Mutex
	changed time.Time // of the certificate's file when it was read
	read    *tls.Certificate
}

// certificate returns the pair. While new files can't be read, or don't belong together yet, the pair before them holds.
func (p *pairOnDisk) certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	at, err := changedAt(p.cert, p.key)
	if p.read != nil && (err != nil || at.Equal(p.changed)) {
		return p.read, nil
	}
	if err != nil {
		return nil, err
	}
	pair, err := tls.LoadX509KeyPair(p.cert, p.key)
	switch {
	case err == nil:
		p.read, p.changed = &pair, at
	case p.read == nil:
		return nil, fmt.Errorf("%s and %s: %w", p.cert, p.key, err)
	}
	return p.read, nil
}

// changedAt is when the younger of the files was written.
func changedAt(names ...string) (last time.Time, err error) {
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return last, err
		}
		if info.ModTime().After(last) {
			last = info.ModTime()
		}
	}
	return last, nil
}

// Limits of the plain address, which only ever sends people on.
const (
	plainTime = 5 * time.Second
	plainHead = 4096
)

// sendOn answers on the plain address until ctx ends: it sends people to the encrypted one, and answers what the authority asks there.
func (s *security) sendOn(ctx context.Context, l net.Listener, to string, log *slog.Logger) {
	var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		http.Redirect(w, r, to+r.URL.RequestURI(), http.StatusPermanentRedirect)
	})
	if s.plain != nil {
		handler = s.plain(handler)
	}
	server := &http.Server{Handler: handler, ReadTimeout: plainTime, WriteTimeout: plainTime, IdleTimeout: plainTime, MaxHeaderBytes: plainHead}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		log.Error("the address without encryption answers no more", "error", err)
	}
}

// tls is what the server encrypts by, or nil.
func (s *security) tls() *tls.Config {
	if s == nil {
		return nil
	}
	return s.config
}

// publicURL is the address for links: the one that was set, else a name for which the certificate holds. "" where nothing is encrypted and none was set.
func (s *security) publicURL(set string, at net.Addr) (string, error) {
	switch port := at.(*net.TCPAddr).Port; {
	case set != "" || s == nil:
		return set, nil
	case s.host == "":
		return "", errors.New("the certificate names no single host: say with -public-url what people open")
	case port != httpsPort:
		return "https://" + net.JoinHostPort(s.host, strconv.Itoa(port)), nil
	}
	return "https://" + s.host, nil
}

const httpsPort = 443

// hosts are those for which an authority makes certificates.
func (c *config) hosts() []string {
	return strings.FieldsFunc(c.acmeHosts, func(r rune) bool { return r == ',' || r == ' ' })
}

// serverName is what to ask for when the authority's certificates are picked by name.
func (c *config) serverName() string {
	if hosts := c.hosts(); len(hosts) > 0 {
		return hosts[0]
	}
	return ""
}

func (c *config) encrypts() bool { return c.tlsCert != "" || len(c.hosts()) > 0 }

// checkSecurity refuses settings that don't go together.
func (c *config) checkSecurity() error {
	switch {
	case (c.tlsCert == "") != (c.tlsKey == ""):
		return errors.New("-tls-cert and -tls-key go together")
	case c.tlsCert != "" && len(c.hosts()) > 0:
		return errors.New("-tls-cert and -acme-hosts exclude each other")
	case c.plainAddr != "" && !c.encrypts():
		return errors.New("-plain-addr sends people to the encrypted address: there is none without -tls-cert or -acme-hosts")
	}
	if c.plainAddr != "" {
		if _, _, err := net.SplitHostPort(c.plainAddr); err != nil {
			return fmt.Errorf("-plain-addr %q is not of the form HOST:PORT", c.plainAddr)
		}
	}
	return nil
}
