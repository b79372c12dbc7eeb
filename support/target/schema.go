package target

import "github.com/hashicorp/hcl/v2"

// file is what a target file may hold. What is in a block is read only when it
// is aimed at: a machine need not know the passwords of all pools.
type file struct {
	Targets []entry `hcl:"target,block"`
}

type entry struct {
	Name string    `hcl:"name,label"`
	At   hcl.Range `hcl:",def_range"`
	Body hcl.Body  `hcl:",remain"`
}

// block is a target. Each part keeps its body, to say where it is wrong.
type block struct {
	Mock    string `hcl:"mock,optional"`
	Token   string `hcl:"token,optional"`
	Dialect string `hcl:"dialect,optional"`

	Discover     string   `hcl:"discover,optional"`
	Applications string   `hcl:"applications,optional"`
	Hosts        []string `hcl:"hosts,optional"`
	May          []string `hcl:"may,optional"`
	Share        *bool    `hcl:"share,optional"`

	TLS     *trust        `hcl:"tls,block"`
	Users   []userBlock   `hcl:"user,block"`
	Teams   []teamBlock   `hcl:"team,block"`
	Given   *givenBlock   `hcl:"given,block"`
	Observe *observeBlock `hcl:"observe,block"`
	Stage   *stageBlock   `hcl:"stage,block"`
	Limits  *limitsBlock  `hcl:"limits,block"`
	Known   []knownBlock  `hcl:"known,block"`

	Body hcl.Body `hcl:",body"`
}

type userBlock struct {
	Part    string     `hcl:"part,label"`
	SIP     string     `hcl:"sip"`
	Names   []string   `hcl:"names,optional"`
	Numbers []string   `hcl:"numbers,optional"`
	Auth    *authBlock `hcl:"auth,block"`
	At      hcl.Range  `hcl:",def_range"`
	Body    hcl.Body   `hcl:",body"`
}

type teamBlock struct {
	Name        string      `hcl:"name,label"`
	PhoneNumber string      `hcl:"phone_number,optional"`
	Users       []userBlock `hcl:"user,block"`
	At          hcl.Range   `hcl:",def_range"`
	Body        hcl.Body    `hcl:",body"`
}

type authBlock struct {
	Kind     string    `hcl:"kind,label"`
	Username string    `hcl:"username,optional"`
	Password string    `hcl:"password,optional"`
	Token    string    `hcl:"token,optional"`
	At       hcl.Range `hcl:",def_range"`
	Body     hcl.Body  `hcl:",body"`
}

type givenBlock struct {
	Application         string   `hcl:"application"`
	DerivedConversation string   `hcl:"derived_conversation"`
	DerivedModality     string   `hcl:"derived_modality,optional"`
	Invitation          string   `hcl:"invitation,optional"`
	Original            string   `hcl:"original,optional"`
	Modality            string   `hcl:"modality,optional"`
	Body                hcl.Body `hcl:",body"`
}

type observeBlock struct {
	Wait string   `hcl:"wait"`
	Body hcl.Body `hcl:",body"`
}

type stageBlock struct {
	Routes      []string `hcl:"routes,optional"`
	MediaOffer  string   `hcl:"media_offer,optional"`
	MediaAnswer string   `hcl:"media_answer,optional"`
	PhoneNumber string   `hcl:"phone_number,optional"`
	Answers     []string `hcl:"answers,optional"`
	Body        hcl.Body `hcl:",body"`
}

type limitsBlock struct {
	PerSecond float64  `hcl:"requests_per_second,optional"`
	Timeout   string   `hcl:"timeout,optional"`
	Parallel  int      `hcl:"parallel,optional"`
	Requests  int      `hcl:"requests,optional"`
	Time      string   `hcl:"time,optional"`
	Quiet     string   `hcl:"quiet,optional"`
	Patience  string   `hcl:"patience,optional"`
	Body      hcl.Body `hcl:",body"`
}

type knownBlock struct {
	Clause string    `hcl:"clause,label"`
	Reason string    `hcl:"reason"`
	Until  string    `hcl:"until"`
	At     hcl.Range `hcl:",def_range"`
	Body   hcl.Body  `hcl:",body"`
}
