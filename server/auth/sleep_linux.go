package auth

import (
	"time"

	"golang.org/x/sys/unix"
)

// sleepExactly sleeps by the system's clock of high resolution, without which a sleep ends with the millisecond.
func sleepExactly(d time.Duration) {
	if d <= 0 {
		return
	}
	left := unix.NsecToTimespec(d.Nanoseconds())
	for unix.Nanosleep(&left, &left) == unix.EINTR {
	}
}
