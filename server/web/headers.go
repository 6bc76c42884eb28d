package web

import "github.com/gofiber/fiber/v2"

// contentPolicy lets pages use what this server sends and nothing else: no script or style in the page itself, no frame around it.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html"

var securityHeaders = [][2]string{
	{fiber.HeaderContentSecurityPolicy, contentPolicy},
	{fiber.HeaderXContentTypeOptions, "nosniff"},
	{fiber.HeaderReferrerPolicy, "no-referrer"},
	{fiber.HeaderPermissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// secure sets the headers that every answer has.
func (a *App) secure(f *fiber.Ctx) {
	for _, h := range securityHeaders {
		f.Set(h[0], h[1])
	}
	if a.reached(f).secure() {
		f.Set(fiber.HeaderStrictTransportSecurity, "max-age=31536000")
	}
}
