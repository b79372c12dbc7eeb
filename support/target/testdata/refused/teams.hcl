target "staging" {
  discover = "https://lyncdiscover.contoso.com/"
  may      = ["read", "stage"]
  user "caller" {
    sip = "sip:z@contoso.com"
    auth "password" {
      username = "z@contoso.com"
      password = env("UCWATEST_TEST_SECRET")
    }
  }
  team "one" {
    phone_number = "tel:+14255550100"
    user "caller" {
      sip = "sip:a@contoso.com"
      auth "password" {
        username = "a@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "callee" {
      sip = "sip:b@contoso.com"
      auth "password" {
        username = "b@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "answerer" {
      sip = "sip:c@contoso.com"
      auth "password" {
        username = "c@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
  }
  team "two" {
    phone_number = "112"
    user "caller" {
      sip = "sip:A@contoso.com"
      auth "password" {
        username = "d@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "callee" {
      sip = "sip:e@contoso.com"
      auth "password" {
        username = "B@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "answerer" {
      sip = "sip:f@contoso.com"
      auth "token" {
        token = env("UCWATEST_TEST_SECRET")
      }
    }
  }
  team "one" {
    phone_number = "tel:+14255550102"
    user "caller" {
      sip = "sip:g@contoso.com"
      auth "password" {
        username = "g@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "caller" {
      sip = "sip:h@contoso.com"
      auth "password" {
        username = "h@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "answerer" {
      sip = "sip:i@contoso.com"
      auth "token" {
        token = env("UCWATEST_TEST_SECRET")
      }
    }
  }
  team "a/b" {
    user "caller" {
      sip = "sip:j@contoso.com"
      auth "password" {
        username = "j@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "callee" {
      sip = "sip:k@contoso.com"
      auth "password" {
        username = "k@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "answerer" {
      sip = "sip:k@contoso.com"
      auth "password" {
        username = "l@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "operator" {
      sip = "sip:m@contoso.com"
      auth "password" {
        username = "m@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
  }
  stage {
    phone_number = "tel:+14255550100"
    answers      = ["answerer"]
  }
}
target "watched" {
  discover = "https://lyncdiscover.contoso.com/"
  may      = ["read", "stage"]
  observe {
    wait = "5m"
  }
  team "one" {
    user "caller" {
      sip = "sip:a@contoso.com"
      auth "password" {
        username = "a@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "callee" {
      sip = "sip:b@contoso.com"
      auth "password" {
        username = "b@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
    user "answerer" {
      sip = "sip:c@contoso.com"
      auth "password" {
        username = "c@contoso.com"
        password = env("UCWATEST_TEST_SECRET")
      }
    }
  }
}
target "remote" {
  mock = "https://127.0.0.1:8443"
  team "one" {
  }
}
