package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"mime"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/gofiber/fiber/v2"
)

// asset is one file of the front end, ready to be sent.
type asset struct {
	media    string
	tag      string // of what it holds
	forGood  bool   // it never changes under this name
	plain    []byte
	variants func() map[string][]byte // by encoding; without those that save nothing
}

// mediaTypes are those of a front end; the machine's own table may say otherwise.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
	".woff2": "font/woff2", ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp",
}

func newAsset(name string, data []byte) *asset {
	sum := sha256.Sum256(data)
	media := mediaTypes[path.Ext(name)]
	if media == "" {
		media = mime.TypeByExtension(path.Ext(name))
	}
	if media == "" {
		media = "application/octet-stream"
	}
	return &asset{
		media: media, tag: base64.RawURLEncoding.EncodeToString(sum[:12]), forGood: strings.HasPrefix(name, hashed), plain: data,
		variants: sync.OnceValue(func() map[string][]byte { return compressed(data) }),
	}
}

func compressed(data []byte) map[string][]byte {
	out := map[string][]byte{}
	var br, gz bytes.Buffer
	w := brotli.NewWriterLevel(&br, brotli.BestCompression)
	z, err := gzip.NewWriterLevel(&gz, gzip.BestCompression)
	if err != nil {
		panic("web: " + err.Error()) // the level is one of gzip's own
	}
	// Writing to memory does not fail.
	_, _ = w.Write(data)
	_ = w.Close()
	_, _ = z.Write(data)
	_ = z.Close()
	for name, b := range map[string]*bytes.Buffer{"br": &br, "gzip": &gz} {
		if b.Len() < len(data) {
			out[name] = b.Bytes()
		}
	}
	return out
}

func (a *asset) send(f *fiber.Ctx) error {
	body, encoding := a.plain, ""
	if variants := a.variants(); len(variants) > 0 {
		f.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
		if encoding = chooseEncoding(f.Get(fiber.HeaderAcceptEncoding), variants); encoding != "" {
			body = variants[encoding]
			f.Set(fiber.HeaderContentEncoding, encoding)
		}
	}
	tag := `"` + a.tag + encoding + `"`
	f.Set(fiber.HeaderETag, tag)
	f.Set(fiber.HeaderContentType, a.media)
	f.Set(fiber.HeaderCacheControl, "no-cache")
	if a.forGood {
		f.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	if matches(f.Get(fiber.HeaderIfNoneMatch), tag) {
		return f.Status(fiber.StatusNotModified).Send(nil)
	}
	return f.Send(body)
}

// encodings are in the order of preference among those that a browser likes equally.
var encodings = []string{"br", "gzip"}

// chooseEncoding picks by the weights of Accept-Encoding (RFC 9110, 12.5.3); "" is none.
func chooseEncoding(accept string, there map[string][]byte) string {
	weights := map[string]float64{}
	for item := range strings.SplitSeq(accept, ",") {
		name, weight := weighed(item)
		weights[strings.ToLower(name)] = weight
	}
	best, most := "", 0.0
	for _, name := range encodings {
		weight, said := weights[name]
		if !said {
			weight = weights["*"]
		}
		if _, have := there[name]; have && weight > most {
			best, most = name, weight
		}
	}
	return best
}

// matches reports whether a list of tags holds one (RFC 9110, 13.1.2).
func matches(list, tag string) bool {
	tags := strings.Split(list, ",")
	return slices.ContainsFunc(tags, func(t string) bool {
		t = strings.TrimSpace(t)
		return t == "*" || strings.TrimPrefix(t, "W/") == tag
	})
}
