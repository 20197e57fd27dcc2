#!/bin/sh
# One zip of a release: package.sh PROGRAM NAME OUT [HELPER]
# PROGRAM is what was built, NAME such as cloudcost-x86_64-unknown-linux-gnu; HELPER runs here where PROGRAM does not.
set -eu
program=$1
name=$2
mkdir -p "$3"
out=$(cd "$3" && pwd)
helper=${4:-$1}
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
case "$program" in
  *.exe) cp "$program" "$work/$name/cloudcost.exe" ;;
  *) cp "$program" "$work/$name/cloudcost" ;;
esac
cp "$root/README.md" "$root/README.ja.md" "$root/CHANGELOG.md" "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$work/$name/"
cp -R "$root/docs" "$root/cases" "$root/examples" "$work/$name/"
sh "$root/examples/ci/packaging/generate.sh" "$helper" "$work/$name"
rm -f "$out/$name.zip"
(cd "$work" && zip -qrX "$out/$name.zip" "$name")
cd "$out"
touch SHA256SUMS
grep -v "  $name.zip\$" SHA256SUMS > SHA256SUMS.new || true
sha256sum "$name.zip" >> SHA256SUMS.new
mv SHA256SUMS.new SHA256SUMS
