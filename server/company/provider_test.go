package company_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"colazione/server/company"
)

// speaking is a provider that says what it is told to, in tokens that it signs.
type speaking struct {
	*httptest.Server
	key   *rsa.PrivateKey
	token map[string]any // what the token says
	info  map[string]any // what it says when it is asked; nil refuses
}

func mustSpeak(t *testing.T) *speaking {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &speaking{key: key}
	mux := http.NewServeMux()
	answer := func(path string, with func() any) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(with())
		})
	}
	answer("/.well-known/openid-configuration", func() any {
		return map[string]string{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys", "userinfo_endpoint": p.URL + "/userinfo"}
	})
	answer("/keys", func() any {
		part := base64.RawURLEncoding.EncodeToString
		one := map[string]string{"kty": "RSA", "alg": "RS256", "use": "sig", "n": part(key.N.Bytes()), "e": part(big.NewInt(int64(key.E)).Bytes())}
		return map[string]any{"keys": []any{one}}
	})
	answer("/token", func() any {
		return map[string]string{"access_token": "x", "token_type": "Bearer", "id_token": p.signed(t)}
	})
	mux.HandleFunc("/userinfo", func(w http.ResponseWriter, _ *http.Request) {
		if p.info == nil {
			http.Error(w, "anna@azienda.example may not ask", http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(p.info)
	})
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *speaking) signed(t *testing.T) string {
	t.Helper()
	said, err := json.Marshal(p.token)
	if err != nil {
		t.Error(err)
	}
	part := base64.RawURLEncoding.EncodeToString
	text := part([]byte(`{"alg":"RS256"}`)) + "." + part(said)
	sum := sha256.Sum256([]byte(text))
	mark, err := rsa.SignPKCS1v15(rand.Reader, p.key, crypto.SHA256, sum[:])
	if err != nil {
		t.Error(err)
	}
	return text + "." + part(mark)
}

// finish signs in somebody of whom the provider says this, and gives what came of it.
func (p *speaking) finish(t *testing.T, admit string, token, info map[string]any) error {
	t.Helper()
	door, err := company.New(company.Config{Issuer: p.URL, ClientID: "colazione", Admit: admit})
	if err != nil {
		t.Fatal(err)
	}
	trip := company.Attempt{Secret: []byte("secret"), Seed: "seed", Back: "http://localhost/back"}
	to, err := door.Begin(t.Context(), trip)
	if err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	p.token, p.info = map[string]any{"iss": p.URL, "sub": "1", "aud": "colazione", "exp": time.Now().Add(time.Hour).Unix(), "nonce": at.Query().Get("nonce")}, info
	for name, value := range token {
		p.token[name] = value
	}
	_, err = door.Finish(t.Context(), trip, "code")
	return err
}

func TestWhatProvidersLeaveOut(t *testing.T) {
	p := mustSpeak(t)
	type said map[string]any
	anna := said{"email": "anna@azienda.example"}
	for name, c := range map[string]struct {
		admit       string
		token, info said
		because     string // "" lets them in
	}{
		"the token says all, and no more is told":  {"groups=organisers", said{"groups": []string{"/organisers"}}, nil, ""},
		"an address in the token alone":            {"@azienda.example", said{"email": "anna@azienda.example", "email_verified": true}, nil, ""},
		"what is needed is not told":               {"groups=organisers", said{}, nil, "userinfo was refused, groups is not there"},
		"no word of the address":                   {"@azienda.example,groups=organisers", anna, said{"sub": "1"}, "email_verified is not there, groups is not there"},
		"an address that nobody verified":          {"@azienda.example", said{"email": "anna@azienda.example", "email_verified": false}, said{"sub": "1"}, "email_verified is not true"},
		"another's address":                        {"bruno@azienda.example", said{"email": "anna@azienda.example", "email_verified": true}, said{"sub": "1"}, "email is another"},
		"other roles":                              {"realm_access.roles=organiser", said{"realm_access": said{"roles": []string{"anna"}}}, said{"sub": "1"}, "realm_access.roles is another"},
		"roles that are told when it is asked for": {"realm_access.roles=organiser", said{}, said{"sub": "1", "realm_access": said{"roles": []string{"organiser"}}}, ""},
	} {
		err := p.finish(t, c.admit, c.token, c.info)
		switch {
		case c.because == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.because != "" && (!errors.Is(err, company.ErrNotAdmitted) || !strings.HasSuffix(err.Error(), ": "+c.because)):
			t.Errorf("%s: %v", name, err)
		case err != nil && strings.Contains(err.Error(), "anna"):
			t.Errorf("%s: the reason has a value: %v", name, err)
		}
	}
	if err := p.finish(t, "groups=organisers", said{"groups": "organisers"}, said{"sub": "2"}); err == nil || errors.Is(err, company.ErrNotAdmitted) {
		t.Errorf("the provider tells of another person: %v", err)
	}
}
