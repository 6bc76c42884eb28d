// Package wsconn runs WebSocket connections after their handshake (RFC 6455, section 5): it reads what a client sends, sends what there is for it, and finds out when
// nobody is at the other end any more.
//
// A Hub holds the connections of a server. Each Conn has one goroutine, which reads; what is to be sent comes from a Feed, which is asked when somebody calls Wake, and
// is sent by the few goroutines that the connections of one group share. So a phone on which nothing happens costs one goroutine that sleeps, and about 9 KiB.
package wsconn
