# Addresses that nothing can be reached at.
target "mock" {
  mock = "https://:443/"
}

target "zero" {
  mock = "http://127.0.0.1:0"
}

target "pool" {
  discover = "https://lyncdiscover.contoso.com:99999/"
  hosts    = ["pool.contoso.net:8443", "pool.contoso.net:0", "pool.contoso.net:", "[::1]:99999"]
  user "caller" {
    sip = "sip:a@contoso.com"
    auth "password" {
      username = "a@contoso.com"
      password = env("UCWATEST_TEST_SECRET")
    }
  }
}

target "given" {
  given {
    application          = "https://pool.contoso.com:65536/ucwa/oauth/v1/applications/1"
    derived_conversation = "https://:0/ucwa/oauth/v1/applications/1/conversations/2"
  }
  user "caller" {
    sip = "sip:a@contoso.com"
    auth "token" {
      token = env("UCWATEST_TEST_SECRET")
    }
  }
}
