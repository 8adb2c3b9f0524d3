#!/usr/bin/env bash
# Checks a running installation: deploy/smoke.sh URL
# health, headers, page, sign-in and the demo feed. Sign-in needs ARBETSYTAN_DEMO_EDITOR_PASSWORD in the environment; without it
# that part says so and fails. Uses curl alone; prints one line a check; exits 1 when any fails.
set -u
url="${1:?usage: deploy/smoke.sh URL}"
url="${url%/}"
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # name, command...
  local name="$1"
  shift
  if "$@" >/dev/null 2>&1; then echo "ok      $name"; else echo "FAILED  $name"; failed=1; fi
}
get() { curl -fsS --max-time 15 "$@"; }
has_header() { grep -qi "^$1:.*$2" "$work/headers"; }

get -D "$work/headers" -o "$work/page" "$url/" || : > "$work/headers"
check "GET /health" get "$url/health"
check "GET /api/health says ok" sh -c "curl -fsS --max-time 15 '$url/api/health' | grep -q '\"status\":\"ok\"'"
check "the page is the product" grep -q '<div id="root">' "$work/page"
check "Content-Security-Policy keeps other origins out" has_header content-security-policy "default-src 'self'"
check "Cross-Origin-Opener-Policy" has_header cross-origin-opener-policy same-origin
check "Cross-Origin-Embedder-Policy" has_header cross-origin-embedder-policy require-corp
check "Permissions-Policy" has_header permissions-policy "microphone=(self)"
check "X-Content-Type-Options" has_header x-content-type-options nosniff
check "replies of the API are no-store" sh -c "curl -fsS --max-time 15 -D - -o /dev/null '$url/api/health' | grep -qi '^cache-control: no-store'"
check "service worker" get -o /dev/null "$url/sw.js"
case "$url" in https:*) check "Strict-Transport-Security" has_header strict-transport-security max-age ;; esac
check "Scout is closed without sign-in" sh -c "test \"\$(curl -s --max-time 15 -o /dev/null -w '%{http_code}' '$url/api/scout')\" = 401"
check "sign-up is closed" sh -c "test \"\$(curl -s --max-time 15 -o /dev/null -w '%{http_code}' -X POST -H 'content-type: application/json' -d '{}' '$url/api/auth/sign-up/email')\" = 404"

if [ -z "${ARBETSYTAN_DEMO_EDITOR_PASSWORD:-}" ]; then
  echo "FAILED  sign-in: set ARBETSYTAN_DEMO_EDITOR_PASSWORD"
  failed=1
else
  # The password goes by a file that only we can read: arguments are seen by every process on the machine.
  (umask 077 && printf '{"username":"redaktor","password":"%s"}' "$ARBETSYTAN_DEMO_EDITOR_PASSWORD" > "$work/body")
  check "sign-in as redaktor" get -c "$work/cookies" -H 'content-type: application/json' -H "origin: $url" --data-binary "@$work/body" "$url/api/auth/sign-in"
  check "the demo feed has leads" sh -c "curl -fsS --max-time 15 -b '$work/cookies' '$url/api/scout' | grep -q '\"id\":\"demo'"
  check "sign-out" get -b "$work/cookies" -X POST -H "origin: $url" "$url/api/auth/sign-out"
fi
exit "$failed"
