#!/usr/bin/env bash
# A UCWA client of curl and bash alone, for the users that the mock starts with.
set -euo pipefail
pool=${1:-http://127.0.0.1:8080}
declare -A token app events

ask() { # WHO METHOD HREF [CURL'S OPTIONS]
  local who=$1 method=$2 href=$3; shift 3
  [[ $href == /* ]] && href=$pool$href
  curl -sS --fail-with-body -X "$method" -H "Authorization: Bearer ${token[$who]-}" "$@" "$href"
}
tell() { ask "$1" POST "$2" -H 'Content-Type: application/json' -d "$3"; } # WHO HREF JSON
find() { [[ $2 =~ $1 ]] && echo "${BASH_REMATCH[1]}"; } # PATTERN TEXT
link() { find "\"$1\":\{\"href\":\"([^\"]*)\"" "$2"; }  # REL JSON
hear() { # WHO PATTERN: asks for events, each time by the link next, until some have the pattern
  local answer=
  until find "$2" "$answer"; do
    answer=$(ask "$1" GET "$(cat "$dir/$1")")
    link next "$answer" >"$dir/$1"
  done
}
sign_in() { # WHO
  local user endpoint challenge
  user=$(link user "$(curl -sS "$pool/")")
  challenge=$(curl -sS -i "$user") # 401
  endpoint=$(find 'MsRtcOAuth href="([^"]*)"' "$challenge")
  token[$1]=$(find '"access_token":"([^"]*)"' "$(curl -sS -d grant_type=password -d "username=$1@contoso.com" \
    --data-urlencode 'password=pass@word1' "$endpoint")")
  app[$1]=$(tell "$1" "$(link applications "$(ask "$1" GET "$user")")" \
    '{"culture": "en-US", "endpointId": "'"$1-$$"'", "userAgent": "curl"}')
  tell "$1" "$(link makeMeAvailable "${app[$1]}")" '{"supportedModalities": ["Messaging", "Audio"]}'
  link events "${app[$1]}" >"$dir/$1"
}
dir=$(mktemp -d); trap 'rm -r "$dir"' EXIT
for who in caller callee answerer; do sign_in "$who"; done

# The caller writes to the callee.
tell caller "$(link startMessaging "${app[caller]}")" '{"to": "sip:callee@contoso.com", "operationId": "1"}'
invitation=$(hear callee '"rel":"messagingInvitation","href":"([^"]*)"')
ask callee POST "$(link accept "$(ask callee GET "$invitation")")"
invitation=$(hear caller '"rel":"messagingInvitation","href":"([^"]*)"},"status":"Success"')
conversation=$(ask caller GET "$(link conversation "$(ask caller GET "$invitation")")")
messaging=$(ask caller GET "$(link messaging "$conversation")")
ask caller POST "$(link sendMessage "$messaging")" -H 'Content-Type: text/plain' -d 'Hi there'
text=$(hear callee '"plainMessage":\{"href":"data:[^,]*,([^"]*)"')
echo "callee reads: ${text//+/ }"

# The callee's calls are forwarded, so somebody else takes the audio.
settings=$(ask callee GET "$(link callForwardingSettings "${app[callee]}")")
ask callee POST "$(link immediateForwardToContact "$settings")?target=sip:answerer@contoso.com"
audio=$(ask caller GET "$(link audioVideo "$conversation")")
tell caller "$(link addAudio "$audio")" '{"to": "sip:callee@contoso.com", "operationId": "2", "sessionContext": "2",
  "_links": {"mediaOffer": {"href": "data:application/sdp,v%3d0%0d%0a"}}}'
invitation=$(hear answerer '"rel":"audioVideoInvitation","href":"([^"]*)"')
ask answerer POST "$(link acceptWithAnswer "$(ask answerer GET "$invitation")")?sessionContext=2" \
  -H 'Content-Type: application/sdp' -d 'v=0'
invitation=$(hear caller '"rel":"audioVideoInvitation","href":"([^"]*)"},"status":"Success"')
ask callee POST "$(link turnOffCallForwarding "$settings")"

# What has been derived, in both formats.
derived=$(link derivedConversation "$(ask caller GET "$invitation")")
ask caller GET "$derived" -H 'Accept: application/json'; echo
ask caller GET "$derived" -H 'Accept: application/xml'; echo

for who in caller callee answerer; do ask "$who" DELETE "$(link self "${app[$who]}")"; done
