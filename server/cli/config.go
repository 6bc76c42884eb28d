package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // for machines without a list of zones

	"golang.org/x/crypto/acme/autocert"

	"colazione/server/company"
)

// Config is what can be set from outside. Each flag has a variable that holds where the flag is not given.
type Config struct {
	Addr           string
	Data           string
	OrganiserKey   string
	MetricsKey     string // "" opens /metrics on this machine alone
	PublicURL      string
	TrustedProxies []netip.Prefix
	BackupDays     int            // for which the daily copies are kept; 0 for none
	Zone           *time.Location // of the times in documents

	TLSCert, TLSKey                                string // files; "" for no encryption by them
	ACMEHosts, ACMECache, ACMEDirectory, ACMEEmail string // hosts by commas; "" for no certificates by an authority
	PlainAddr                                      string // where people are sent on to the encrypted address; "" for nowhere

	Company company.Config // without an issuer nobody signs in with a company's account
}

// option is one line of the configuration: a flag, its variable, its value when neither is set, and what it does.
type option struct {
	name, variable, value, help string
	to                          *string
}

// defaults are the values of flags that differ between commands.
type defaults struct{ data, backupDays string }

// A demo has a database of its own, so that it never mixes with real meetings, and no copies of it.
var (
	serverDefaults = defaults{data: "colazione.db", backupDays: "7"}
	demoDefaults   = defaults{data: "colazione-demo.db", backupDays: "0"}
)

// parseConfig reads the flags, else the variables, else the defaults, and returns the arguments behind the flags. The error is a sentence for the person who typed
// them; flag.ErrHelp means that help was asked for and printed.
func parseConfig(args []string, env func(string) string, fallback defaults, out io.Writer) (c Config, rest []string, err error) {
	var proxies, days, zone string
	var keyFile, clientSecretFile, metricsKeyFile string
	flags := flag.NewFlagSet("colazione", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	options := []option{
		{"addr", "COLAZIONE_ADDR", ":8080", "address to listen on", &c.Addr},
		{"data", "COLAZIONE_DATA", fallback.data, "the database file", &c.Data},
		{"backup-days", "COLAZIONE_BACKUP_DAYS", fallback.backupDays, "days for which the copy of each day is kept beside the database; 0 makes no copies", &days},
		{"organiser-key", "COLAZIONE_ORGANISER_KEY", "", "the organisers' key (made and printed at the first start when not set)", &c.OrganiserKey},
		{"organiser-key-file", "COLAZIONE_ORGANISER_KEY_FILE", "", "a file that holds that key, in the place of the flag or variable", &keyFile},
		{"metrics-key-file", "COLAZIONE_METRICS_KEY_FILE", "", "a file with the key that opens /metrics to callers who are not on this machine, as a Bearer token", &metricsKeyFile},
		{"public-url", "COLAZIONE_PUBLIC_URL", "", "the address people open, when a proxy stands before the server", &c.PublicURL},
		{"trusted-proxies", "COLAZIONE_TRUSTED_PROXIES", "", "addresses or networks of proxies whose X-Forwarded headers are believed, separated by commas", &proxies},
		{"time-zone", "COLAZIONE_TIME_ZONE", "Local", "the zone of the times in documents, as Europe/Rome; Local is the machine's", &zone},
		{"tls-cert", "COLAZIONE_TLS_CERT", "", "a file with the certificate for https, and those that vouch for it (PEM); read again when it changes", &c.TLSCert},
		{"tls-key", "COLAZIONE_TLS_KEY", "", "the file with its key (PEM)", &c.TLSKey},
		{"acme-hosts", "COLAZIONE_ACME_HOSTS", "", "hosts, separated by commas, for which certificates are made and renewed by an authority; the server must be reached on port 443", &c.ACMEHosts},
		{"acme-cache", "COLAZIONE_ACME_CACHE", "", "the folder that keeps those certificates (colazione-certificates beside the database when not set)", &c.ACMECache},
		{"acme-directory", "COLAZIONE_ACME_DIRECTORY", autocert.DefaultACMEDirectory, "the authority's address", &c.ACMEDirectory},
		{"acme-email", "COLAZIONE_ACME_EMAIL", "", "where the authority writes about the certificates", &c.ACMEEmail},
		{"plain-addr", "COLAZIONE_PLAIN_ADDR", "", "an address without encryption, as :80, that sends people on to the encrypted one", &c.PlainAddr},
		{"oidc-issuer", "COLAZIONE_OIDC_ISSUER", "", "the address of the provider (OpenID Connect) with whose accounts organisers sign in", &c.Company.Issuer},
		{"oidc-client-id", "COLAZIONE_OIDC_CLIENT_ID", "", "by which the provider knows this server", &c.Company.ClientID},
		{"oidc-client-secret", "COLAZIONE_OIDC_CLIENT_SECRET", "", "by which this server proves it", &c.Company.ClientSecret},
		{"oidc-client-secret-file", "COLAZIONE_OIDC_CLIENT_SECRET_FILE", "", "a file that holds that secret, in the place of the flag or variable", &clientSecretFile},
		{"oidc-scopes", "COLAZIONE_OIDC_SCOPES", "openid profile email", "what the provider is asked for", &c.Company.Scopes},
		{"oidc-admit", "COLAZIONE_OIDC_ADMIT", "", "whom to let in, separated by commas: verified addresses (anna@azienda.it), their domains (@azienda.it), values of claims (groups=organisers)", &c.Company.Admit},
	}
	for _, o := range options {
		value := o.value
		if set := env(o.variable); set != "" {
			value = set
		}
		flags.StringVar(o.to, o.name, value, o.help)
	}
	err = flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		help(out, options)
		return c, nil, err
	}
	if err != nil {
		return c, nil, fmt.Errorf("%w (colazione -help lists the flags)", err)
	}
	for _, secret := range []struct {
		file, flag string
		to         *string
	}{{keyFile, "organiser-key", &c.OrganiserKey}, {clientSecretFile, "oidc-client-secret", &c.Company.ClientSecret}, {metricsKeyFile, "metrics-key", &c.MetricsKey}} {
		if err := readSecret(secret.file, secret.flag, secret.to); err != nil {
			return c, nil, err
		}
	}
	if c.TrustedProxies, err = parseProxies(proxies); err != nil {
		return c, nil, err
	}
	if c.BackupDays, err = strconv.Atoi(days); err != nil || c.BackupDays < 0 {
		return c, nil, fmt.Errorf("-backup-days %q is not a number of days", days)
	}
	if c.Zone, err = time.LoadLocation(zone); err != nil || zone == "" {
		return c, nil, fmt.Errorf("-time-zone %q is not the name of one, as Europe/Rome", zone)
	}
	return c, flags.Args(), c.check()
}

// readSecret reads what a flag would hold from the file that is named in its place; "" is none. The end of the file's only line is no part of it.
func readSecret(file, flag string, to *string) error {
	if file == "" {
		return nil
	}
	if *to != "" {
		return fmt.Errorf("-%s is given twice: by itself and as -%s-file", flag, flag)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("-%s-file: %w", flag, err)
	}
	if *to = strings.TrimRight(string(data), "\r\n"); *to == "" || strings.ContainsAny(*to, "\r\n") {
		return fmt.Errorf("-%s-file: %s does not hold one line", flag, file)
	}
	return nil
}

func (c *Config) check() error {
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return fmt.Errorf("-addr %q is not of the form HOST:PORT", c.Addr)
	}
	if c.OrganiserKey != "" && len(c.OrganiserKey) < shortestKey {
		return fmt.Errorf("-organiser-key has fewer than %d characters", shortestKey)
	}
	if c.MetricsKey != "" && len(c.MetricsKey) < shortestKey {
		return fmt.Errorf("-metrics-key-file holds fewer than %d characters", shortestKey)
	}
	if err := c.checkTLS(); err != nil {
		return err
	}
	if err := c.checkCompany(); err != nil {
		return err
	}
	if c.PublicURL == "" {
		return nil
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
		return fmt.Errorf("-public-url %q is not of the form https://HOST", c.PublicURL)
	}
	c.PublicURL = u.Scheme + "://" + u.Host
	return nil
}

// checkCompany refuses what can't work before anybody tries it.
func (c *Config) checkCompany() error {
	if c.Company.Issuer == "" {
		if c.Company.Admit != "" || c.Company.ClientID != "" {
			return errors.New("-oidc-issuer is missing")
		}
		return nil
	}
	if _, err := company.New(c.Company); err != nil {
		return fmt.Errorf("-oidc: %w", err)
	}
	return nil
}

// A key that opens everything and can be tried over the network must not be guessable.
const shortestKey = 12

func parseProxies(list string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		if !strings.Contains(item, "/") {
			a, err := netip.ParseAddr(item)
			if err != nil {
				return nil, fmt.Errorf("-trusted-proxies: %q is neither an address nor a network", item)
			}
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(item)
		if err != nil {
			return nil, fmt.Errorf("-trusted-proxies: %q is neither an address nor a network", item)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// Hosts returns the hosts for which an authority makes certificates.
func (c *Config) Hosts() []string {
	return strings.FieldsFunc(c.ACMEHosts, func(r rune) bool { return r == ',' || r == ' ' })
}

// serverName returns the host to ask for where the authority's certificates are picked by name.
func (c *Config) serverName() string {
	if hosts := c.Hosts(); len(hosts) > 0 {
		return hosts[0]
	}
	return ""
}

// Encrypts reports whether connections are encrypted.
func (c *Config) Encrypts() bool { return c.TLSCert != "" || len(c.Hosts()) > 0 }

// checkTLS refuses settings that don't go together.
func (c *Config) checkTLS() error {
	switch {
	case (c.TLSCert == "") != (c.TLSKey == ""):
		return errors.New("-tls-cert and -tls-key go together")
	case c.TLSCert != "" && len(c.Hosts()) > 0:
		return errors.New("-tls-cert and -acme-hosts exclude each other")
	case c.PlainAddr != "" && !c.Encrypts():
		return errors.New("-plain-addr sends people to the encrypted address: there is none without -tls-cert or -acme-hosts")
	}
	if c.PlainAddr != "" {
		if _, _, err := net.SplitHostPort(c.PlainAddr); err != nil {
			return fmt.Errorf("-plain-addr %q is not of the form HOST:PORT", c.PlainAddr)
		}
	}
	return nil
}
