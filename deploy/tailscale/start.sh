#!/usr/bin/env bash
# Opens the local server to the world on this machine's tailnet name by Tailscale Funnel, and prints the address.
# Needs: tailscale signed in, Funnel allowed for this machine, and the server running on loopback.
set -euo pipefail
port="${ARBETSYTAN_PORT:-8787}"
command -v tailscale >/dev/null || { echo "tailscale is not installed" >&2; exit 1; }
curl -fsS --max-time 5 "http://127.0.0.1:${port}/health" >/dev/null || { echo "no server on 127.0.0.1:${port}: run npm start first" >&2; exit 1; }
tailscale funnel --bg --yes "$port"
name=$(tailscale status --json | sed -n 's/^ *"DNSName": "\([^"]*\)\.",*$/\1/p' | head -n 1)
echo "https://${name}"
echo "Restart the server with ARBETSYTAN_PUBLIC_ORIGIN=https://${name} ARBETSYTAN_TRUST_PROXY=1 for secure cookies."
