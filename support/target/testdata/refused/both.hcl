target "remote" {
  mock         = "https://127.0.0.1:8443/ucwa"
  dialect      = "odd"
  discover     = "https://lyncdiscover.contoso.com/"
  applications = "https://pool.contoso.com/ucwa/oauth/v1/applications"
  hosts        = []
  may          = []
  user "caller" {
    sip = "sip:a@contoso.com"
    auth "token" {
      token = env("UCWATEST_TEST_SECRET")
    }
  }
  given {
    application          = "https://pool.contoso.com/ucwa/oauth/v1/applications/1"
    derived_conversation = "https://pool.contoso.com/ucwa/oauth/v1/applications/1/communication/conversations/2"
  }
  observe {
    wait = "1m"
  }
  stage {
    routes = []
  }
}
