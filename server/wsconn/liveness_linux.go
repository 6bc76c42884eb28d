package wsconn

import "golang.org/x/sys/unix"

// delivered counts the bytes that the client's machine has said it has, and those that are on their way to it.
func (l *liveness) delivered() (taken, left uint64) {
	if l.socket == nil {
		return 0, 0
	}
	_ = l.socket.Control(func(socket uintptr) { // what fails here counts as nothing
		info, err := unix.GetsockoptTCPInfo(int(socket), unix.IPPROTO_TCP, unix.TCP_INFO)
		if err != nil {
			return
		}
		taken = info.Bytes_acked
		if queued, err := unix.IoctlGetInt(int(socket), unix.TIOCOUTQ); err == nil {
			left = uint64(max(0, queued))
		}
	})
	return taken, left
}
