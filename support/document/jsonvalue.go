package document

import "github.com/tidwall/gjson"

func kindOf(value gjson.Result) Kind {
	switch value.Type {
	case gjson.String:
		return Text
	case gjson.Number:
		return Number
	case gjson.True, gjson.False:
		return Boolean
	case gjson.Null:
		return Null
	}
	if value.IsArray() {
		return List
	}
	return Object
}

// textOf is the unescaped string, or the literal of anything else.
func textOf(value gjson.Result) string {
	if value.Type == gjson.String {
		return value.Str
	}
	return value.Raw
}

// wordOf is textOf where null is as good as nothing there.
func wordOf(value gjson.Result) string {
	if value.Type == gjson.Null {
		return ""
	}
	return textOf(value)
}
