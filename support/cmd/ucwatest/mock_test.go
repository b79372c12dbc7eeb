package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMock_isReady(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"over HTTP":       {},
		"over TLS":        {"-tls"},
		"in dialect doc":  {"-dialect", "doc"},
		"with a CA file":  {"-tls", "-ca-file", filepath.Join(t.TempDir(), "it's ours.pem")},
		"with its owners": {"-users", filepath.Join(write(t, map[string]string{"office.hcl": sampleOffice}), "office.hcl")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := stood(t, args...)
			if got := s.shell(); !strings.Contains(got, `"startMessaging"`) {
				t.Errorf("got %q, want an application", got)
			}
			if file := s.caFile(); (file != "") != strings.HasPrefix(s.url, "https") {
				t.Errorf("got the CA file %q for %s", file, s.url)
			}
			if code := s.end(); code != 0 {
				t.Errorf("got exit %d, want 0", code)
			}
			if _, err := os.Stat(s.caFile()); !os.IsNotExist(err) {
				t.Errorf("got %v, want no CA file left over", err)
			}
		})
	}
}

func TestMock_logsEachRequestInALine(t *testing.T) {
	t.Parallel()
	s := stood(t)
	s.shell()
	s.end()
	lines := strings.Split(strings.TrimSpace(s.logs.String()), "\n")
	want := []string{" caller@contoso.com POST /WebTicket/oauthtoken token 200", " caller@contoso.com POST /ucwa/oauth/v1/applications applications 201"}
	if len(lines) != 2 || !strings.HasSuffix(lines[0], want[0]) || !strings.HasSuffix(lines[1], want[1]) {
		t.Fatalf("got %q, want lines that end in %q", lines, want)
	}
	if _, err := time.Parse("15:04:05.000", strings.Fields(lines[0])[0]); err != nil {
		t.Error(err)
	}
	quiet := stood(t, "-quiet")
	quiet.shell()
	quiet.end()
	if got := quiet.logs.String(); got != "" {
		t.Errorf("-quiet: got %q, want nothing", got)
	}
}

func TestMock_saysWhatIsOpenToOthers(t *testing.T) {
	t.Parallel()
	s := stood(t, "-public", "-control")
	for _, want := range []string{"WARNING: anyone who reaches " + strings.TrimPrefix(s.url, "http://") + " can sign in as any of the users", "control interface on http://127.0.0.1:"} {
		if !strings.Contains(s.ready, want) {
			t.Errorf("got %q, want %q in it", s.ready, want)
		}
	}
	if private := stood(t); strings.Contains(private.ready, "WARNING") || strings.Contains(private.ready, "control") {
		t.Errorf("got %q, want neither a warning nor a control interface", private.ready)
	}
}

func TestMock_saysWhyItCannotServe(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { taken.Close() })
	nowhere := filepath.Join(write(t, map[string]string{"file": ""}), "file", "ca.pem")
	for name, row := range map[string]struct {
		args []string
		code int
		want string
	}{
		"a port in use":          {[]string{"-listen", taken.Addr().String()}, 4, "-listen " + taken.Addr().String() + ": bind: address already in use; want an address"},
		"an address without":     {[]string{"-listen", "127.0.0.1"}, 3, "missing port in address; want an address"},
		"a port that is none":    {[]string{"-listen", "127.0.0.1:99999"}, 3, "invalid port; want an address"},
		"every address":          {[]string{"-listen", ":0"}, 3, "-listen :0: other machines may reach this address"},
		"every IPv4 address":     {[]string{"-listen", "0.0.0.0:0"}, 3, "or -public if that is meant"},
		"no folder for the CA":   {[]string{"-listen", "127.0.0.1:0", "-tls", "-ca-file", nowhere}, 4, "file: not a directory; name another file"},
		"a CA file without TLS":  {[]string{"-ca-file", "ca.pem"}, 3, "there is a CA with -tls only"},
		"no such users":          {[]string{"-users", "nowhere.hcl"}, 3, "-users: open nowhere.hcl"},
		"no patience":            {[]string{"-patience", "0s"}, 3, "-patience: got 0s, want a time over 0s"},
		"an unknown dialect":     {[]string{"-dialect", "odd"}, 3, `-dialect: got "odd"`},
		"users that are no file": {[]string{"-users", t.TempDir()}, 3, "is a directory"},
	} {
		code, stdout, stderr := command(append([]string{"mock"}, row.args...)...)
		if code != row.code || !strings.Contains(stderr, row.want) || strings.Count(stderr, "\n") != 1 || stdout != "" {
			t.Errorf("%s: got exit %d, %q and %q, want exit %d and one sentence with %q", name, code, stdout, stderr, row.code, row.want)
		}
	}
}

func TestHeed_tellsTwoInterruptsFromOne(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		after []time.Duration
		hard  bool
	}{
		"one":                 {[]time.Duration{0}, false},
		"one, handed on":      {[]time.Duration{0, 299 * time.Millisecond}, false},
		"two":                 {[]time.Duration{0, 300 * time.Millisecond}, true},
		"one, handed on, two": {[]time.Duration{0, time.Millisecond, time.Second}, true},
	} {
		signals, ticks := make(chan os.Signal), make(chan time.Time, len(row.after))
		i := heed(signals, func() time.Time { return <-ticks })
		for _, d := range row.after {
			ticks <- time.Time{}.Add(d)
			signals <- os.Interrupt
		}
		<-i.first
		close(signals)
		if row.hard {
			<-i.second
		} else if isClosed(i.second) {
			t.Errorf("%s: got a second interrupt, want none", name)
		}
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
