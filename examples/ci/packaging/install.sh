#!/bin/sh
# The program of this system from a release, in seconds: install.sh RELEASE FOLDER
# RELEASE is a folder, or an address (https://…), that holds the zips and SHA256SUMS.
set -eu
release=${1%/}
into=$2
case "$(uname -s)" in
  MINGW* | MSYS* | CYGWIN* | Windows*) target=x86_64-pc-windows-gnu program=cloudcost.exe ;;
  Darwin) target=$(uname -m | sed 's/arm64/aarch64/')-apple-darwin program=cloudcost ;;
  *) target=$(uname -m)-unknown-linux-gnu program=cloudcost ;;
esac
name=cloudcost-$target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
get() {
  case "$release" in
    *://*) curl -fsSL --retry 3 -o "$work/$1" "$release/$1" ;;
    *) cp "$release/$1" "$work/$1" ;;
  esac
}
get SHA256SUMS
get "$name.zip"
sum() { if command -v sha256sum > /dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
(cd "$work" && grep "  $name.zip\$" SHA256SUMS | sum -c - > /dev/null) || {
  echo "$name.zip is not what SHA256SUMS of $release says" >&2
  exit 1
}
(cd "$work" && unzip -q "$name.zip")
mkdir -p "$into"
cp "$work/$name/$program" "$into/"
chmod +x "$into/$program"
