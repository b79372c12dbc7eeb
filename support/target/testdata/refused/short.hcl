target "my pool" {
  discover = "somewhere"
  may      = ["read", "stage"]
  user "callee" {
    sip = "sip:b@contoso.com"
    auth "windows" {
      username = "CONTOSO\\b"
    }
  }
}
