package mock

import (
	"bytes"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"net/http"
)

// photoCookie is the name of the cookie that opens photos to the pages of a
// browser, which cannot send a token for a picture.
const photoCookie = "cwt_ucwa"

// photoURL is where a finds the photo of whoever has the address uri.
func (a *application) photoURL(uri string) string { return a.url + "/photos/" + contactID(uri) }

// contactPhotoURL is where participants link to the photo of uri.
func (a *application) contactPhotoURL(uri string) string {
	if a.pool.profile.NamedAddresses {
		return a.contactURL(uri) + "/contactPhoto"
	}
	return a.photoURL(uri)
}

// openPhotos sends the cookie along, as captures have it.
func (q *request) openPhotos() {
	if q.pool.profile.PhotoCookie {
		q.answer.Header["Set-Cookie"] = []string{photoCookie + "=" + q.app.cookie + "; path=" + q.app.url + "/photos; secure; HttpOnly"}
		q.answer.Header["P3p"] = []string{`CP="IDC CUR ADM OUR BUS"`}
	}
}

// photographed tells whether somebody without a token may see a photo.
func (q *request) photographed() bool {
	if q.app == nil || !q.route.byCookie {
		return false
	}
	c, err := q.http.Cookie(photoCookie)
	if err != nil || c.Value != q.app.cookie {
		return false
	}
	q.user = q.app.owner
	q.group = q.user.group
	return true
}

// photoAt is the route of photos at path.
func photoAt(path string) row {
	return row{path, "photo", owned, get(getPhoto), manner{plain: true, alone: true, byCookie: true}}
}

// getPhoto shows the photo of somebody whom the user knows.
func getPhoto(q *request) *refusal {
	u := q.group.user(contactAddress(q.ids[1]))
	if u == nil {
		return errNotFound
	}
	q.answer.Status, q.answer.MediaType = http.StatusOK, "image/png"
	q.raw = portrait(u.SIP)
	return nil
}

const (
	fields = 5 // of a portrait, in a row
	pixels = 8 // of a field, in a row
)

// portrait is a pattern that tells one address from another, alike on both
// sides as a face is.
func portrait(address string) []byte {
	h := fnv.New64a()
	h.Write([]byte(address))
	sum := h.Sum64()
	ink := color.RGBA{byte(sum), byte(sum >> 8), byte(sum >> 16), 255}
	img := image.NewPaletted(image.Rect(0, 0, fields*pixels, fields*pixels), color.Palette{color.White, ink})
	for y := range fields * pixels {
		for x := range fields * pixels {
			column := min(x/pixels, fields-1-x/pixels)
			if sum>>(24+y/pixels*3+column)&1 == 1 {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img) // a buffer takes everything
	return b.Bytes()
}
