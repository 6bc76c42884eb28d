package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Every value of a log, a snapshot or a space lies on disk in an envelope:
//
//	offset 0  1 byte   envelope version, 1
//	offset 1  4 bytes  CRC-32C, little endian
//	offset 5  4 bytes  length of the payload, little endian
//	offset 9  …        payload
//
// The checksum is taken over the place, the length and the payload, so that a value
// moved to another key or session is noticed as well as a changed one:
//
//	bucket ‖ "/" ‖ session ‖ "/" ‖ key ‖ length ‖ payload
//
// `session` is empty except in a log, and contains no slash.
//
// CRC-32C is in the standard library, runs on the processor's own instruction
// (several GB/s) and finds every burst of up to 32 bits and every odd number of
// flipped bits. It guards against disks and cables, not against people.
const (
	envelopeVersion = 1
	envelopeHeader  = 9
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// place is where values lie, a log or a bucket, as the checksum of its name.
type place uint32

func inBucket(bucket string) place { return inLog(bucket, "") }
func inLog(bucket, session string) place {
	return place(crc32.Checksum([]byte(bucket+"/"+session+"/"), castagnoli))
}

// sum is that of the value whose length and payload lie in b.
func (p place) sum(key, b []byte) uint32 {
	return crc32.Update(crc32.Update(uint32(p), castagnoli, key), castagnoli, b)
}

// seal returns a new slice that holds the payload in its envelope.
func (p place) seal(key, payload []byte) []byte {
	b := make([]byte, envelopeHeader, envelopeHeader+len(payload))
	b[0] = envelopeVersion
	binary.LittleEndian.PutUint32(b[5:], uint32(len(payload)))
	b = append(b, payload...)
	binary.LittleEndian.PutUint32(b[1:], p.sum(key, b[5:]))
	return b
}

// unseal returns the payload inside value, which it does not copy, or an error
// that says in what the envelope is wrong.
func (p place) unseal(key, value []byte) ([]byte, error) {
	if len(value) < envelopeHeader {
		return nil, fmt.Errorf("is only %d bytes long", len(value))
	}
	if value[0] != envelopeVersion {
		return nil, fmt.Errorf("has the unknown envelope version %d", value[0])
	}
	payload := value[envelopeHeader:]
	if n := binary.LittleEndian.Uint32(value[5:]); uint64(n) != uint64(len(payload)) {
		return nil, fmt.Errorf("says it holds %d bytes and holds %d", n, len(payload))
	}
	if p.sum(key, value[5:]) != binary.LittleEndian.Uint32(value[1:]) {
		return nil, fmt.Errorf("does not match its checksum")
	}
	return payload, nil
}
