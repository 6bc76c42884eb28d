// Package inject makes storage fail for tests, at the one seam that every build has: the system call. The kernel asks (seccomp, user notification) about each write, fsync,
// truncation and renaming of a process, and a plan says which of them fails. Linux alone; root is not needed. Nothing of it is in the program.
package inject
