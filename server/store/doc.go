// Package store keeps what was acknowledged. It holds opaque records in one file
// (bbolt) and knows nothing of meetings: a session is a name with a log, a
// snapshot and some entries in key spaces.
//
// # What it promises
//
// Append and Apply return nil only after the data and the page that makes it
// reachable have been fsynced. What they acknowledged survives kill -9 and a
// power cut on a disk that keeps its own promise about fsync.
//
// A log is gapless: its records are numbered 1, 2, 3, …; Append names the number
// that it continues from and is refused with ErrGap when the log is elsewhere.
//
// One goroutine commits. It takes whatever waits, over all sessions, into one
// transaction and answers each caller after it. Nothing is reordered: a call that
// starts after another returned is committed after it. A refused request touches
// none of the others in its batch.
//
// A snapshot is a cache: when it is damaged, it is as if there were none.
//
// A full disk fails the requests of that commit with ErrFull and nothing else:
// reading goes on, and writing works again as soon as there is room. After any
// other failure of a write, above all a failed fsync, it is unknown what the disk
// holds. The store then answers ErrBroken to everything, closes Failed, and never
// tries that fsync again: the process should end.
//
// Every value carries a checksum over its place and its content, every log knows
// its length, every space the number of its entries. Open reads and verifies the
// whole file before it writes a byte or lets bbolt map it, at about 1 GB a second
// from the system's cache: 1,000 past sessions of 1,000 records, 160 MB, take some
// 130 ms. What it refuses, it leaves as it was. Checksums are verified again
// whenever something is read or copied.
//
// Copies that the store makes by itself, of a day or before something risky, lie
// beside the file and are named after it. They are copies as WriteTo makes them, and
// Erase takes out of them what it takes out of the file.
//
// # What it cannot notice
//
// A head (the file's first two pages) put back to what it was before the very last
// commit looks like a crash in the middle of that commit, which is then lost. An
// older one is noticed: each commit leaves its number in the pages that it writes,
// and pages of later commits than a crash can leave mean that the head is an older
// copy. A commit of nothing at each start and end keeps runs apart. A whole file
// replaced by an older whole file is just an older backup. After a failed fsync the
// system may show pages that the disk never got; a process started again on them
// sees what the system shows. And checksums are no defence against somebody who can
// write the file and compute them.
//
// # Limits
//
// On Windows the file is at least 4 MiB long and grows to twice its size at once; where the disk has
// no room for that, the store is broken and not just full.
//
// One process has the file at a time (ErrLocked otherwise); the lock lies on the
// file itself. Sessions' ids are not empty and contain no "/". The callbacks of
// Read and List run outside of any transaction and may call the store.
package store
