target "staging" {
  discover = "https://lyncdiscover.contoso.com/"
  hosts    = [".contoso.com"]
  may      = ["read", "stage"]
  user "caller" {
    sip     = "sip:a@contoso.com"
    names   = ["Ann Lee"]
    numbers = ["tel:+14255550101"]
    auth "password" {
      username = "a@contoso.com"
      password = env("UCWATEST_TEST_SECRET")
    }
  }
  user "callee" {
    sip = "sip:b@contoso.com"
    auth "windows" {
      username = "CONTOSO\\b"
      password = env("UCWATEST_TEST_SECRET")
    }
  }
  user "answerer" {
    sip = "sip:c@contoso.com"
    auth "token" {
      token = env("UCWATEST_TEST_SECRET")
    }
  }
  stage {
    routes       = ["ringing", "direct"]
    media_offer  = file("offer.sdp")
    media_answer = file("offer.sdp")
    phone_number = "tel:+14255550100"
    answers      = ["answerer"]
  }
  limits {
    requests_per_second = 5
    timeout             = "10s"
    parallel            = 2
    requests            = 500
    time                = "10m"
  }
  known "DC-PROP-CREATED" {
    reason = "reported to the vendor"
    until  = "2027-01-16"
  }
}
target "production" {
  user "caller" {
    sip = "sip:a@contoso.com"
    auth "token" {
      token = env("UCWATEST_TEST_SECRET")
    }
  }
  share = false
  given {
    application          = "https://pool.contoso.com/ucwa/oauth/v1/applications/1"
    derived_conversation = "https://pool.contoso.com/ucwa/oauth/v1/applications/1/communication/conversations/2"
    modality             = "phone audio"
  }
  observe {
    wait = "5m"
  }
}
target "remote" {
  mock = "https://127.0.0.1:8443/"
}
target "elsewhere" {
  discover = "https://lyncdiscover.contoso.com/"
  user "caller" {
    sip = env("UCWATEST_UNSET")
    auth "token" {
      token = env("UCWATEST_UNSET")
    }
  }
}
