package store

// How much Read and List copy out of a transaction at once. No transaction stays
// open while a callback runs: one that did would keep old pages from being used
// again, and could not call the store.
const (
	chunkItems = 4096
	chunkBytes = 1 << 20
)

// chunk is a row of byte strings in one buffer.
type chunk struct {
	data []byte
	ends []int
}

func (c *chunk) clear() { c.data, c.ends = c.data[:0], c.ends[:0] }

func (c *chunk) add(b []byte) {
	c.data = append(c.data, b...)
	c.ends = append(c.ends, len(c.data))
}

func (c *chunk) full() bool { return len(c.ends) >= chunkItems || len(c.data) >= chunkBytes }

func (c *chunk) item(i int) []byte {
	start := 0
	if i > 0 {
		start = c.ends[i-1]
	}
	return c.data[start:c.ends[i]:c.ends[i]]
}
