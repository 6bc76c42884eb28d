package voting

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// product is an exact product of whole numbers above 0: of few enough a machine word, else of any size. Its value is
// low, or low times high when there is one. It starts at product{low: 1}.
type product struct {
	low  uint64
	high *big.Int
}

func (p *product) times(n uint64) {
	over, low := bits.Mul64(p.low, n)
	if over == 0 {
		p.low = low
		return
	}
	p.high = p.int()
	p.low = n
}

// int is the whole value, without changing p.
func (p *product) int() *big.Int {
	value := new(big.Int).SetUint64(p.low)
	if p.high != nil {
		value.Mul(value, p.high)
	}
	return value
}

// compare is negative, zero or positive as p is below, equal to or above q. Factors being at least 1, a product has
// a high part exactly when it is above all that have none.
func (p *product) compare(q *product) int {
	if p.high == nil && q.high == nil {
		return cmp.Compare(p.low, q.low)
	}
	return p.int().Cmp(q.int())
}

// frexp is the value as fraction × 2^exponent with the fraction in [½, 1), rounded once.
func (p *product) frexp() (fraction float64, exponent int) {
	if p.high == nil {
		return math.Frexp(float64(p.low))
	}
	mantissa := new(big.Float)
	exponent = new(big.Float).SetInt(p.int()).MantExp(mantissa)
	fraction, _ = mantissa.Float64()
	return fraction, exponent
}
