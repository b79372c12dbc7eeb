package har

import (
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"unicode/utf8"
)

// What can keep a body from being known. All but ErrCut leave nothing of it.
var (
	ErrNoBody   = errors.New("the body is not in the file")
	ErrCut      = errors.New("the body is cut short")
	ErrEncoding = errors.New("the body cannot be decoded")
)

const base64Encoding = "base64"

// Body is the body as it was when it came, uncompressed; nil if there was none.
// The error, which is one of ErrNoBody, ErrCut and ErrEncoding, says how much is
// missing. A size that is less than what is there is that of the compressed body,
// as some count.
func (c *Content) Body() ([]byte, error) {
	if c.Text == nil {
		if c.Size > 0 {
			return nil, fmt.Errorf("%w: %d bytes", ErrNoBody, c.Size)
		}
		return nil, nil
	}
	body, err := decoded(*c.Text, c.Encoding)
	if err != nil {
		return nil, err
	}
	if Size(len(body)) < c.Size && (c.Encoding != "" || inUTF8(c.MediaType)) {
		return body, fmt.Errorf("%w: %d of %d bytes are in the file", ErrCut, len(body), c.Size)
	}
	return body, nil
}

// inUTF8 tells whether a text in a file is as long as the body was.
func inUTF8(mediaType string) bool {
	_, parameters, err := mime.ParseMediaType(mediaType)
	charset := strings.ToLower(parameters["charset"])
	return err == nil && (charset == "" || charset == "utf-8" || charset == "us-ascii")
}

// Body is the body of the request; nil if there was none. The error is an
// ErrEncoding.
func (p *Post) Body() ([]byte, error) {
	if p == nil {
		return nil, nil
	}
	if p.Text != "" || len(p.Params) == 0 {
		return decoded(p.Text, p.Encoding)
	}
	var form strings.Builder
	for i, one := range p.Params {
		if i > 0 {
			form.WriteByte('&')
		}
		form.WriteString(url.QueryEscape(one.Name) + "=" + url.QueryEscape(one.Value))
	}
	return []byte(form.String()), nil
}

func decoded(text, encoding string) ([]byte, error) {
	switch {
	case encoding == "":
		return []byte(text), nil
	case !strings.EqualFold(encoding, base64Encoding):
		return nil, fmt.Errorf("%w: its encoding is %q, want base64", ErrEncoding, encoding)
	}
	body, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(text, "=\r\n"))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return body, nil
}

// NewContent is a body of a media type as an archive has it: as a text or, where it
// is none, in base64.
func NewContent(mediaType string, body []byte) Content {
	text, encoding := encoded(body)
	return Content{Size: Size(len(body)), MediaType: mediaType, Text: &text, Encoding: encoding}
}

// NewPost is the body of a request likewise, nil if that has none.
func NewPost(mediaType string, body []byte) *Post {
	if len(body) == 0 {
		return nil
	}
	text, encoding := encoded(body)
	return &Post{MediaType: mediaType, Text: text, Encoding: encoding}
}

func encoded(body []byte) (text, encoding string) {
	if utf8.Valid(body) {
		return string(body), ""
	}
	return base64.StdEncoding.EncodeToString(body), base64Encoding
}

// Query are the parameters in the URL at, in their order.
func Query(at string) []Pair {
	pairs := []Pair{}
	u, err := url.Parse(at)
	if err != nil {
		return pairs
	}
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		if name, value, _ := strings.Cut(pair, "="); pair != "" {
			pairs = append(pairs, Pair{unescaped(name), unescaped(value)})
		}
	}
	return pairs
}

func unescaped(s string) string {
	if plain, err := url.QueryUnescape(s); err == nil {
		return plain
	}
	return s
}
