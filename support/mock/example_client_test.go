package mock_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"time"

	"ucwatest/support/mock"
)

// A program is what somebody writes who has the reference, net/http and nothing
// else: one user's client, which holds its event channel.
type program struct {
	ctx   context.Context
	root  string // scheme and host
	sip   string
	token string
	home  object      // the application
	heard chan object // the events
}

// An object is a JSON object as UCWA writes them.
type object map[string]any

// of is the object at the end of a path, the first one where it meets an array.
func (o object) of(names ...string) object {
	here := any(map[string]any(o))
	for _, name := range names {
		members, _ := here.(map[string]any)
		here = members[name]
		if list, ok := here.([]any); ok && len(list) > 0 {
			here = list[0]
		}
	}
	members, _ := here.(map[string]any)
	return members
}

// to is where a link leads, "" without it.
func (o object) to(rel string) string {
	href, _ := o.of("_links", rel)["href"].(string)
	return href
}

// ask sends a request and returns the answer with its body.
func (p *program) ask(method, href, kind, body string) (*http.Response, []byte) {
	if strings.HasPrefix(href, "/") {
		href = p.root + href
	}
	r, err := http.NewRequestWithContext(p.ctx, method, href, strings.NewReader(body))
	check(err)
	r.Header.Set("Accept", "application/json")
	if strings.HasSuffix(kind, "+xml") {
		r.Header.Set("Accept", kind)
	}
	if body != "" {
		r.Header.Set("Content-Type", kind)
	}
	if p.token != "" {
		r.Header.Set("Authorization", "Bearer "+p.token)
	}
	response, err := http.DefaultClient.Do(r)
	check(err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	check(err)
	return response, answer
}

func (p *program) get(href string) object {
	var o object
	_, body := p.ask("GET", href, "", "")
	check(json.Unmarshal(body, &o))
	return o
}

// post posts input as JSON, nil as no body, and returns what came back.
func (p *program) post(href string, input object) object {
	var body []byte
	if input != nil {
		var err error
		body, err = json.Marshal(input)
		check(err)
	}
	response, answer := p.ask("POST", href, "application/json", string(body))
	if response.StatusCode >= 300 {
		log.Fatalf("POST %s: %s %s", href, response.Status, answer)
	}
	var o object
	if len(answer) > 0 {
		check(json.Unmarshal(answer, &o))
	}
	return o
}

// signIn walks from the discovery root to an application, and begins to listen.
func (p *program) signIn(password string) {
	user := p.get("/").to("user")
	refused, _ := p.ask("GET", user, "", "")
	challenge := strings.Join(refused.Header.Values("WWW-Authenticate"), " ")
	_, rest, _ := strings.Cut(challenge, `MsRtcOAuth href="`)
	endpoint, _, _ := strings.Cut(rest, `"`)
	form := url.Values{"grant_type": {"password"}, "username": {strings.TrimPrefix(p.sip, "sip:")}, "password": {password}}
	var granted object
	_, body := p.ask("POST", endpoint, "application/x-www-form-urlencoded;charset=UTF-8", form.Encode())
	check(json.Unmarshal(body, &granted))
	p.token, _ = granted["access_token"].(string)
	p.home = p.post(p.get(user).to("applications"), object{"culture": "en-US", "endpointId": "program of " + p.sip, "userAgent": "program"})
	p.post(p.home.of("_embedded", "me").to("makeMeAvailable"), object{"supportedModalities": []string{"Messaging", "Audio"}})
	p.heard = make(chan object, 1000)
	go p.listen(p.home.to("events"))
}

// listen holds the event channel until the application is gone.
func (p *program) listen(href string) {
	for href != "" {
		answer := p.get(href)
		href = answer.to("next") + answer.to("resync") + answer.to("resume")
		senders, _ := answer["sender"].([]any)
		for _, sender := range senders {
			events, _ := sender.(map[string]any)["events"].([]any)
			for _, e := range events {
				p.heard <- e.(map[string]any)
			}
		}
	}
	close(p.heard)
}

// hear waits for an event and returns what it is about.
func (p *program) hear(rel, eventType string) object {
	for e := range p.heard {
		link := object(e).of("link")
		if link["rel"] != rel || e["type"] != eventType {
			continue
		}
		if told := object(e).of("_embedded", rel); told != nil {
			return told
		}
		return p.get(link["href"].(string))
	}
	log.Fatalf("%s: no %s %s", p.sip, rel, eventType)
	return nil
}

// chat says something and returns what the other one reads.
func (p *program) chat(with *program, conversation, text string) string {
	send := p.get(p.get(conversation).to("messaging")).to("sendMessage")
	p.ask("POST", send, "text/plain", text)
	for {
		message := with.hear("message", "completed")
		if message["direction"] == "Incoming" {
			_, data, _ := strings.Cut(message.to("plainMessage"), ",")
			read, err := url.QueryUnescape(data)
			check(err)
			return strings.TrimSpace(read)
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// write lets p start to write with another, and returns p's conversation.
func (p *program) write(with *program) string {
	start := p.home.of("_embedded", "communication").to("startMessaging")
	p.post(start, object{"to": with.sip, "operationId": "write", "subject": "Lunch"})
	with.post(with.hear("messagingInvitation", "started").to("accept"), nil)
	invitation := p.hear("messagingInvitation", "completed")
	fmt.Println("messaging:", invitation["state"])
	return invitation.to("conversation")
}

// forward sends p's calls to another.
func (p *program) forward(to *program) {
	settings := p.get(p.home.of("_embedded", "me").to("callForwardingSettings"))
	href := settings.of("_embedded", "immediateForwardSettings").to("immediateForwardToContact")
	p.post(href+"?target="+url.QueryEscape(to.sip), nil)
}

// call lets p add audio to a conversation with one, which another takes, and
// returns p's invitation.
func (p *program) call(conversation string, with, taker *program) object {
	add := p.get(p.get(conversation).to("audioVideo")).to("addAudio")
	offer := object{"mediaOffer": object{"href": "data:application/sdp;charset=utf-8,v%3d0%0d%0a"}}
	p.post(add, object{"to": with.sip, "operationId": "call", "sessionContext": "call", "_links": offer})
	answer := taker.hear("audioVideoInvitation", "started").to("acceptWithAnswer")
	taker.ask("POST", answer+"?sessionContext=call", "application/sdp", "v=0\r\n")
	invitation := p.hear("audioVideoInvitation", "completed")
	fmt.Println("audio:", invitation["state"], "with", invitation.of("_embedded", "acceptedByParticipant")["uri"])
	return invitation
}

// follow reads what a link leads to, in JSON and in XML.
func (p *program) follow(href string) {
	shown := p.get(href)
	fmt.Println("JSON:", shown["rel"], shown["state"], shown["activeModalities"])
	var page struct {
		Rel        string `xml:"rel,attr"`
		Href       string `xml:"href,attr"`
		Properties []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:",chardata"`
		} `xml:"property"`
	}
	_, body := p.ask("GET", href, "application/vnd.microsoft.com.ucwa+xml", "")
	check(xml.Unmarshal(body, &page))
	for _, property := range page.Properties {
		if property.Name == "state" {
			fmt.Println("XML:", page.Rel, property.Value, "at the same place:", page.Href == shown.to("self"))
		}
	}
}

// leave gives up the application, which ends the event channel.
func (p *program) leave() {
	gone, _ := p.ask("DELETE", p.home.to("self"), "", "")
	for range p.heard { // what is still on its way
	}
	fmt.Println(p.sip, "leaves:", gone.StatusCode)
}

// A client that uses nothing but net/http: three users sign in and hold their
// event channels, two of them write, the first adds audio, the third takes the
// call, and the first follows the link derivedConversation.
func Example_client() {
	srv := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader})
	web := httptest.NewServer(srv)
	defer web.Close()
	defer srv.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var programs []*program
	for _, name := range []string{"anna", "ben", "cleo"} {
		user := mock.User{SIP: "sip:" + name + "@contoso.com", Username: name + "@contoso.com", Password: "pass@word1"}
		check(srv.AddUser(user))
		p := &program{ctx: ctx, root: web.URL, sip: user.SIP}
		p.signIn(user.Password)
		programs = append(programs, p)
	}
	anna, ben, cleo := programs[0], programs[1], programs[2]

	conversation := anna.write(ben)
	fmt.Println("ben reads:", anna.chat(ben, conversation, "Hi there"))
	ben.forward(cleo)
	invitation := anna.call(conversation, ben, cleo)
	anna.follow(invitation.to("derivedConversation"))
	for _, p := range programs {
		p.leave()
	}
	// Output:
	// messaging: Connected
	// ben reads: Hi there
	// audio: Connected with sip:cleo@contoso.com
	// JSON: conversation Connected [Audio]
	// XML: conversation Connected at the same place: true
	// sip:anna@contoso.com leaves: 204
	// sip:ben@contoso.com leaves: 204
	// sip:cleo@contoso.com leaves: 204
}
