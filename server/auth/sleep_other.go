//go:build !linux

package auth

import "time"

// sleepExactly sleeps as exactly as the language does.
func sleepExactly(d time.Duration) { time.Sleep(d) }
