package main_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"colazione/server/processtest"
)

// mustCertify writes a certificate for localhost and its key, and gives the pool that trusts it.
func mustCertify(t testing.TB, folder string, serial int64) (cert, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	shape := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, shape, shape, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	mustWrite(t, cert, block)
	mustWrite(t, key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}))
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(block)
	return cert, key, pool
}

func mustWrite(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// mustStartEncrypted starts a server that encrypts by a certificate from files.
func mustStartEncrypted(t testing.TB, cert, key string, args ...string) *processtest.Process {
	t.Helper()
	return processtest.MustStart(t, processtest.NewData(t), append(args, "-tls-cert", cert, "-tls-key", key)...)
}

// over makes a client that trusts a pool and follows nobody.
func over(pool *x509.CertPool) *http.Client {
	return &http.Client{
		Transport:     &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, DisableKeepAlives: true, ForceAttemptHTTP2: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func TestEncryptedAMeetingRunsAsItDoesWithout(t *testing.T) {
	cert, key, pool := mustCertify(t, t.TempDir(), 1)
	p := mustStartEncrypted(t, cert, key, "-organiser-key", "over-a-coffee")
	client := over(pool)

	response, err := client.Post(p.Base+"/api/v1/sign-in", "application/json", strings.NewReader(`{"key":"over-a-coffee"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.ProtoMajor != 1 {
		t.Errorf("it speaks HTTP/%d: sockets need 1", response.ProtoMajor)
	}
	if hsts := response.Header.Get("Strict-Transport-Security"); hsts != "max-age=31536000" {
		t.Errorf("browsers are kept to https by %q", hsts)
	}
	cookie := response.Cookies()
	if len(cookie) != 1 || !strings.HasPrefix(cookie[0].Name, "__Host-") || !cookie[0].Secure || !cookie[0].HttpOnly {
		t.Errorf("the cookie is %v", cookie)
	}
	var organiser struct{ Token string }
	if err := json.NewDecoder(response.Body).Decode(&organiser); err != nil {
		t.Fatal(err)
	}

	request, err := http.NewRequest(http.MethodPost, p.Base+"/api/v1/sessions", bytes.NewReader([]byte(`{"title":"Prova","language":"it","template":"breakfast"}`)))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+organiser.Token)
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var made struct {
		Session struct{ ID string }
		Links   struct{ Join string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&made); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(made.Links.Join, p.Base+"/#") {
		t.Errorf("people join by %s, not below %s", made.Links.Join, p.Base)
	}

	dialer := websocket.Dialer{TLSClientConfig: &tls.Config{RootCAs: pool}}
	head := http.Header{"Authorization": {"Bearer " + organiser.Token}, "Origin": {p.Base}}
	socket, _, err := dialer.Dial("wss"+strings.TrimPrefix(p.Base, "https")+"/api/v1/sessions/"+made.Session.ID+"/live?since=0", head)
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	if err := socket.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, frame, err := socket.ReadMessage(); err != nil || !bytes.Contains(frame, []byte(`"patch"`)) {
		t.Errorf("the socket says %s (%v)", frame, err)
	}
	p.MustEnd(t)
}

func TestOldEncryptionIsRefused(t *testing.T) {
	cert, key, pool := mustCertify(t, t.TempDir(), 1)
	p := mustStartEncrypted(t, cert, key)
	for version, well := range map[uint16]bool{tls.VersionTLS11: false, tls.VersionTLS12: true, tls.VersionTLS13: true} {
		c, err := tls.Dial("tcp", strings.TrimPrefix(p.Base, "https://"), &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS10, MaxVersion: version})
		if (err == nil) != well {
			t.Errorf("%s: %v", tls.VersionName(version), err)
		}
		if err == nil {
			c.Close()
		}
	}
	p.MustEnd(t)
}

func TestWeakCiphersAreRefused(t *testing.T) {
	cert, key, pool := mustCertify(t, t.TempDir(), 1)
	p := mustStartEncrypted(t, cert, key)
	taken := 0
	for _, suite := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		if !slices.Contains(suite.SupportedVersions, tls.VersionTLS12) || !strings.Contains(suite.Name, "_ECDSA_") && !strings.Contains(suite.Name, "TLS_RSA_") {
			continue // 1.3 has its own, and the others go with certificates of another kind
		}
		c, err := tls.Dial("tcp", strings.TrimPrefix(p.Base, "https://"), &tls.Config{RootCAs: pool, MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{suite.ID}})
		if strong := strings.Contains(suite.Name, "ECDHE") && (strings.Contains(suite.Name, "GCM") || strings.Contains(suite.Name, "POLY1305")); (err == nil) != strong {
			t.Errorf("%s: %v", suite.Name, err)
		}
		if err == nil {
			taken++
			c.Close()
		}
	}
	if taken != 3 {
		t.Errorf("%d are taken", taken)
	}
	p.MustEnd(t)
}

// Who opens a connection and does not begin to encrypt is put off.
func TestAnIdleHandshakeEnds(t *testing.T) {
	t.Parallel()
	cert, key, _ := mustCertify(t, t.TempDir(), 1)
	p := mustStartEncrypted(t, cert, key)
	for _, begin := range []string{"", "\x16\x03\x01"} {
		c, err := net.Dial("tcp", "127.0.0.1"+p.Base[strings.LastIndex(p.Base, ":"):])
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, begin); err != nil {
			t.Fatal(err)
		}
		if err := c.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("after %q it is still open", begin)
		}
	}
	p.MustEnd(t)
}

func TestARenewedCertificateIsTakenWithoutARestart(t *testing.T) {
	folder := t.TempDir()
	cert, key, first := mustCertify(t, folder, 1)
	p := mustStartEncrypted(t, cert, key)
	if _, err := over(first).Get(p.Base + "/readyz"); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, key, []byte("half a key")) // whoever renews it writes one file after the other
	if _, err := over(first).Get(p.Base + "/readyz"); err != nil {
		t.Errorf("while the files don't belong together: %v", err)
	}
	_, _, second := mustCertify(t, folder, 2)
	later := time.Now().Add(time.Minute) // on a file system that counts in whole seconds too
	if err := os.Chtimes(cert, later, later); err != nil {
		t.Fatal(err)
	}
	if _, err := over(second).Get(p.Base + "/readyz"); err != nil {
		t.Errorf("after it was renewed: %v", err)
	}
	p.MustEnd(t)
}

func TestThePlainAddressSendsPeopleOn(t *testing.T) {
	cert, key, _ := mustCertify(t, t.TempDir(), 1)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	plain := l.Addr().String()
	l.Close()
	p := mustStartEncrypted(t, cert, key, "-plain-addr", plain)
	response, err := over(nil).Get("http://" + plain + "/cockpit/1?as=screen")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if to := response.Header.Get("Location"); response.StatusCode != http.StatusPermanentRedirect || to != p.Base+"/cockpit/1?as=screen" {
		t.Errorf("it answers %d to %s", response.StatusCode, to)
	}
	p.MustEnd(t)
}

func TestHealthAsksAnEncryptedServerToo(t *testing.T) {
	cert, key, _ := mustCertify(t, t.TempDir(), 1)
	p := mustStartEncrypted(t, cert, key)
	at := "127.0.0.1" + p.Base[strings.LastIndex(p.Base, ":"):]
	if out, err := processtest.Command("health", "-addr", at, "-tls-cert", cert, "-tls-key", key).CombinedOutput(); err != nil {
		t.Errorf("healthy: %v: %s", err, out)
	}
	p.MustEnd(t)
}
