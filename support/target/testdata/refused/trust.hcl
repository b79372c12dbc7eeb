target "http" {
  mock = "http://127.0.0.1:8080"
  tls {
    ca_file = ""
  }
}
target "pem" {
  mock = "https://127.0.0.1:8443"
  tls {
    ca_file = "trust.hcl"
    ca_flie = "trust.hcl"
  }
}
target "afar" {
  mock = "http://pool.contoso.com"
  tls {
  }
}
