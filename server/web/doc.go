// Package web is the way into the program: HTTP calls, the socket, and the pages that use them.
//
// It knows who is calling, how much they may ask, and how answers look on the wire; what a meeting is and who may do what in it, it leaves to the
// packages below. One table (routes.go) names every call. From it the calls are served, and from it the OpenAPI and AsyncAPI documents are written.
package web
