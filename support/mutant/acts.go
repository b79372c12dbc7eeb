package mutant

import "ucwatest/support/mock"

// acts spoils what an act leaves as it was, and what it has to change.
func acts() []spoiled {
	return []spoiled{
		{"reading changes the other conversation", "DC-GET-SAFE", lapse(mock.LapseSafe)},
		{"refused and done all the same", "DC-GET-ONLY", lapse(mock.LapseRefusal)},
		{"refused by a modality and done all the same", "DD-GET-ONLY", lapse(mock.LapseRefusal)},
		{"original disconnected with the derived", "DC-DERIVED-DELETED", lapse(mock.LapseHollow)},
		{"derived disconnected with the original", "DC-ORIGINAL-DELETED", lapse(mock.LapseHollow)},
		{"modality disconnected with the original", "DD-ORIGINAL-DELETED", lapse(mock.LapseHollow)},
		{"found when asked for again", "DC-DELETED-GONE", lapse(mock.LapseFoundAgain)},
		{"modality found when asked for again", "DD-DELETED-GONE", lapse(mock.LapseFoundAgain)},
		{"original found after its deletion", "DC-ORIGINAL-GONE", lapse(mock.LapseKept)},
		{"deleted conversation still listed", "DC-DELETED-UNLISTED", lapse(mock.LapseKept)},
		{"another deletion announced beside the derived's", "DC-EVENT-DELETED", alsoDeleted()},
		{"another deletion announced beside the original's", "DC-EVENT-ORIGINAL", alsoDeleted()},
		{"stopped modality says Connected", "DD-STOPPED-KEPT", modality("", func(r *mock.Resource) {
			if state := r.Property("state"); state.Value == "Disconnected" {
				state.Value = "Connected"
			}
		})},
		{"stopped modality still active", "DD-STOPPED-KEPT", property("activeModalities", []string{"Messaging", "Audio"})},
		{"phone audio disconnected on hold", "DP-HELD", lapse(mock.LapseHeld)},
	}
}

// alsoDeleted announces the deletion of one conversation more.
func alsoDeleted() mock.Spoil {
	return events("caller", conversation, "deleted", func(e *mock.Event) []*mock.Event {
		another := e.Clone()
		another.Link.Href += "0"
		return []*mock.Event{e, another}
	})
}
