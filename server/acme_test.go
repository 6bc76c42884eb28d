package main_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"colazione/server/processtest"
)

// authority is an ACME authority of its own: Pebble, with a name server for which every name is this machine.
type authority struct {
	directory string
	vouches   string // the file with the certificate of its own address
	roots     string // where it gives out what it signs with
}

// mustBuildAuthority builds the authority's two programs.
func mustBuildAuthority(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	build := exec.Command("go", "build", "-modfile=.ci/authority/go.mod", "-o", folder+"/",
		"github.com/letsencrypt/pebble/v2/cmd/pebble", "github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv")
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return folder
}

// mustFreePorts finds ports that nobody listens on now.
func mustFreePorts(t testing.TB, n int) []string {
	t.Helper()
	var ports []string
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
	}
	return ports
}

// mustRun starts a program that ends with the test, and waits until it says something.
func mustRun(t testing.TB, said string, env []string, name string, args ...string) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	out, in := io.Pipe()
	cmd.Stdout, cmd.Stderr = in, in
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); in.Close(); close(ended) }()
	t.Cleanup(func() { stop(); <-ended })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.Contains(lines.Text(), said) {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return
		}
	}
	t.Fatalf("%s ended before it said %q", name, said)
}

// mustAnswer waits until somebody takes connections at an address: the authority says that it does a moment before.
func mustAnswer(t testing.TB, address string) {
	t.Helper()
	processtest.MustHappen(t, "somebody to answer at "+address, func() bool {
		c, err := net.Dial("tcp", address)
		if err == nil {
			c.Close()
		}
		return err == nil
	})
}

// mustAuthorise starts an authority that looks for the hosts it vouches for on one port of this machine.
func mustAuthorise(t testing.TB, port string) authority {
	t.Helper()
	programs, folder := mustBuildAuthority(t), t.TempDir()
	ports := mustFreePorts(t, 3)
	directory, management, names := ports[0], ports[1], ports[2]
	cert, key, _ := mustCertify(t, folder, 7)
	tlsPort, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	config, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": "127.0.0.1:" + directory, "managementListenAddress": "127.0.0.1:" + management,
		"certificate": cert, "privateKey": key, "httpPort": 1, "tlsPort": tlsPort,
	}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "pebble.json")
	mustWrite(t, file, config)
	mustRun(t, "Starting challenge servers", nil, filepath.Join(programs, "pebble-challtestsrv"),
		"-dnsserver", "127.0.0.1:"+names, "-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-http01", "", "-https01", "", "-tlsalpn01", "", "-doh", "", "-management", "")
	mustRun(t, "ACME directory available", []string{"PEBBLE_VA_NOSLEEP=1", "PEBBLE_WFE_NONCEREJECT=0"}, filepath.Join(programs, "pebble"),
		"-config", file, "-dnsserver", "127.0.0.1:"+names)
	mustAnswer(t, "127.0.0.1:"+directory)
	mustAnswer(t, "127.0.0.1:"+management)
	return authority{directory: "https://localhost:" + directory + "/dir", vouches: cert, roots: "https://localhost:" + management + "/roots/0"}
}

// mustTrust returns what the authority signs with.
func (a authority) mustTrust(t testing.TB) *x509.CertPool {
	t.Helper()
	own := x509.NewCertPool()
	data, err := os.ReadFile(a.vouches)
	if err != nil {
		t.Fatal(err)
	}
	own.AppendCertsFromPEM(data)
	response, err := over(own).Get(a.roots)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	root, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(root) {
		t.Fatalf("no certificate in %s", root)
	}
	return pool
}

func TestAnAuthorityGivesTheCertificateAndItIsKept(t *testing.T) {
	const host = "colazione.example.com"
	data := filepath.Join(t.TempDir(), "colazione.db")
	port := mustFreePorts(t, 1)[0]
	ca := mustAuthorise(t, port)
	start := func(directory string) *processtest.Process {
		cmd := processtest.Command("-addr", "127.0.0.1:"+port, "-data", data, "-acme-hosts", host, "-acme-directory", directory)
		cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+ca.vouches)
		p, err := processtest.Launch(cmd, data, cmd.Start)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(p.Kill)
		if p.Base != "https://"+host+":"+port {
			t.Fatalf("it is ready at %q: %s", p.Base, p.Log.String())
		}
		return p
	}
	dial := func(name string, pool *x509.CertPool) (*tls.Conn, error) {
		return tls.DialWithDialer(&net.Dialer{Timeout: 30 * time.Second}, "tcp", "127.0.0.1:"+port, &tls.Config{ServerName: name, RootCAs: pool})
	}

	trusted := ca.mustTrust(t)
	p := start(ca.directory)
	c, err := dial(host, trusted)
	if err != nil {
		t.Fatalf("%v: %s", err, p.Log.String())
	}
	given := c.ConnectionState().PeerCertificates[0]
	c.Close()
	if c, err := dial("another.example.com", trusted); err == nil {
		c.Close()
		t.Error("a certificate was made for a host that nobody named")
	}
	p.MustEnd(t)

	again := start("https://localhost:1/dir") // where no authority is
	c, err = dial(host, trusted)
	if err != nil {
		t.Fatal(err)
	}
	if kept := c.ConnectionState().PeerCertificates[0]; !kept.Equal(given) {
		t.Error("after a restart it has another certificate")
	}
	c.Close()
	again.MustEnd(t)
}
