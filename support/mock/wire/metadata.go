package wire

// A Method is what OPTIONS tells about one method: its name and the names of
// its parameters.
type Method struct {
	Name       string
	Parameters []string
}

// Metadata is what OPTIONS answers, written in format f.
func Metadata(methods []Method, f Format) []byte {
	if f == XML {
		return metadataXML(methods)
	}
	return metadataJSON(methods)
}

func metadataJSON(list []Method) []byte {
	b := append(member([]byte{'{'}, "metadata"), '[')
	for _, m := range list {
		b = textJSON(member(append(comma(b), '{'), "httpMethod"), m.Name)
		b = append(member(b, "parameters"), '[')
		for _, p := range m.Parameters {
			b = textJSON(member(append(comma(b), '{'), "name"), p)
			b = append(member(b, "supportedValues"), "[]}"...)
		}
		b = append(b, "]}"...)
	}
	return append(b, "]}"...)
}

// metadataXML has a root element of its own, outside of UCWA's namespace.
func metadataXML(list []Method) []byte {
	b := append([]byte(xmlDeclaration), `<optionsMetadata><metadata>`...)
	for _, m := range list {
		b = element(append(b, `<httpMethodMetadata>`...), "httpMethod", m.Name)
		b = append(b, `<parameters>`...)
		for _, p := range m.Parameters {
			b = element(append(b, `<parameter>`...), "name", p)
			b = append(element(b, "supportedValues", ""), `</parameter>`...)
		}
		b = append(b, `</parameters></httpMethodMetadata>`...)
	}
	return append(b, `</metadata></optionsMetadata>`...)
}

// OperationsQueued is what the second revision of makeMeAvailable answers, which
// is to tell what came of its operations. The samples have one operation and say
// nothing of it; it is written in the way of another serializer than that of
// resources.
func OperationsQueued(f Format) []byte {
	if f == JSON {
		return []byte(`{"operations":[null]}`)
	}
	return []byte(`<?xml version="1.0"?>` + "\r\n" +
		`<operationsQueued xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\r\n" +
		`  <operations>` + "\r\n" + `    <operation xsi:nil="true" />` + "\r\n" + `  </operations>` + "\r\n" + `</operationsQueued>`)
}
