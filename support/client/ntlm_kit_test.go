package client_test

import (
	"crypto/hmac"
	"crypto/md5"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
	"unicode/utf16"
)

// passwordHash is the NT hash of password: MD4 of its UTF-16 (MS-NLMP, 3.3.1).
const passwordHash = "e3e5d6c6048af2468939e48956c25abb"

// ntlm lets through to granted who proves to know password by NTLM, on one
// connection from the first word to the last (MS-NLMP).
type ntlm struct {
	granted http.Handler

	mu          sync.Mutex
	connections map[string]bool // those a challenge was sent on
	signedIn    []string        // the connections of those who proved it
}

func (n *ntlm) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	word, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(r.Header.Get("Authorization"), "NTLM "))
	switch {
	case len(word) > 12 && word[8] == 1:
		n.connections[r.RemoteAddr] = true
		w.Header().Set("WWW-Authenticate", "NTLM "+base64.StdEncoding.EncodeToString(challengeWord()))
	case len(word) > 64 && word[8] == 3 && n.connections[r.RemoteAddr] && proves(word):
		n.signedIn = append(n.signedIn, r.RemoteAddr)
		n.granted.ServeHTTP(w, r)
		return
	default:
		w.Header()["Www-Authenticate"] = []string{"Negotiate", "NTLM"}
	}
	as("text/html", http.StatusUnauthorized, "<html>Unauthorized</html>")(w, r)
}

var serverChallenge = []byte("8 bytes!")

// challengeWord is message 2: Unicode, NTLM, extended session security, and
// target information that is at its end at once.
func challengeWord() []byte {
	word := append([]byte("NTLMSSP\x00"), 2, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0)
	word = binary.LittleEndian.AppendUint32(word, 1|1<<9|1<<19|1<<23)
	word = append(word, serverChallenge...)
	word = append(word, make([]byte, 8)...)
	word = append(word, 4, 0, 4, 0, 48, 0, 0, 0)
	return append(word, 0, 0, 0, 0)
}

// proves tells whether message 3 has the proof of NTLMv2 (MS-NLMP, 3.3.2).
func proves(word []byte) bool {
	field := func(at int) []byte {
		length, offset := binary.LittleEndian.Uint16(word[at:]), binary.LittleEndian.Uint32(word[at+4:])
		return word[offset : offset+uint32(length)]
	}
	key, _ := hex.DecodeString(passwordHash)
	owner := hashed(key, wide(strings.ToUpper(narrow(field(36)))), field(28))
	answer := field(20)
	return hmac.Equal(hashed(owner, serverChallenge, answer[16:]), answer[:16])
}

func hashed(key []byte, parts ...[]byte) []byte {
	h := hmac.New(md5.New, key)
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

func narrow(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

func wide(s string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}
