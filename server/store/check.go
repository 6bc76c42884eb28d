package store

import (
	"os"

	"go.etcd.io/bbolt"
)

// Check reads the whole database while it is in use: every page, the checksum of
// every record, snapshot and entry, and the sequence of every log. It calls f with
// each problem, a sentence that names what is wrong. Its own error means that it
// could not read to the end.
func (s *Store) Check(f func(problem string)) error {
	s.copying.Lock()
	defer s.copying.Unlock()
	tx, h, err := s.begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	file, err := os.Open(s.path)
	if err != nil {
		return err
	}
	defer file.Close()
	size := int64(h.pages) * int64(h.pageSize)
	return mapping(file, size, func(data []byte) error {
		v := &verifier{pages: newPages(data, h), take: func(finding error) error {
			f(finding.Error())
			return nil
		}}
		return v.run()
	})
}

// begin opens a read transaction that outlives the call, and returns the head that
// it reads from. While it is open no page that it reaches is written over. Only
// with copying held, so that the file is not replaced meanwhile.
func (s *Store) begin() (tx *bbolt.Tx, h head, err error) {
	err = s.between(func() error {
		tx, h, err = s.pin()
		return err
	})
	return tx, h, err
}

// pin is begin, in the committer.
func (s *Store) pin() (*bbolt.Tx, head, error) {
	file, err := os.Open(s.path)
	if err != nil {
		return nil, head{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, head{}, err
	}
	h, err := readHead(file, info.Size())
	if err != nil {
		return nil, head{}, s.named(err)
	}
	tx, err := s.db.Begin(false)
	return tx, h, err
}
