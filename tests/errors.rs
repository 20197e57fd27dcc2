//! Every fault of a case file: a bad case with its whole message side by side, and the same case mended.
//!
//! `tests/errors/WORDING.toml` (or `WORDING-2.toml` …) must end with what stands in `WORDING.en.txt` and
//! `WORDING.ja.txt`; `WORDING.fixed.toml` must compare without a word. `SNAPSHOTS=overwrite cargo test --test errors`
//! writes the messages anew: read them before you keep them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::Lang;
use cloudcost::lang::Code;
use snapbox::{Assert, Data};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Wordings without a pair in the folder, and why.
const EXEMPT: [(&str, &str); 9] = [
    ("bare-percent-typed", "of an option; shown below"),
    ("currencies-in-line", "of a line; shown below"),
    ("figure-apart", "of a line; shown below"),
    ("figure-not-said", "of a line; shown below"),
    ("lines-too-many", "of 10,001 lines; shown below"),
    ("taxes-said-again", "of a line; shown below"),
    ("points-not-percent", "of a line; shown below"),
    ("too-dense", "of a case of some 500 KB; shown below"),
    ("unreadable-line-turns", "of a line; shown below"),
];

/// Wordings that are not named after their code, and the code.
const OF_CODE: [(&str, &str); 66] = [
    ("unreadable-month-meant", "unreadable-month"),
    ("out-of-range-meant", "out-of-range"),
    ("month-of-term", "wrong-type"),
    ("month-of-term-no-start", "wrong-type"),
    ("month-of-term-form", "wrong-type"),
    ("toml-whole", "toml-syntax"),
    ("toml-bare-key-meant", "toml-syntax"),
    ("unreadable-amount-tax", "unreadable-amount"),
    ("unreadable-amount-period", "unreadable-amount"),
    ("unreadable-amount-hyphen", "unreadable-amount"),
    ("unreadable-amount-open", "unreadable-amount"),
    ("unreadable-amount-percent", "unreadable-amount"),
    ("unknown-member-name", "unknown-member"),
    ("unknown-remainder", "unknown-member"),
    ("unknown-remainder-near", "unknown-member"),
    ("unknown-remainder-round", "unknown-member"),
    ("path-ambiguous-alike", "path-ambiguous"),
    ("path-no-value-candidate", "path-no-value"),
    ("path-no-value-beside", "path-no-value"),
    ("unknown-member-namesakes", "unknown-member"),
    ("instalment-twice", "duplicate-id"),
    ("instalments-empty", "instalments-missing"),
    ("instalment-percent", "percent-negotiated"),
    ("percent-bound", "bound-in-plan"),
    ("percent-no-range", "amount-no-range"),
    ("not-above-zero", "settlement-amount"),
    ("limit-negative", "limit-inexact"),
    ("leave-month-early", "leave-month"),
    ("leave-month-late", "leave-month"),
    ("leave-month-past", "leave-month"),
    ("leave-month-no-start", "leave-month"),
    ("duplicate-count", "duplicate-id"),
    ("amount-grows-too-large", "amount-too-large"),
    ("duplicate-in-list", "duplicate-id"),
    ("missing-base-division", "missing-base"),
    ("missing-base-meant", "missing-base"),
    ("missing-base-near", "missing-base"),
    ("missing-base-rule", "missing-base"),
    ("missing-base-typed", "missing-base"),
    ("no-members-to-count", "no-price-for-members"),
    ("number-with-word", "unreadable-amount"),
    ("single-brackets", "wrong-type"),
    ("sign-on-money", "sign-not-allowed"),
    ("nobody-shares-left", "nobody-shares"),
    ("sign-of-increase", "sign-not-allowed"),
    ("bare-percent-part", "bare-percent"),
    ("toml-bare-key", "toml-syntax"),
    ("toml-comma", "toml-syntax"),
    ("toml-full-width", "toml-syntax"),
    ("toml-twice", "toml-syntax"),
    ("toml-extended", "toml-syntax"),
    ("toml-quotes", "toml-syntax"),
    ("toml-quote-open", "toml-syntax"),
    ("toml-control", "toml-syntax"),
    ("toml-bracket", "toml-syntax"),
    ("toml-commas", "toml-syntax"),
    ("toml-assignment", "toml-syntax"),
    ("toml-no-value", "toml-syntax"),
    ("toml-behind", "toml-syntax"),
    ("toml-boolean", "toml-syntax"),
    ("toml-escape", "toml-syntax"),
    ("toml-number", "toml-syntax"),
    ("toml-date", "toml-syntax"),
    ("toml-deep", "toml-syntax"),
    ("unknown-category-of-none", "unknown-category"),
    ("unknown-member-of-none", "unknown-member"),
];

/// Faults that stop nothing.
const WARNINGS: [&str; 4] = ["duplicate-item", "remainder-of-candidate", "minus-sign", "saved-beyond-cost"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// The bad cases of the folder, without the ending.
fn stems() -> Vec<String> {
    let mut stems: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|stem| !stem.ends_with(".fixed"))
        .collect();
    stems.sort();
    stems
}

/// The wording that a file shows: its stem without a number.
fn wording(stem: &str) -> &str {
    match stem.rsplit_once('-') {
        // a code may end with a number itself
        Some((wording, number))
            if number.bytes().all(|byte| byte.is_ascii_digit()) && Code::find(stem).is_none() =>
        {
            wording
        }
        _ => stem,
    }
}

fn compare(file: &str, lang: &str) -> Output {
    compare_in(Path::new(env!("CARGO_MANIFEST_DIR")), &[file], lang)
}

fn compare_in(folder: &Path, files: &[&str], lang: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .current_dir(folder)
        .arg("compare")
        .args(files)
        .args(["--lang", lang])
        .output()
        .unwrap()
}

#[test]
fn every_bad_case_ends_with_its_message() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    for stem in stems() {
        for lang in ["en", "ja"] {
            let file = format!("tests/errors/{stem}.toml");
            let output = compare(&file, lang);
            let said = String::from_utf8(output.stderr).unwrap();
            let warns = WARNINGS.contains(&wording(&stem));
            assert_eq!(output.status.code(), Some(if warns { 0 } else { 2 }), "{file}: {said}");
            assert_eq!(output.stdout.is_empty(), !warns, "{file}");
            let of_code = OF_CODE.iter().find(|(known, _)| *known == wording(&stem));
            let code = of_code.map_or(wording(&stem).trim_end_matches("-near"), |(_, code)| *code);
            assert!(said.lines().next().unwrap().contains(&format!("[{code}]: ")), "{file}: {said}");
            let title = Code::find(wording(&stem))
                .unwrap()
                .message(if lang == "ja" { Lang::Ja } else { Lang::En })
                .title;
            assert!(
                said.contains(title.split('{').next().unwrap()),
                "{file} is not worded as {title}: {said}"
            );
            let faults = said.lines().filter(|line| line.contains(&format!("[{code}]: "))).count();
            assert_eq!(faults, 1, "{file} has more faults than the one it shows: {said}");
            assert.eq(said, Data::read_from(&folder().join(format!("{stem}.{lang}.txt")), None).raw());
        }
    }
}

/// Notepad ends lines with CR and LF: what is said of a file, and where, does not change by it.
#[test]
fn a_file_with_windows_line_ends_has_the_same_message() {
    let of_windows = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(of_windows.path().join("tests/errors")).unwrap();
    for stem in stems() {
        let name = format!("tests/errors/{stem}.toml");
        let text = std::fs::read_to_string(folder().join(format!("{stem}.toml"))).unwrap();
        std::fs::write(of_windows.path().join(&name), text.replace('\n', "\r\n")).unwrap();
        let output = compare_in(of_windows.path(), &[&name], "en");
        // what is said of the file as it is: held by the test above
        let said = std::fs::read_to_string(folder().join(format!("{stem}.en.txt"))).unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), said, "{name}");
    }
}

#[test]
fn every_mended_case_compares_without_a_word() {
    let files: Vec<String> = stems().iter().map(|stem| format!("tests/errors/{stem}.fixed.toml")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    for lang in ["en", "ja"] {
        let output = compare_in(Path::new(env!("CARGO_MANIFEST_DIR")), &files, lang);
        assert_eq!(
            (output.status.code(), &*String::from_utf8_lossy(&output.stderr)),
            (Some(0), ""),
            "{lang}"
        );
        let told = String::from_utf8(output.stdout).unwrap();
        let untold: Vec<String> = stems()
            .into_iter()
            .filter(|stem| {
                !told.contains(&format!("({stem}.fixed, ")) && !told.contains(&format!("（{stem}.fixed、"))
            })
            .collect();
        assert!(untold.is_empty(), "{lang}: {untold:?}");
    }
}

#[test]
fn every_fault_of_the_reading_side_has_a_bad_case_and_both_languages() {
    let mut sources = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/case"), &mut sources);
    let shown: BTreeSet<String> = stems().iter().map(|stem| wording(stem).to_owned()).collect();
    let of_findings = std::fs::read_dir(folder().with_file_name("findings")).unwrap();
    let found = of_findings.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let found: BTreeSet<String> = found.map(|name| name.split('.').next().unwrap().to_owned()).collect();
    let (mut known, mut unsaid) = (BTreeSet::new(), BTreeSet::new());
    for source in &sources {
        let text = std::fs::read_to_string(source).unwrap();
        // tests at the end of a file name codes too, but make no new ones
        let text = text.split("#[cfg(test)]").next().unwrap();
        known.extend(text.split('"').skip(1).step_by(2).filter(|word| is_fault(word)).map(str::to_owned));
        for maker in ["Diagnostic::error(\"", "Flaw::new(\"", "Flaw::whole(\"", ".worded(\""] {
            for rest in text.split(maker).skip(1) {
                let code = rest.split('"').next().unwrap();
                if !is_fault(code) {
                    unsaid.insert(code.to_owned());
                }
            }
        }
    }
    assert!(known.len() > 25, "the codes were not found in the source: {known:?}");
    let exempt = |code: &String| EXEMPT.iter().any(|(known, _)| known == code);
    let missing: Vec<&String> = known
        .iter()
        .filter(|code| !shown.contains(*code) && !found.contains(*code) && !exempt(code))
        .collect();
    assert!(unsaid.is_empty(), "no message in any language for {unsaid:?}");
    assert!(missing.is_empty(), "no bad case in tests/errors or tests/findings for {missing:?}");
    let stale: Vec<&String> = shown.difference(&known).collect();
    assert!(stale.is_empty(), "bad cases of faults that nothing reports: {stale:?}");
}

/// Whether a word is the code or wording of a fault; it must be said in both languages then.
fn is_fault(word: &str) -> bool {
    let kebab = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let said = |lang| Code::find(word).is_some_and(|code| !code.message(lang).help.is_empty());
    let (en, ja) = (said(Lang::En), said(Lang::Ja));
    assert_eq!(en, ja, "{word} is said in one language only");
    kebab && en
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Wordings that only lines to verify, or a case too large to keep, can show.
#[test]
fn what_no_small_case_shows_is_said_too() {
    let folder = tempfile::tempdir().unwrap();
    let dense = folder.path().join("dense.toml");
    std::fs::write(&dense, format!("a = [{}]\n", "{},".repeat(150_001))).unwrap();
    // lines that are read count, and those that are not
    let lines = "22億円→14億円\n".to_owned() + &"1円\n".repeat(10_000);
    let case = "format = 1\ntitle = \"a\"\n[[after]]\nitem = \"a\"\nonce = 1\n";
    let shown = [
        ("bare-percent-typed", "bare-percent", vec!["whatif", "-", "--scale", "after.a=10"], case),
        ("currencies-in-line", "currency-differs", vec!["verify", "JPY 22億円→USD 14 million"], ""),
        ("lines-too-many", "too-many", vec!["verify", "-"], lines.as_str()),
        ("taxes-said-again", "taxes-mixed", vec!["verify", "10億円（税込11億円）→8億円"], ""),
        ("figure-apart", "ambiguous", vec!["verify", "12,345万円→8,642万円（目標7,034万円）"], ""),
        ("figure-not-said", "figure-twice", vec!["verify", "22億円、14億円、3億円"], ""),
        ("points-not-percent", "unreadable-line", vec!["verify", "10億円→8億円（20ポイント減）"], ""),
        ("unreadable-line-turns", "unreadable-line", vec!["verify", "22億円→14億円を下回らない"], ""),
        ("too-dense", "too-large", vec!["compare", dense.to_str().unwrap()], ""),
    ];
    for (wording, code, arguments, input) in shown {
        assert!(EXEMPT.iter().any(|(exempt, _)| *exempt == wording));
        for (name, lang) in [("en", Lang::En), ("ja", Lang::Ja)] {
            let output = with_input(&arguments, name, input);
            let said = String::from_utf8(output.stderr).unwrap();
            let title = Code::find(wording).unwrap().message(lang).title;
            let fixed = title.split(['{', '}']).step_by(2).max_by_key(|piece| piece.len()).unwrap();
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{wording}: {said}");
            assert!(said.contains(&format!("[{code}]: ")) && said.contains(fixed), "{wording}: {said}");
        }
    }
}

fn with_input(arguments: &[&str], lang: &str, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .args(arguments)
        .args(["--lang", lang])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // a program that refuses its arguments may be gone before it reads
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}
