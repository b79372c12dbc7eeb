package document

import "github.com/antchfx/xmlquery"

func readXMLPackage(s *source) (*Package, error) {
	root, err := parseXML(s)
	if err != nil {
		return nil, err
	}
	if root.Data != "events" {
		return nil, &Unexpected{Want: wantPackage, Got: describeXML(root)}
	}
	pack := &Package{}
	pack.Self, _ = attribute(root, "href")
	for child := range children(root) {
		switch child.Data {
		case "link":
			pack.follow(linkOf(child))
		case "sender":
			pack.Senders = append(pack.Senders, senderOf(child))
		}
	}
	return pack, nil
}

func senderOf(n *xmlquery.Node) Sender {
	var sender Sender
	sender.Rel, _ = attribute(n, "rel")
	sender.Href, _ = attribute(n, "href")
	for child := range children(n) {
		sender.Events = append(sender.Events, eventOf(child))
	}
	return sender
}

// eventOf reads an event, whose type is the name of its element. How in, status
// and reason look in XML is shown nowhere; each is taken as an element of its
// name, and the status as an attribute as well.
func eventOf(n *xmlquery.Node) Event {
	event := Event{Type: n.Data, Link: linkOf(n)}
	event.Status, _ = attribute(n, "status")
	var embedded []Embedded
	for child := range children(n) {
		switch child.Data {
		case "in":
			in := linkOf(child)
			event.In = &in
		case "status":
			event.Status = content(child)
		case "reason":
			event.Reason = reasonOf(child)
		case "resource":
			rel, _ := attribute(child, "rel")
			embedded = append(embedded, Embedded{Rel: rel, Document: resourceOf(child)})
		}
	}
	event.embed(embedded)
	return event
}
