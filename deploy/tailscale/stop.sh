#!/usr/bin/env bash
# Closes the Funnel. The server itself goes on, on loopback.
set -euo pipefail
command -v tailscale >/dev/null || { echo "tailscale is not installed" >&2; exit 1; }
tailscale funnel --https=443 off
