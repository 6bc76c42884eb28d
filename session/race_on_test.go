//go:build race

package session_test

// raced is whether the race detector is built in, which takes memory of its own.
const raced = true
