target "staging" {
  discover     = "http://lyncdiscover.contoso.com/"
  applications = "https://anybody:hunter22@pool.contoso.com/ucwa/oauth/v1/applications"
  hosts        = ["https://pool.contoso.com/"]
  may          = ["stage", "stage", "delete"]
  dialect      = "real"
  tls {
    ca_file = "lost.pem"
  }
  user "caller" {
    sip     = "a@contoso.com"
    names   = ["Al"]
    numbers = ["110"]
    auth "password" {
      username = ""
      password = "a literal secret"
      token    = env("UCWATEST_UNSET_1")
    }
  }
  user "callee" {
    sip = env("UCWATEST_UNSET_2")
    auth "token" {
      token = "${env("UCWATEST_UNSET_3")}-more"
    }
  }
  user "callee" {
    auth "kerberos" {
      username = "b@contoso.com"
      pasword  = "another literal"
    }
  }
  user "operator" {
    sip = "sip:d@contoso.com"
  }
  given {
    application          = "https://pool.contoso.com/ucwa/oauth/v1/applications/1"
    derived_conversation = "https://pool.contoso.net/ucwa/oauth/v1/applications/1/communication/conversations/2"
    modality             = "video"
    inviter              = "https://pool.contoso.com/"
  }
  observe {
    wait = "5"
  }
  stage {
    routes       = ["forwarding", "teleport"]
    media_offer  = file("lost.sdp")
    media_answer = "m=audio"
    phone_number = "112"
    answers      = ["answerer"]
  }
  limits {
    requests_per_second = 0
    timeout             = "-1s"
    parallel            = 0.5
    requests            = -5
    time                = "a while"
  }
  known "DC-PROP-CREATED" {
    reason = " "
    until  = "2026-12-31"
  }
  known "DC-PROP-CREATED" {
    reason = "reported"
    until  = "soon"
  }
  known "DC-LINK-SELF" {
    until = "2027-01-31"
  }
}
target "staging" {
  mock = "https://127.0.0.1:8443"
}
