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

	"colazione/server/cli"
)

// security encrypts connections, by a certificate from files or by one that an authority issues by ACME.
type security struct {
	config       *tls.Config
	host         string                          // a name for which the certificate holds, or ""
	plainHandler func(http.Handler) http.Handler // wraps what answers on the address without encryption; nil where nothing does
}

// newSecurity returns how to encrypt by the configuration; nil means not at all.
func newSecurity(c cli.Config) (*security, error) {
	switch {
	case len(c.Hosts()) > 0:
		return tlsByACME(c), nil
	case c.TLSCert != "":
		return tlsByFiles(c.TLSCert, c.TLSKey)
	}
	return nil, nil
}

// cipherSuites are those of TLS 1.2 with forward secrecy and authenticated encryption (RFC 9325, section 4.2). TLS 1.3 has no others.
var cipherSuites = []uint16{
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
}

// tlsByACME gets certificates for the named hosts from an authority, and renews them before they end.
func tlsByACME(c cli.Config) *security {
	hosts := c.Hosts()
	cache := c.ACMECache
	if cache == "" {
		cache = filepath.Join(filepath.Dir(c.Data), "colazione-certificates")
	}
	manager := &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(cache), HostPolicy: autocert.HostWhitelist(hosts...), Email: c.ACMEEmail,
		Client: &acme.Client{DirectoryURL: c.ACMEDirectory, UserAgent: "colazione"},
	}
	config := manager.TLSConfig()
	config.NextProtos = []string{"http/1.1", acme.ALPNProto} // sockets need HTTP/1.1
	config.MinVersion, config.CipherSuites = tls.VersionTLS12, cipherSuites
	return &security{config: config, host: hosts[0], plainHandler: manager.HTTPHandler}
}

// tlsByFiles reads a certificate from files, and reads it again when they change: renewing it needs no restart.
func tlsByFiles(cert, key string) (*security, error) {
	pair := &keyPairFiles{cert: cert, key: key}
	first, err := pair.certificate(nil)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(first.Certificate[0])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", cert, err)
	}
	s := &security{config: &tls.Config{GetCertificate: pair.certificate, MinVersion: tls.VersionTLS12, CipherSuites: cipherSuites, NextProtos: []string{"http/1.1"}}}
	for _, name := range leaf.DNSNames {
		if !strings.HasPrefix(name, "*.") {
			s.host = name
			break
		}
	}
	return s, nil
}

// keyPairFiles is a certificate and its key in files, as they are now.
type keyPairFiles struct {
	cert, key string

	mu      sync.Mutex
	changed time.Time // of the certificate's file when it was read
	read    *tls.Certificate
}

// certificate returns the pair. While new files can't be read, or don't match yet, it returns the pair before them.
func (p *keyPairFiles) certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
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

// changedAt returns when the last of the files was written.
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

// Limits of the address without encryption, which only redirects.
const (
	plainTime = 5 * time.Second
	plainHead = 4096
)

// redirectPlain answers on the address without encryption until ctx ends: it redirects to the encrypted one, and answers the authority's challenges.
func (s *security) redirectPlain(ctx context.Context, l net.Listener, to string, log *slog.Logger) {
	var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		http.Redirect(w, r, to+r.URL.RequestURI(), http.StatusPermanentRedirect)
	})
	if s.plainHandler != nil {
		handler = s.plainHandler(handler)
	}
	server := &http.Server{Handler: handler, ReadTimeout: plainTime, WriteTimeout: plainTime, IdleTimeout: plainTime, MaxHeaderBytes: plainHead}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		log.Error("the address without encryption answers no more", "error", err)
	}
}

// tls returns the configuration of TLS, or nil.
func (s *security) tls() *tls.Config {
	if s == nil {
		return nil
	}
	return s.config
}

// publicURL returns the address for links: the one that was set, else one with a name in the certificate; "" where nothing is encrypted and none was set.
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
