// Package company signs organisers in with their company's account, by OpenID Connect: the authorization code flow with PKCE, a state and a nonce.
package company

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Config names the provider, and whom to admit.
type Config struct {
	Issuer       string // the provider's address, as it names itself
	ClientID     string
	ClientSecret string
	Scopes       string // by spaces
	Admit        string // whom to let in; see ParseRules
}

// Provider is an identity provider that people can sign in with.
type Provider struct {
	config    Config
	rules     Rules
	client    *http.Client
	busy      chan struct{}                 // one element for each request to the provider that is running
	endpoints atomic.Pointer[oidc.Provider] // nil until it was reached for the first time
}

// Person is somebody who signed in.
type Person struct {
	Subject string // never changes, and never names another person: the issuer and its name for them
	Name    string // to be shown; "" where the provider says none
}

// Why nobody was signed in, besides that the provider could not be reached or did not do as it should.
var (
	ErrNotAdmitted = errors.New("company: no rule admits this account")
	ErrBusy        = errors.New("company: too many are signing in")
)

const (
	// patience is how long the provider may take to answer.
	patience = 8 * time.Second
	// mostAtOnce is the largest number of requests to the provider at the same time.
	mostAtOnce = 8
)

// New makes a Provider, which is reached when the first person comes, so that the server starts without it. An error is a sentence about the configuration.
func New(c Config) (*Provider, error) {
	at, err := url.Parse(c.Issuer)
	if err != nil || at.Host == "" || at.Scheme != "https" && (at.Scheme != "http" || !loopback(at.Hostname())) {
		return nil, fmt.Errorf("the issuer %q is not of the form https://HOST", c.Issuer)
	}
	if c.ClientID == "" {
		return nil, errors.New("the client's id is missing")
	}
	rules, err := ParseRules(c.Admit)
	if err != nil {
		return nil, err
	}
	return &Provider{config: c, rules: rules, client: &http.Client{Timeout: patience}, busy: make(chan struct{}, mostAtOnce)}, nil
}

func loopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.IsLoopback()
}

// Fingerprint identifies the configuration: whoever was let in under another one has to sign in again.
func (d *Provider) Fingerprint() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{d.config.Issuer, d.config.ClientID, d.config.Admit}, "\n")))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// Attempt is one person's sign-in, to the provider and back. What must not be guessed is derived from a secret of the server and a random seed, which the person's
// browser keeps.
type Attempt struct {
	Secret []byte
	Seed   string
	Back   string // where the provider sends the person back to
}

func (t Attempt) derive(of string) string {
	mac := hmac.New(sha256.New, t.Secret)
	mac.Write([]byte("company/" + of + "/" + t.Seed))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// Returns reports whether a state is the one with which the attempt began.
func (t Attempt) Returns(state string) bool {
	return t.Seed != "" && hmac.Equal([]byte(state), []byte(t.derive("state")))
}

// Begin returns the address to send a person to.
func (d *Provider) Begin(ctx context.Context, t Attempt) (string, error) {
	provider := d.endpoints.Load()
	if provider == nil {
		leave, err := d.takePlace()
		if err != nil {
			return "", err
		}
		defer leave()
		if provider, err = d.discover(ctx); err != nil {
			return "", err
		}
	}
	at := d.oauthConfig(provider, t)
	return at.AuthCodeURL(t.derive("state"), oidc.Nonce(t.derive("nonce")), oauth2.S256ChallengeOption(t.derive("verifier"))), nil
}

// Finish asks the provider who came back with a code. ErrNotAdmitted means that no rule admits them.
func (d *Provider) Finish(ctx context.Context, t Attempt, code string) (Person, error) {
	leave, err := d.takePlace()
	if err != nil {
		return Person{}, err
	}
	defer leave()
	provider, err := d.discover(ctx)
	if err != nil {
		return Person{}, err
	}
	ctx = oidc.ClientContext(ctx, d.client)
	token, err := d.oauthConfig(provider, t).Exchange(ctx, code, oauth2.VerifierOption(t.derive("verifier")))
	if err != nil {
		return Person{}, fmt.Errorf("company: the code: %w", err)
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := provider.Verifier(&oidc.Config{ClientID: d.config.ClientID}).Verify(ctx, raw)
	if err != nil {
		return Person{}, fmt.Errorf("company: the token: %w", err)
	}
	if !hmac.Equal([]byte(id.Nonce), []byte(t.derive("nonce"))) {
		return Person{}, errors.New("company: the token is of another sign-in")
	}
	all, silent, err := claimsOf(ctx, provider, id, token)
	if err != nil {
		return Person{}, err
	}
	if !d.rules.admits(all) {
		return Person{}, d.notAdmitted(all, silent)
	}
	return Person{Subject: id.Issuer + " " + id.Subject, Name: all.name()}, nil
}

// notAdmitted says why no rule admits somebody, by the names of claims only. If the provider could not be reached, it returns that error: the rules may admit them
// later.
func (d *Provider) notAdmitted(all claims, silent error) error {
	var unreached *url.Error
	switch {
	case errors.As(silent, &unreached):
		return silent
	case silent != nil:
		return fmt.Errorf("%w: userinfo was refused, %s", ErrNotAdmitted, d.rules.missing(all))
	}
	return fmt.Errorf("%w: %s", ErrNotAdmitted, d.rules.missing(all))
}

// claimsOf gathers what the provider says about a person: in the token, and in its answer to a request for more. silent is why that request failed; the token may say
// all that is needed.
func claimsOf(ctx context.Context, provider *oidc.Provider, id *oidc.IDToken, token *oauth2.Token) (all claims, silent, err error) {
	all = claims{}
	if provider.UserInfoEndpoint() != "" {
		info, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(token))
		switch {
		case err != nil:
			silent = fmt.Errorf("company: about the person: %w", err)
		case info.Subject != id.Subject:
			return nil, nil, errors.New("company: the provider tells of another person")
		default:
			if err := info.Claims(&all); err != nil {
				return nil, nil, fmt.Errorf("company: about the person: %w", err)
			}
		}
	}
	if err := id.Claims(&all); err != nil {
		return nil, nil, fmt.Errorf("company: the token: %w", err)
	}
	return all, silent, nil
}

// takePlace takes one of the places for requests to the provider. ErrBusy means that none is free; nobody waits for one.
func (d *Provider) takePlace() (leave func(), err error) {
	select {
	case d.busy <- struct{}{}:
		return func() { <-d.busy }, nil
	default:
		return nil, ErrBusy
	}
}

// discover finds the provider's addresses and keys, and remembers them. Calls before the first has found them ask too, rather than wait for an answer that may never come.
func (d *Provider) discover(ctx context.Context) (*oidc.Provider, error) {
	if known := d.endpoints.Load(); known != nil {
		return known, nil
	}
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, d.client), d.config.Issuer)
	if err != nil {
		return nil, fmt.Errorf("company: %w", err)
	}
	d.endpoints.Store(found)
	return found, nil
}

func (d *Provider) oauthConfig(provider *oidc.Provider, t Attempt) *oauth2.Config {
	return &oauth2.Config{
		ClientID: d.config.ClientID, ClientSecret: d.config.ClientSecret, Endpoint: provider.Endpoint(), RedirectURL: t.Back, Scopes: strings.Fields(d.config.Scopes),
	}
}
