target "nowhere" {
  share = true
}
