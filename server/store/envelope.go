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
// The checksum is taken over the place and the payload, so that a value moved to
// another key or session is noticed as well as a changed one:
//
//	len(bucket) ‖ bucket ‖ len(session) ‖ session ‖ len(key) ‖ key ‖ payload
//
// with lengths as 4 bytes, little endian. `session` is empty except in a log.
//
// CRC-32C is in the standard library, runs on the processor's own instruction
// (several GB/s) and finds every burst of up to 32 bits and every odd number of
// flipped bits. It guards against disks and cables, not against people.
const (
	envelopeVersion = 1
	envelopeHeader  = 9
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// place says where a value lies.
type place struct {
	bucket  string
	session string // the log's session; empty outside of logs
	key     []byte
}

func (p place) sum(payload []byte) uint32 {
	var room [160]byte
	b := room[:0]
	b = binary.LittleEndian.AppendUint32(b, uint32(len(p.bucket)))
	b = append(b, p.bucket...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(p.session)))
	b = append(b, p.session...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(p.key)))
	b = append(b, p.key...)
	return crc32.Update(crc32.Checksum(b, castagnoli), castagnoli, payload)
}

// seal returns a new slice that holds the payload in its envelope.
func (p place) seal(payload []byte) []byte {
	b := make([]byte, envelopeHeader, envelopeHeader+len(payload))
	b[0] = envelopeVersion
	binary.LittleEndian.PutUint32(b[1:], p.sum(payload))
	binary.LittleEndian.PutUint32(b[5:], uint32(len(payload)))
	return append(b, payload...)
}

// unseal returns the payload inside value, which it does not copy, or an error
// that says in what the envelope is wrong.
func (p place) unseal(value []byte) ([]byte, error) {
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
	if p.sum(payload) != binary.LittleEndian.Uint32(value[1:]) {
		return nil, fmt.Errorf("does not match its checksum")
	}
	return payload, nil
}
