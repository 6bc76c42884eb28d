package web

import "github.com/gofiber/fiber/v2"

// serveDocuments serves the descriptions of the calls and of the socket.
func (a *App) serveDocuments(f *fiber.App) {
	for path, data := range map[string][]byte{base + "/openapi.yaml": OpenAPI(), base + "/asyncapi.yaml": AsyncAPI()} {
		f.Get(path, func(f *fiber.Ctx) error {
			f.Set(fiber.HeaderContentType, "application/yaml; charset=utf-8")
			f.Set(fiber.HeaderCacheControl, "no-cache")
			return f.Send(data)
		})
	}
}
