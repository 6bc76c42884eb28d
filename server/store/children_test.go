package store_test

import (
	"fmt"
	"syscall"

	"colazione/server/store"
)

// openChild opens the database and says how that went.
func openChild(args []string) error {
	s, err := store.Open(args[0])
	if err != nil {
		return err
	}
	fmt.Println("open")
	return s.Close()
}

// appendChild appends to some sessions at once, for ever, and prints each
// acknowledged record once it is: "SESSION SEQ".
func appendChild(args []string) error {
	s, err := store.Open(args[0])
	if err != nil {
		return err
	}
	errs := make(chan error)
	for w := range 8 {
		go func() { errs <- appendForEver(s, fmt.Sprint("session-", w)) }()
	}
	return <-errs
}

func appendForEver(s *store.Store, session string) error {
	last, err := s.Last(session)
	for err == nil {
		err = s.Append(session, last, [][]byte{fmt.Appendf(nil, "%s record %d", session, last+1)})
		last++
		if err == nil {
			fmt.Printf("%s %d\n", session, last)
		}
	}
	return err
}

// fullChild fills the database up to a limit on the size of files, deletes and
// reads under it, then lifts the limit and goes on.
func fullChild(args []string) error {
	s, err := store.Open(args[0])
	if err != nil {
		return err
	}
	if err := limitFiles(3 << 20); err != nil {
		return err
	}
	record := make([]byte, 10_000)
	last := uint64(0)
	for ; err == nil; last++ {
		err = s.Append("a", last, [][]byte{record})
	}
	last--
	fmt.Println("stopped:", err)
	for range 20 {
		err = s.Append("a", last, [][]byte{record})
	}
	fmt.Println("again:", err)
	n := uint64(0)
	err = s.Read("a", 0, func(uint64, []byte) error { n++; return nil })
	fmt.Println("readable:", err, n == last, s.Err())
	if err := limitFiles(1 << 20); err != nil { // less than the copy needs
		return err
	}
	fmt.Println("erase:", s.Erase("other"))
	if err := limitFiles(noLimit); err != nil {
		return err
	}
	for range 50 {
		if err := s.Append("a", last, [][]byte{record}); err != nil {
			return err
		}
		last++
	}
	err = s.Check(func(problem string) { fmt.Println("problem:", problem) })
	fmt.Println("recovered:", err, s.Close())
	return nil
}

const noLimit = ^uint64(0)

func limitFiles(size uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: noLimit})
}
