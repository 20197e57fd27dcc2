//! Input that means harm: whatever it is, an exit code and a message, in bounded time and memory, and never a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::check::{File, Rules, check};
use cloudcost::analysis::report;
use cloudcost::analysis::verify::verify;
use cloudcost::layout::check::{CheckReader, check as lay_out};
use cloudcost::layout::report::PageTold;
use cloudcost::render::{Format, Style, render, render_page};
use cloudcost::{Case, Lang, Source, read_case, read_lines};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudcost");

fn style(lang: Lang) -> Style {
    Style { width: Some(80), ..Style::plain(lang) }
}

/// Everything that is done to a text, in every format; faults must have places inside it.
fn all_of_it(text: &str) {
    let source = Source::new("x.toml", text);
    let reading = read_case("x", source.clone());
    let baseline = reading.as_ref().ok().map(|reading| vec![reading.clone()]);
    let (case, written, faults, more) = match reading {
        Ok(reading) => (Some(reading.case), reading.written, reading.warnings.list, 0),
        Err(faults) => {
            assert!(!faults.list.is_empty());
            (None, None, faults.list, faults.more)
        }
    };
    for fault in &faults {
        let span = fault.span.clone().unwrap_or(0..0);
        assert!(span.start <= span.end && span.end <= source.text().len(), "{fault:?}");
        for lang in [Lang::Ja, Lang::En] {
            cloudcost::render::findings::finding(fault, Some(&source), &style(lang), true);
        }
    }
    // of what is no case the pages are those of none, whatever it is: they are looked at once
    for lang in [Lang::Ja, Lang::En].into_iter().filter(|_| case.is_some()) {
        pages_of(case.as_slice(), lang);
    }
    let limit = cloudcost::read_percent("30%").unwrap();
    let rules = Rules {
        min_saving: Some(limit.clone()),
        max_increase: Some(limit.clone()),
        max_loss: Some(limit),
        baseline,
    };
    let name = "x.toml".to_owned();
    let files = [File { name, source: Some(source), at: None, case, written, faults, more }];
    let found = check(&files, &rules);
    for (reader, lang) in [(CheckReader::People, Lang::Ja), (CheckReader::Program, Lang::En)] {
        let report = lay_out(&found, reader);
        for (format, ..) in Format::ALL {
            let text = render(&report, format, &style(lang), None).unwrap();
            assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'));
        }
    }
}

/// The page of a case, and of two with the same name: tags as many as there should be, and no command.
fn pages_of(cases: &[Case], lang: Lang) {
    let twice = [cases, cases].concat();
    for cases in [cases, &twice] {
        let Ok(found) = report::report(cases, &report::ReportRequest::default()) else { continue };
        let page = cloudcost::layout::report::report(&found, &PageTold::default());
        for (format, ..) in Format::ALL {
            let text = render_page(&page, format, &style(lang), None).unwrap();
            assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'));
            if format == Format::Html {
                assert_eq!(text.matches("<table").count(), text.matches("</table>").count());
                assert!(!text.contains("<script") && !text.contains("<a "));
            }
        }
    }
}

const EXAMPLE: &str = r#"format = 1
title = { ja = "富山", en = "Toyama" }
[[published]]
member = "A"
before = "約22億円"
after = 1_400_000_000
saving = "▲8億円"
percent = "▲36%"
[[require]]
figure = "saving"
at_least = "30%"
why = "a"
"#;

#[test]
fn pages_of_no_case_are_whole() {
    for lang in [Lang::Ja, Lang::En] {
        pages_of(&[], lang);
    }
}

#[test]
fn a_case_cut_off_at_any_byte_is_answered() {
    for end in 0..=EXAMPLE.len() {
        all_of_it(&String::from_utf8_lossy(&EXAMPLE.as_bytes()[..end]));
    }
}

#[test]
fn odd_numbers_duplicates_and_names_are_answered() {
    for value in [
        "1e999999999", "-1e-400", "inf", "-nan", "0x10", "0o7", "0b1", "1_0_0", "+5",
        "9999999999999999999999", "\"\"", "\"9e9円\"", "\"1兆億\"", "\"１２３\"", "true", "1979-05-27", "[]",
        "{}", "\"\\u0000\"", "\"円円円\"", "\"〜\"", "\"-\"", "\"約\"", "\"▲\"", "\"%\"", "\"1円±\"",
        "\"1〜\"", "\"+-1円\"", "0.00001", "\"0.00001円\"", "\"0円〜0.0001円\"", "\"999,999,999,999,999円\"",
        "\"0円\"",
    ] {
        for key in ["before", "after", "saving", "percent", "months", "member", "status", "note"] {
            all_of_it(&EXAMPLE.replace("before = \"約22億円\"", &format!("{key} = {value}")));
            all_of_it(&format!(
                "format = 1\ntitle = \"a\"\n[[published]]\npercent = \"1%\"\n{key} = {value}\n"
            ));
        }
        all_of_it(&EXAMPLE.replace("\"30%\"", value));
    }
    for name in [
        "\\u001b[2J", "\\u0007", "\\u202e", "::error::x", "%0A::error::x", "<script>", "]]>&amp;", "=1+1",
        "|a|b|", "\\uFFFE", "a\\nb", "@SUM(1)",
    ] {
        all_of_it(&EXAMPLE.replace("member = \"A\"", &format!("member = \"{name}\"")));
        all_of_it(&EXAMPLE.replace("member = \"A\"", &format!("\"{name}\" = 1")));
        all_of_it(&EXAMPLE.replace("why = \"a\"", &format!("why = \"{name}\"")));
    }
    all_of_it(&[EXAMPLE, EXAMPLE].concat());
}

fn lines_of(text: &str) {
    match read_lines(Source::new("-", text)) {
        Ok(lines) => {
            let report = cloudcost::layout::verify::verify(&verify(&lines), &[]);
            for (format, ..) in Format::ALL {
                render(&report, format, &style(Lang::Ja), None).unwrap();
            }
        }
        Err(faults) => {
            for fault in &faults.list {
                let span = fault.span.clone().unwrap();
                assert!(span.start <= span.end && span.end <= text.len(), "{text:?} {fault:?}");
                assert!(faults.source.text().get(span).is_some(), "{text:?} {fault:?}");
                cloudcost::render::findings::finding(fault, Some(&faults.source), &style(Lang::Ja), false);
            }
        }
    }
}

/// What the fuzzers of `tests/fuzz` have kept, whole and cut off at a few places.
#[test]
fn what_fuzzers_kept_is_answered() {
    let corpus = Path::new("tests/fuzz/corpus");
    for kind in ["read_case", "read_lines"] {
        let files: Vec<PathBuf> =
            fs::read_dir(corpus.join(kind)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() >= 4, "{files:?}");
        for bytes in files.iter().map(|file| fs::read(file).unwrap()) {
            for eighths in 1..=8 {
                let text = String::from_utf8_lossy(&bytes[..bytes.len() * eighths / 8]);
                if kind == "read_case" { all_of_it(&text) } else { lines_of(&text) }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_bytes_panic_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        all_of_it(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_change_of_a_case_panics_the_reader(at in 0..EXAMPLE.len(), bytes in prop::collection::vec(any::<u8>(), 0..6)) {
        let mut text = EXAMPLE.as_bytes().to_vec();
        let end = (at + bytes.len()).min(text.len());
        text.splice(at..end, bytes);
        all_of_it(&String::from_utf8_lossy(&text));
    }

    #[test]
    fn no_line_panics_verify(text in "[ 0-9億万千円,.→⇒▲△+%約前後減増（）()a-zA-Z〜±割分倍-]{0,40}") {
        lines_of(&text);
    }

    #[test]
    fn no_bytes_panic_verify(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        lines_of(&String::from_utf8_lossy(&bytes));
    }
}

/// Runs the program on a file with 256 MiB of memory at most; gives how long it took, too.
fn bounded(folder: &Path, file: &str, format: &str) -> (Output, Duration) {
    let start = Instant::now();
    let limit = if cfg!(target_os = "linux") { "ulimit -v 262144;" } else { "" };
    let output = Command::new("sh")
        .args(["-c", &format!("{limit} exec \"$0\" check \"$1\" -f {format} --lang en"), PROGRAM, file])
        .current_dir(folder)
        .output()
        .unwrap();
    (output, start.elapsed())
}

/// The worst files that fit the 4 MiB of a case.
fn worst() -> Vec<(&'static str, String)> {
    const HEAD: &str = "format = 1\ntitle = \"a\"\n";
    const MOST: usize = 4 * 1024 * 1024 - 100;
    let full = |piece: &str| piece.repeat(MOST / piece.len());
    let dense = |piece: &str, tokens: usize| piece.repeat((MOST / piece.len()).min(1_990_000 / tokens));
    vec![
        ("brackets", full("[")),
        ("inline", full("{a=")),
        ("dotted", full("a.") + "a = 1"),
        ("dotted table", ["[", &full("a."), "a]"].concat()),
        ("digits", [HEAD, "[[published]]\nbefore = ", &"9".repeat(4_000_000)].concat()),
        ("text", [HEAD, "[[published]]\nbefore = \"", &"1億".repeat(900_000), "\""].concat()),
        ("same keys", [HEAD, &dense("a=1\n", 4)].concat()),
        ("same tables", [HEAD, &dense("[a]\n", 4)].concat()),
        ("equals signs", dense("=\n", 2)),
        ("question marks", full("?\n")),
        ("one line of tables", [HEAD, "published = [", &dense("{a=1},", 6), "]"].concat()),
        ("unknown keys", {
            let keys = (0..100_000).map(|nth| format!("k{nth} = 1\n"));
            [HEAD.to_owned(), "[[published]]\npercent = \"1%\"\n".to_owned()]
                .into_iter()
                .chain(keys)
                .collect()
        }),
        ("rows", [HEAD, &full("[[published]]\npercent=\"1%\"\n")].concat()),
        ("zeros", full("\0")),
    ]
}

#[test]
fn the_worst_files_are_answered_in_bounded_time_and_memory() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in worst() {
        let file = format!("{name}.toml");
        fs::write(folder.path().join(&file), text).unwrap();
        let (output, took) = bounded(folder.path(), &file, "table");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(1 | 2)), "{name}: {:?} {said}", output.status);
        assert!(said.contains(&file), "{name}: {said}");
        assert!(said.len() < 200_000, "{name}: only the first faults are drawn");
        // unoptimised, and beside other tests, everything takes several times as long
        let most = if cfg!(debug_assertions) { 40 } else { 4 };
        assert!(took < Duration::from_secs(most), "{name}: {took:?}");
    }
}

#[test]
fn a_hundred_thousand_faults_are_counted_and_the_first_twenty_shown() {
    let folder = tempfile::tempdir().unwrap();
    let keys: String = (0..100_000).map(|nth| format!("k{nth} = 1\n")).collect();
    let text = format!("format = 1\ntitle = \"a\"\n[[published]]\npercent = \"1%\"\n{keys}");
    fs::write(folder.path().join("a.toml"), text).unwrap();
    let (output, _) = bounded(folder.path(), "a.toml", "table");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap().matches("[unknown-key]").count(), 20);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("- 99,980 more findings"), "{said}");
    assert!(said.starts_with("1 file checked: 100,000 errors, 0 warnings\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_folder_of_odd_names_is_checked_to_its_end() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &[u8]| -> PathBuf { folder.path().join(OsStr::from_bytes(name)) };
    let names: [&[u8]; 6] =
        [b"a\nb.toml", b"\x1b[2J.toml", b"\xff\xfe.toml", b"::error::x.toml", b"<&\">.toml", b"=1+1.toml"];
    for name in names {
        fs::write(at(name), "format = 1\ntitle = \"a\"\n").unwrap();
    }
    fs::create_dir(at(b"folder.toml")).unwrap();
    symlink(at(b"loop.toml"), at(b"loop.toml")).unwrap();
    symlink(folder.path(), at(b"up.toml")).unwrap();
    symlink("nowhere", at(b"dangling.toml")).unwrap();
    for (format, ..) in Format::ALL.iter().map(|(_, name, _)| (name, ())) {
        let run = || bounded(folder.path(), ".", format).0;
        let output = run();
        assert_eq!(output.status.code(), Some(2), "{format}");
        let said = String::from_utf8(output.stdout.clone()).expect("UTF-8");
        let all = said.clone() + &String::from_utf8(output.stderr).expect("UTF-8");
        assert!(!all.contains('\u{1b}'), "{format}: {all}");
        assert!(!all.lines().any(|line| line.starts_with("::error::x")), "{format}");
        assert_eq!(output.stdout, run().stdout, "{format}: the same again");
        if *format == "junit" {
            roxmltree::Document::parse(&said).unwrap();
        }
        // six cases without figures, two links that lead nowhere
        if *format == "github" {
            assert_eq!(said.matches("::error file=").count(), 8, "{said}");
        }
    }
}
