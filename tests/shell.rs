//! Completion, asked as each shell asks it, in the real shells where they are installed; and the manual.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudcost");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A program of the system with ours in its path, in the folder of the package.
fn system(name: &str) -> Command {
    let mut path = vec![PathBuf::from(PROGRAM).parent().unwrap().to_owned()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    let mut program = Command::new(name);
    program.env("PATH", std::env::join_paths(path).unwrap()).env("CLOUDCOST_LANG", "en").current_dir(root());
    program
}

/// What a script prints in a shell; none where the shell is not installed.
fn said(shell: &str, arguments: &[&str]) -> Option<String> {
    let output = system(shell).args(arguments).output().ok()?;
    Some(String::from_utf8(output.stdout).unwrap())
}

fn ours(arguments: &[&str]) -> Output {
    system(PROGRAM).args(arguments).output().unwrap()
}

/// What the program answers a shell.
fn asked(shell: &str, words: &[&str]) -> Vec<String> {
    let mut program = system(PROGRAM);
    program.env("CLOUDCOST_COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
    let output = program.arg("--").args(words).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_is_told_what_the_case_has() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = ours(&["completions", shell]);
        assert!(script.status.success());
        assert!(String::from_utf8_lossy(&script.stdout).contains("CLOUDCOST_COMPLETE"), "{shell}");
        let begins = |words: &[&str]| -> Vec<String> {
            let first = |line: String| line.split(['\t', ' ']).next().unwrap().replace("\\:", "/");
            asked(shell, words)
                .into_iter()
                .map(|line| first(line).split(':').next().unwrap().to_owned())
                .collect()
        };
        let scenarios = begins(&["cloudcost", "split", "builtin:towns", "--scenario", ""]);
        assert_eq!(scenarios, ["weak-yen", "two-drop-out"], "{shell}");
        let members = begins(&["cloudcost", "whatif", "examples/what-if/towns.toml", "--leave", ""]);
        assert_eq!(members, ["ko", "otsu", "hei"], "{shell}");
        // nobody is a candidate there
        let joining = begins(&["cloudcost", "whatif", "examples/what-if/towns.toml", "--join", ""]);
        assert_eq!(joining, [""; 0], "{shell}");
        assert!(begins(&["cloudcost", "sp"]).contains(&"split".to_owned()), "{shell}");
        assert!(!asked(shell, &["cloudcost", "split", "builtin:tow"]).is_empty(), "{shell}");
    }
    // what the case has: figures, inputs, rules
    let first = |words: &[&str]| -> Vec<String> {
        let word = |line: &String| line.split('\t').next().unwrap().to_owned();
        asked("fish", words).iter().map(word).filter(|word| !word.starts_with('-')).collect()
    };
    let towns = "builtin:towns";
    let explained = first(&["cloudcost", "explain", towns, "share."]);
    assert_eq!(explained, ["share.ko", "share.otsu", "share.hei"]);
    assert_eq!(first(&["cloudcost", "explain", "builtin:akita", "published.1.per"]), ["published.1.percent"]);
    assert_eq!(first(&["cloudcost", "seek", towns, "percent="]), ["percent="]);
    assert_eq!(first(&["cloudcost", "seek", towns, "percent=40%", "--moving", "rates."]), ["rates.USD"]);
    assert_eq!(first(&["cloudcost", "split", towns, "--set", "rates."]), ["rates.USD="]);
    assert_eq!(first(&["cloudcost", "sweep", towns, "members"]), ["members=join-order"]);
    assert_eq!(first(&["cloudcost", "sweep", towns, "--figure", "worse"]), ["worse_off"]);
    assert_eq!(first(&["cloudcost", "tornado", towns, "10%", "--figure", "worse"]), [""; 0]);
    assert_eq!(first(&["cloudcost", "split", towns, "--rule", "p"]), ["population"]);
    assert_eq!(first(&["cloudcost", "split", towns, "--rule", "nu"]), ["nucleolus"]);
    assert_eq!(first(&["cloudcost", "whatif", towns, "--rule", "nu"]), [""; 0]);
    assert_eq!(first(&["cloudcost", "compare", "@README.m"]), ["@README.md"]);
    assert_eq!(first(&["cloudcost", "check", "--explain", "bare-"]), ["bare-limit", "bare-percent"]);
    let commands = first(&["cloudcost", "help", ""]);
    assert!(commands.contains(&"negotiate".to_owned()), "{commands:?}");
    let help = asked("fish", &["cloudcost", "split", "builtin:towns", "--leave", "o"]);
    assert_eq!(help, ["otsu\tOtsu"]);
}

#[test]
fn a_case_that_cannot_be_read_is_no_message_in_the_middle_of_a_line() {
    for case in ["builtin:nowhere", "nowhere.toml", "Cargo.toml"] {
        let output = system(PROGRAM)
            .env("CLOUDCOST_COMPLETE", "fish")
            .args(["--", "cloudcost", "split", case, "--scenario", ""])
            .output()
            .unwrap();
        assert!(
            output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(),
            "{output:?}"
        );
    }
}

#[test]
fn bash_completes() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("bash");
    fs::write(&script, ours(&["completions", "bash"]).stdout).unwrap();
    // as readline calls it: the words apart at : and =
    let harness = format!(
        r#"source {}; compopt() {{ :; }}
        COMP_WORDBREAKS=$' \t\n"'"'"'><=;|&(:'
        t() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMPREPLY=(); _cloudcost cloudcost "${{@: -1}}" ""; IFS=' '; echo "${{COMPREPLY[*]}}"; }}
        t cloudcost sp
        t cloudcost split builtin : tow
        t cloudcost split builtin : towns --scenario ''
        t cloudcost split builtin : towns --scenario = w
        t cloudcost split builtin : towns --scenario weak-yen --leave h"#,
        script.display()
    );
    let Some(said) = said("bash", &["-c", &harness]) else { return eprintln!("bash is not here") };
    assert_eq!(said, "split\ntowns\nweak-yen two-drop-out\nweak-yen\nhei\n");
}

#[test]
fn fish_completes() {
    let harness = "cloudcost completions fish | source; complete -C 'cloudcost split builtin:towns --scenario '; complete -C 'cloudcost split builtin:tow'; complete -C 'cloudcost split \"builtin:tow'";
    let Some(said) = said("fish", &["--no-config", "-c", harness]) else {
        return eprintln!("fish is not here");
    };
    assert_eq!(
        said,
        "weak-yen\ta weak yen\ntwo-drop-out\tOtsu and Hei drop out\nbuiltin:towns\nbuiltin:towns\n"
    );
}

#[test]
fn elvish_completes() {
    // the variable that the script sets is there in a terminal only
    let harness = r#"var completion: = (ns [&arg-completer=[&]])
        var edit: = (ns [&completion:=$completion:])
        eval &ns=(ns [&edit:=$edit:]) (e:cloudcost completions elvish | slurp)
        $edit:completion:arg-completer[cloudcost] cloudcost split builtin:towns --scenario """#;
    let Some(said) = said("elvish", &["-norc", "-c", harness]) else {
        return eprintln!("elvish is not here");
    };
    assert_eq!(said, "weak-yen\ntwo-drop-out\n");
}

/// What becomes of a line that is typed up to a tab in a terminal, with what is said to the shell first; none where zsh, which
/// has terminals to offer, or the shell is not installed. Keys wait for the shell, and not the other way round.
fn typed(shell: &str, setup: &str, line: &str) -> Option<String> {
    let show = match shell {
        "zsh" => r#"show() { print -r -- "<<$BUFFER>>" }; zle -N show; bindkey "^Y" show"#,
        _ => r#"show() { echo "<<$READLINE_LINE>>"; }; bind -x "\"\C-y\":show""#,
    };
    let start = if shell == "zsh" { "zsh -f -i" } else { "bash --norc -i" };
    let harness = format!(
        r#"zmodload zsh/zpty && zpty t {start}
        zpty -w t '{setup}; {show}; echo READ""Y'
        while zpty -r t line; do [[ $line == *READY* ]] && break; done
        zpty -w -n t "$1"$'\t\x19'
        while zpty -r t line; do [[ $line =~ "<<(.*)>>" ]] && print -r -- $match[1] && break; done
        zpty -d t"#
    );
    for shell in ["zsh", shell] {
        system(shell).arg("--version").output().ok()?;
    }
    said("timeout", &["60", "zsh", "-f", "-c", &harness, "zsh", line])
}

/// What is completed to what, in a folder with a case of two words and a folder of two.
const LINES: [[&str; 2]; 10] = [
    ["cloudcost split towns.toml --scenario w", "cloudcost split towns.toml --scenario weak-yen "],
    // words are what their quotes hold, and stay quoted
    [r"cloudcost split my\ towns.toml --scenario w", r"cloudcost split my\ towns.toml --scenario weak-yen "],
    [r#"cloudcost split "my towns.toml" --sce"#, r#"cloudcost split "my towns.toml" --scenario "#],
    ["cloudcost split my", r"cloudcost split my\ towns.toml "],
    [r"cloudcost split my\ t", r"cloudcost split my\ towns.toml "],
    [r#"cloudcost split "my t"#, r#"cloudcost split "my towns.toml" "#],
    ["cloudcost check --baseline=my", r"cloudcost check --baseline=my\ towns.toml "],
    // what goes on has no space behind it
    ["cloudcost check two", r"cloudcost check two\ words/"],
    ["cloudcost split builtin:towns --set rates.U", "cloudcost split builtin:towns --set rates.USD="],
    ["cloudcost split towns.toml --set after.b", r"cloudcost split towns.toml --set after.base\ fee.yearly="],
];

#[test]
fn lines_are_completed_in_terminals() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().display();
    fs::write(folder.path().join("_cloudcost"), ours(&["completions", "zsh"]).stdout).unwrap();
    fs::write(folder.path().join("bash"), ours(&["completions", "bash"]).stdout).unwrap();
    let towns = fs::read_to_string(root().join("examples/what-if/towns.toml")).unwrap();
    let towns = towns.replace("id = \"base\"\n", "id = \"base fee\"\n");
    for case in ["towns.toml", "my towns.toml"] {
        fs::write(folder.path().join(case), &towns).unwrap();
    }
    fs::create_dir(folder.path().join("two words")).unwrap();
    // zsh is to answer the first time, when it finds the file
    let zsh = format!("cd {at}; fpath=({at} $fpath); autoload -Uz compinit; compinit -u -D");
    let bash = format!("cd {at}; source ./bash");
    for (shell, setup) in [("zsh", zsh), ("bash", bash)] {
        for [line, completed] in LINES {
            let Some(said) = typed(shell, &setup, line) else {
                return eprintln!("{shell} or zsh is not here");
            };
            assert_eq!(said.trim_end_matches('\n'), completed, "{shell}: {line}");
        }
    }
}

#[test]
fn the_manual_has_a_page_of_every_command_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, heading, words) in [("en", "NAME", "Who pays what"), ("ja", "名前", "どの団体がいくら")]
    {
        let into = folder.path().join(lang);
        fs::create_dir(&into).unwrap();
        let written = ours(&["man", "--into", into.to_str().unwrap(), "--lang", lang]);
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
        let count = fs::read_dir(&into).unwrap().count();
        assert!(count >= 18, "{count} pages");
        let split = fs::read(into.join("cloudcost-split.1")).unwrap();
        assert_eq!(split, ours(&["man", "split", "--lang", lang]).stdout);
        let split = String::from_utf8(split).unwrap();
        assert!(
            split.contains(&format!(
                "\n.TH cloudcost-split 1 \"\" \"cloudcost {}\" ",
                env!("CARGO_PKG_VERSION")
            ))
        );
        assert!(split.contains(&format!("\n.SH {heading}\ncloudcost\\-split \\- {words}")), "{split}");
        for entry in fs::read_dir(&into).unwrap() {
            let page = entry.unwrap().path();
            // all that groff warns of but lines that could not be filled
            let checked =
                system("groff").args(["-man", "-Kutf8", "-Tutf8", "-Wbreak", "-z"]).arg(&page).output();
            let Ok(checked) = checked else { continue };
            assert_eq!(String::from_utf8_lossy(&checked.stderr), "", "{}", page.display());
        }
    }
    let unknown = ours(&["man", "splti"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("split"));
}
