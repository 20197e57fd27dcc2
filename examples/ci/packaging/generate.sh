#!/bin/sh
# What goes beside the program in a package, made by the program itself: generate.sh PROGRAM FOLDER
set -eu
program=$1
into=$2
mkdir -p "$into/man/man1" "$into/man/ja/man1" "$into/completions"
"$program" man --lang en --into "$into/man/man1"
"$program" man --lang ja --into "$into/man/ja/man1"
"$program" completions bash -o "$into/completions/cloudcost.bash"
"$program" completions zsh -o "$into/completions/_cloudcost"
"$program" completions fish -o "$into/completions/cloudcost.fish"
"$program" completions powershell -o "$into/completions/cloudcost.ps1"
"$program" completions elvish -o "$into/completions/cloudcost.elv"
"$program" new --template --lang ja -o "$into/template.ja.xlsx"
"$program" new --template --lang en -o "$into/template.en.xlsx"
