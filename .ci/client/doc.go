// Package client is where a client is generated from the server's document, to play a short meeting with. What it needs stands in client.mod, apart from the program's own.
package client
