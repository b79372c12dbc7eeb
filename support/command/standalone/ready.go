package standalone

import (
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"

	"ucwatest/support/mock"
	"ucwatest/support/shell"
)

// addressOf is where clients on this machine reach the listener.
func addressOf(l net.Listener) *net.TCPAddr {
	address, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return &net.TCPAddr{}
	}
	if address.IP.IsUnspecified() {
		return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: address.Port}
	}
	return address
}

// Ready says where the mock is, who can sign in and how.
func (s *Server) Ready() string {
	c, root := s.config, s.root()
	var text strings.Builder
	fmt.Fprintf(&text, "UCWA mock on %s/ (Ctrl-C ends it), which is where discovery begins; dialect %s\n", root, c.Pool.Dialect)
	if c.Public {
		host, _, _ := net.SplitHostPort(c.Listen)
		fmt.Fprintf(&text, "WARNING: anyone who reaches %s can sign in as any of the users\n", net.JoinHostPort(host, strconv.Itoa(s.address.Port)))
	}
	if c.Pool.Control {
		who := "every program on this machine"
		if token := c.Pool.ControlToken; token != "" {
			who = "whoever sends Authorization: Bearer " + token
		}
		fmt.Fprintf(&text, "control interface on %s/~control, for %s\n", root, who)
	}
	if s.admin != nil {
		fmt.Fprintf(&text, "what it has, and its last requests, on http://%s/\n", addressOf(s.admin))
	}
	if c.TLS {
		fmt.Fprintf(&text, "CA certificate in %s, for this run only\n", c.CAFile)
	}
	text.WriteString("users, as they sign in:\n")
	width := 0
	for _, u := range s.users {
		width = max(width, len(u.Username))
	}
	for _, u := range s.users {
		fmt.Fprintf(&text, "  %s\n", strings.TrimRight(fmt.Sprintf("%-*s  %s", width, u.Username, customs(u)), " "))
	}
	text.WriteString(s.example(s.users[0]))
	return text.String()
}

// root is the URL that discovery begins with, without its slash.
func (s *Server) root() string {
	if s.config.TLS {
		return "https://" + s.address.String()
	}
	return "http://" + s.address.String()
}

// customs says what u does while not signed in.
func customs(u mock.User) string {
	var does []string
	h := u.Habits
	for _, habit := range []struct {
		reply mock.Reply
		what  string
	}{{h.Messages, "messages"}, {h.Calls, "calls"}} {
		if habit.reply != mock.Ignore {
			does = append(does, habit.reply.String()+"s "+habit.what)
		}
	}
	if h.Forward != "" {
		does = append(does, "forwards calls to "+strings.TrimPrefix(h.Forward, "sip:"))
	}
	if h.RingAlong != "" {
		does = append(does, "lets "+strings.TrimPrefix(h.RingAlong, "sip:")+" ring along")
	}
	return strings.Join(does, ", ")
}

// example is how u signs in and registers an application, in lines for a shell.
func (s *Server) example(u mock.User) string {
	curl, root := "curl -sS", s.root()
	if s.config.TLS {
		curl += " --cacert " + shell.POSIX.Literal(s.config.CAFile)
	}
	form := url.Values{"grant_type": {"password"}, "username": {u.Username}, "password": {u.Password}}
	return fmt.Sprintf(`sign in as %s and register an application:
  TOKEN=$(%s -d %s %s/WebTicket/oauthtoken | sed 's/.*"access_token":"//; s/".*//')
  %s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"culture":"en-US","endpointId":"curl","userAgent":"curl"}' %s%s
`, u.Username, curl, shell.POSIX.Literal(form.Encode()), root, curl, root, s.config.Pool.Dialect.Profile().Base)
}
