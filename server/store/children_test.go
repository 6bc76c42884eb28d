package store_test

import (
	"fmt"

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
