package document

import "github.com/tidwall/gjson"

func readJSONPackage(s *source) (*Package, error) {
	r, root, err := parseJSON(s)
	if err != nil {
		return nil, err
	}
	pack := &Package{}
	if root.IsObject() {
		pack = r.eventPackage(root)
	}
	if r.fault != nil {
		return nil, r.fault
	}
	if pack.Senders == nil && !pack.goesOn() {
		return nil, &Unexpected{Want: wantPackage, Got: describeJSON(root)}
	}
	return pack, nil
}

func (r *jsonReader) eventPackage(object gjson.Result) *Package {
	pack := &Package{}
	r.members(object, func(key string, value gjson.Result) {
		switch key {
		case "_links":
			for _, link := range r.links(value) {
				pack.follow(link)
			}
		case "sender":
			if value.IsArray() {
				pack.Senders = []Sender{} // an empty list is an answer, too
			}
			r.objects("sender", value, func(one gjson.Result) { pack.Senders = append(pack.Senders, r.sender(one)) })
		default:
			r.check(value)
		}
	})
	return pack
}

func (r *jsonReader) sender(object gjson.Result) Sender {
	var sender Sender
	r.members(object, func(key string, value gjson.Result) {
		switch key {
		case "events":
			r.objects("events", value, func(one gjson.Result) { sender.Events = append(sender.Events, r.event(one)) })
			return
		case "rel":
			sender.Rel = wordOf(value)
		case "href":
			sender.Href = wordOf(value)
		}
		r.check(value)
	})
	return sender
}

// event reads an event. What it embeds stands under the relation of its link,
// which may come later.
func (r *jsonReader) event(object gjson.Result) Event {
	var event Event
	var embedded []Embedded
	r.members(object, func(key string, value gjson.Result) {
		switch key {
		case "_embedded":
			embedded = r.embedded(value)
		case "link":
			event.Link = r.link(value)
		case "in":
			if r.isA(Object, "in", value) {
				in := r.link(value)
				event.In = &in
			}
		case "reason":
			if r.isA(Object, "reason", value) {
				event.Reason = r.reason(value)
			}
		default:
			event.note(key, value)
			r.check(value)
		}
	})
	event.embed(embedded)
	return event
}

func (e *Event) note(key string, value gjson.Result) {
	switch key {
	case "type":
		e.Type = wordOf(value)
	case "status":
		e.Status = wordOf(value)
	}
}

// objects walks the list called name, whose members must be objects.
func (r *jsonReader) objects(name string, list gjson.Result, each func(object gjson.Result)) {
	if !r.isA(List, name, list) {
		return
	}
	r.elements(list, func(one gjson.Result) {
		if r.isA(Object, "a member of "+name, one) {
			each(one)
		}
	})
}
