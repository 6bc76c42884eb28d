package main_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"colazione/server/processtest"
)

// account is one of the company's, as the provider reads it.
type account struct {
	ID, Username, Password, FirstName, LastName, Email string
	EmailVerified                                      bool
}

var (
	anna    = account{ID: "a1", Username: "anna", Password: "segreta", FirstName: "Anna", LastName: "Bianchi", Email: "anna@azienda.example", EmailVerified: true}
	bruno   = account{ID: "b2", Username: "bruno", Password: "segreta", FirstName: "Bruno", LastName: "Neri", Email: "bruno@altrove.example", EmailVerified: true}
	carla   = account{ID: "c3", Username: "carla", Password: "segreta", FirstName: "Carla", LastName: "Verdi", Email: "carla@azienda.example"} // nobody verified it
	clients = "web"
)

const (
	ownersKey    = "chiave-di-prova-2026"
	clientSecret = "secret"
)

// mustProvide starts a provider of accounts that sends people back to a server, and gives the flags of that server.
func mustProvide(t *testing.T, back string) []string {
	t.Helper()
	folder := t.TempDir()
	build := exec.Command("go", "build", "-modfile=.ci/provider/go.mod", "-o", filepath.Join(folder, "provider"), "github.com/zitadel/oidc/v3/example/server")
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	users := map[string]account{}
	for _, one := range []account{anna, bruno, carla} {
		users[one.ID] = one
	}
	data, err := json.Marshal(users)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "users.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	port := mustFreePorts(t, 1)[0]
	env := []string{"PORT=" + port, "USERS_FILE=" + file, "REDIRECT_URI=" + back + "/api/v1/sign-in/company/back"}
	mustRun(t, "server listening", env, filepath.Join(folder, "provider"))
	mustAnswer(t, "127.0.0.1:"+port)
	return []string{
		"-organiser-key", ownersKey, "-oidc-issuer", "http://localhost:" + port + "/", "-oidc-client-id", clients, "-oidc-client-secret", clientSecret, "-oidc-admit", "@azienda.example",
	}
}

// browser keeps cookies, and follows where it is sent.
type browser struct {
	*http.Client
	t    *testing.T
	base string
}

func newBrowser(t *testing.T, base string) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{Client: &http.Client{Jar: jar}, t: t, base: base}
}

// mustRead answers with where the browser came to, and what stands there.
func (b *browser) mustRead(response *http.Response, err error) (*url.URL, string) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.Request.URL, string(body)
}

var requestID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// mustSignIn goes to the provider, signs in there, and gives where that ends.
func (b *browser) mustSignIn(as account) string {
	b.t.Helper()
	at, page := b.mustRead(b.Get(b.base + "/api/v1/sign-in/company"))
	id := requestID.FindStringSubmatch(page)
	if id == nil {
		b.t.Fatalf("at %s there is no form: %s", at, page)
	}
	form := url.Values{"id": {id[1]}, "username": {as.Username}, "password": {as.Password}}
	end, _ := b.mustRead(b.PostForm(at.Scheme+"://"+at.Host+"/login/username", form))
	return end.String()
}

// cookie returns what the browser keeps for the server under a name that ends so, or "".
func (b *browser) cookie(end string) string {
	b.t.Helper()
	at, err := url.Parse(b.base)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, one := range b.Jar.Cookies(at) {
		if strings.HasSuffix(one.Name, end) {
			return one.Value
		}
	}
	return ""
}

// whoami is who a browser is signed in as, or what it is refused with.
type whoami struct {
	ID, Name, Code string
	Company        bool
}

func (b *browser) me() (out whoami) {
	b.t.Helper()
	_, body := b.mustRead(b.Get(b.base + "/api/v1/organiser"))
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		b.t.Fatalf("%v: %s", err, body)
	}
	return out
}

// Organisers sign in with their company's account, at a provider that is somebody else's program.
func TestSigningInWithTheCompanysAccount(t *testing.T) {
	t.Parallel()
	port := mustFreePorts(t, 1)[0]
	base := "http://127.0.0.1:" + port
	flags := mustProvide(t, base)
	data := filepath.Join(t.TempDir(), "c.db")
	p := processtest.MustStart(t, data, append(flags, "-addr", "127.0.0.1:"+port)...)

	b := newBrowser(t, base)
	if end := b.mustSignIn(anna); end != base+"/organiser" {
		t.Fatalf("she ended at %s", end)
	}
	her := b.me()
	if her.Name != "Anna Bianchi" || !her.Company {
		t.Errorf("she is %+v", her)
	}
	if end := newBrowser(t, base).mustSignIn(bruno); !strings.HasSuffix(end, "/organiser#/company/not_admitted") {
		t.Errorf("somebody else's account ended at %s", end)
	}
	if end := newBrowser(t, base).mustSignIn(carla); !strings.HasSuffix(end, "/organiser#/company/not_admitted") {
		t.Errorf("an address that nobody verified ended at %s", end)
	}
	was := b.cookie("-organiser")
	if b.mustSignIn(anna); b.me().ID != her.ID || b.cookie("-organiser") == was {
		t.Errorf("signed in again she is %+v, for no longer than before", b.me())
	}
	again := newBrowser(t, base)
	if again.mustSignIn(anna); again.me().ID != her.ID {
		t.Errorf("on another machine she is %+v", again.me())
	}

	// The owner ends her: she is out at once, and the provider does not bring her back.
	owner := mustToken(t, base, ownersKey)
	mustCall(t, http.MethodPost, base+"/api/v1/organisers/"+her.ID+"/key", owner, http.StatusForbidden)
	mustCall(t, http.MethodDelete, base+"/api/v1/organisers/"+her.ID, owner, http.StatusNoContent)
	if got := b.me().Code; got != "not_signed_in" {
		t.Errorf("ended, she is %q", got)
	}
	if end := newBrowser(t, base).mustSignIn(anna); !strings.HasSuffix(end, "#/company/not_admitted") {
		t.Errorf("ended, she ends at %s", end)
	}
	mustCall(t, http.MethodPost, base+"/api/v1/organisers/"+her.ID+"/readmit", owner, http.StatusOK)
	b.mustSignIn(anna)
	if got := b.me().ID; got != her.ID {
		t.Errorf("let in again, she is %q", got)
	}

	// With other rules everybody signs in again.
	p.MustEnd(t)
	flags[len(flags)-1] = "anna@azienda.example"
	p = processtest.MustStart(t, data, append(flags, "-addr", "127.0.0.1:"+port)...)
	if got := b.me().Code; got != "not_signed_in" {
		t.Errorf("under other rules she is %q", got)
	}
	b.mustSignIn(anna)
	if got := b.me().ID; got != her.ID {
		t.Errorf("under other rules she comes back as %q", got)
	}
	p.MustEnd(t)
	if log := p.Out.String() + p.Log.String(); strings.Contains(log, clientSecret) || strings.Contains(log, anna.Email) {
		t.Error("the log tells secrets, or who somebody is")
	}
}

// What comes back from the provider counts only in the browser that went there, once.
func TestAStolenWayBackIsWorthNothing(t *testing.T) {
	t.Parallel()
	port := mustFreePorts(t, 1)[0]
	base := "http://127.0.0.1:" + port
	p := processtest.MustStart(t, processtest.NewData(t), append(mustProvide(t, base), "-addr", "127.0.0.1:"+port)...)
	stays := func(request *http.Request, via []*http.Request) error {
		if strings.HasSuffix(request.URL.Path, "/company/back") {
			return http.ErrUseLastResponse
		}
		return nil
	}
	// She is stopped on her way back, and somebody else opens the address.
	b := newBrowser(t, base)
	b.CheckRedirect = stays
	at, page := b.mustRead(b.Get(base + "/api/v1/sign-in/company"))
	form := url.Values{"id": {requestID.FindStringSubmatch(page)[1]}, "username": {anna.Username}, "password": {anna.Password}}
	response, err := b.PostForm(at.Scheme+"://"+at.Host+"/login/username", form)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	back := response.Header.Get("Location")
	if !strings.HasPrefix(back, base+"/api/v1/sign-in/company/back?") {
		t.Fatalf("she is sent to %s", back)
	}
	thief := newBrowser(t, base)
	thief.CheckRedirect = stays
	if response, err = thief.Get(base + "/api/v1/sign-in/company"); err != nil { // with a trip of his own
		t.Fatal(err)
	}
	response.Body.Close()
	thief.CheckRedirect = nil
	if end, _ := thief.mustRead(thief.Get(back)); end.Fragment != "/company/again" || thief.me().Code != "not_signed_in" {
		t.Errorf("with her way back he ended at %s as %+v", end, thief.me())
	}
	// With another state it is nobody's, and what she went with is spent.
	b.CheckRedirect = nil
	for _, to := range []string{regexp.MustCompile(`state=[^&]*`).ReplaceAllString(back, "state=x"), back, base + "/api/v1/sign-in/company/back?error=access_denied"} {
		if end, _ := b.mustRead(b.Get(to)); end.Fragment != "/company/again" || b.me().Code != "not_signed_in" {
			t.Errorf("by %s she ended at %s as %+v", to, end, b.me())
		}
	}
	p.MustEnd(t)
}

// Without its provider the server starts all the same, and says what is wrong.
func TestTheProviderIsAway(t *testing.T) {
	p := processtest.MustStart(t, filepath.Join(t.TempDir(), "c.db"), "-oidc-issuer", "http://127.0.0.1:"+mustFreePorts(t, 1)[0], "-oidc-client-id", "x", "-oidc-admit", "@azienda.example")
	b := newBrowser(t, p.Base)
	if end, _ := b.mustRead(b.Get(p.Base + "/api/v1/sign-in/company")); end.Fragment != "/company/unavailable" {
		t.Errorf("ended at %s", end)
	}
	p.MustEnd(t)
}

func mustToken(t *testing.T, base, key string) string {
	t.Helper()
	var in struct{ Token string }
	if status := processtest.MustPost(t, base+"/api/v1/sign-in", "", map[string]string{"key": key}, &in); status != http.StatusOK {
		t.Fatalf("sign-in: %d", status)
	}
	return in.Token
}

func mustCall(t *testing.T, method, url, token string, status int) {
	t.Helper()
	request, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != status {
		t.Errorf("%s %s: %d, want %d", method, url, response.StatusCode, status)
	}
}
