target "staging" {
  user "caller" {
    auth "password" {
      password = "never shown
    }
  }
}
