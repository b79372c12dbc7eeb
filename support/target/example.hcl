# A pool with three users. The mock that "ucwatest mock" serves is one: its users' password is pass@word1.
target "pool" {
  discover = "http://127.0.0.1:8080/"
  may      = ["read", "stage"] # "read" alone creates nothing but an application a user

  user "caller" {
    sip = "sip:caller@contoso.com"
    auth "password" {
      username = "caller@contoso.com"
      password = env("POOL_PASSWORD")
    }
  }
  user "callee" {
    sip = "sip:callee@contoso.com"
    auth "password" {
      username = "callee@contoso.com"
      password = env("POOL_PASSWORD")
    }
  }
  user "answerer" {
    sip = "sip:answerer@contoso.com"
    auth "password" {
      username = "answerer@contoso.com"
      password = env("POOL_PASSWORD")
    }
  }

  limits {
    requests_per_second = 100
  }
}
