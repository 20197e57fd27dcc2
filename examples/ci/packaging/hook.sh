#!/bin/sh
# Checks the cases of a commit with a program that is built already: the one installed, or one from CLOUDCOST_RELEASE,
# a folder or an address, which is kept.
set -eu
if ! command -v cloudcost > /dev/null; then
  kept=${XDG_CACHE_HOME:-$HOME/.cache}/cloudcost/bin
  if ! [ -x "$kept/cloudcost" ]; then
    [ -n "${CLOUDCOST_RELEASE:-}" ] || {
      echo "cloudcost is not installed: install it, or set CLOUDCOST_RELEASE to where its releases are" >&2
      exit 1
    }
    sh "$(dirname "$0")/install.sh" "$CLOUDCOST_RELEASE" "$kept"
  fi
  PATH=$kept:$PATH
fi
exec cloudcost check "$@"
