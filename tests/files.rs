//! Files as they come: what cannot be read is named with its code, and an output is written whole or not at all.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout,
    missing_docs
)]

mod common;

use common::cloudcost;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const CASE: &str =
    "format = 1\ntitle = \"富山県\"\n[[published]]\nbefore = \"約22億円\"\nafter = \"約14億円\"\n";

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

fn compare(folder: &Path, arguments: &[&str]) -> Output {
    cloudcost(folder).arg("compare").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Standard error of a run that must end with exit code 2 and nothing on standard output.
fn refused(output: &Output) -> String {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty(), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn refuses(folder: &Path, path: &str, message: &str) {
    let said = refused(&compare(folder, &[path]));
    assert!(said.starts_with(&format!("error[{message}")), "{said}");
    assert!(said.contains("\n  = help: "), "{said}");
    let japanese = refused(&compare(folder, &[path, "--lang", "ja"]));
    let code = message.split(']').next().unwrap();
    assert!(japanese.starts_with(&format!("エラー[{code}]: ")) && japanese.contains("対処: "), "{japanese}");
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_missing_path_is_not_found() {
    let folder = folder();
    refuses(folder.path(), "akita.toml", "not-found]: akita.toml: no such file or directory");
    refuses(folder.path(), "no/such/akita.toml", "not-found]: no/such/akita.toml: no such file");
    symlink("nowhere", folder.path().join("link.toml")).unwrap();
    refuses(folder.path(), "link.toml", "not-found]: link.toml: ");
    refuses(folder.path(), "a\u{1b}[31m.toml", "not-found]: a\\u{1b}[31m.toml: ");
}

#[test]
fn a_path_through_a_file_is_refused() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    refuses(folder.path(), "a.toml/b.toml", "unreadable-file]: a.toml/b.toml: cannot be read: ");
    let said = refused(&compare(folder.path(), &["a.toml/b.toml"]));
    assert!(said.contains("a part of this path is a file") && !said.contains("permissions"), "{said}");
}

#[test]
fn a_directory_without_cases_is_refused_and_its_other_files_are_not_cases() {
    let folder = folder();
    refuses(folder.path(), ".", "no-cases]: .: no *.toml in this directory");
    write(folder.path(), "notes.txt", CASE);
    write(folder.path(), ".hidden.toml", "not a case");
    fs::create_dir(folder.path().join("inner.toml")).unwrap();
    write(&folder.path().join("inner.toml"), "deep.toml", CASE);
    refuses(folder.path(), ".", "no-cases]: .: ");
    write(folder.path(), "b.toml", CASE);
    write(folder.path(), "a.toml", CASE);
    let output = compare(folder.path(), &[".", "-f", "csv"]);
    let rows = text(&output.stdout);
    let ids: Vec<&str> = rows.lines().skip(1).map(|row| row.split(',').nth(1).unwrap()).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn a_named_pipe_is_not_waited_for() {
    let folder = folder();
    let status = Command::new("mkfifo").arg(folder.path().join("pipe.toml")).status();
    if !status.is_ok_and(|status| status.success()) {
        println!("skipped: there is no mkfifo");
        return;
    }
    refuses(folder.path(), "pipe.toml", "not-a-file]: pipe.toml: not a regular file");
    write(folder.path(), "a.toml", CASE);
    refuses(folder.path(), ".", "not-a-file]: ./pipe.toml: not a regular file");
}

#[test]
fn endless_and_large_files_are_too_large() {
    let folder = folder();
    refuses(folder.path(), "/dev/zero", "too-large]: /dev/zero: larger than a case can be");
    let comment = [CASE.as_bytes(), &vec![b'#'; 5 * 1024 * 1024]].concat();
    write(folder.path(), "large.toml", &comment);
    refuses(folder.path(), "large.toml", "too-large]: large.toml: ");
    // the limit itself is still read
    write(folder.path(), "limit.toml", &comment[..cloudcost::MAX_BYTES]);
    assert_eq!(compare(folder.path(), &["limit.toml"]).status.code(), Some(0));
    write(folder.path(), "above.toml", &comment[..=cloudcost::MAX_BYTES]);
    refuses(folder.path(), "above.toml", "too-large]: above.toml: ");
}

#[test]
fn a_file_full_of_faults_or_rows_ends_soon() {
    let folder = folder();
    let fill = |line: &str| line.repeat(cloudcost::MAX_BYTES / 8 / line.len());
    let head = "format = 1\ntitle = \"a\"\n";
    for (name, body) in [
        ("syntax.toml", fill("x\n")),
        ("quotes.toml", fill("\"\n")),
        ("keys.toml", (0..40_000).map(|n| format!("k{n} = 1\n")).collect::<String>()),
        ("unknown.toml", format!("published = [{}]", fill("{befor=1},"))),
        ("equal.toml", format!("published = [{}]", fill("{before=1},"))),
        ("deep.toml", format!("a = {}", fill("["))),
        ("conflict.toml", {
            let rows: String = (0..25_000).map(|n| format!("{{before={n}}},")).collect();
            format!("published = [{rows}]")
        }),
    ] {
        write(folder.path(), name, [head, &body].concat());
        let started = std::time::Instant::now();
        let output = compare(folder.path(), &[name, "-f", "csv"]);
        // a debug build on a busy machine takes a second or two; what grows with the square takes minutes
        assert!(started.elapsed().as_secs() < 45, "{name} took {:?}", started.elapsed());
        println!("{name}: {:?}, exit {:?}", started.elapsed(), output.status.code());
        assert!(matches!(output.status.code(), Some(0 | 2)), "{name}: {}", text(&output.stderr));
    }
}

#[test]
fn other_encodings_are_named_with_the_way_to_convert() {
    let folder = folder();
    // format = 1, title = "富山" in Shift_JIS
    let shift_jis = b"format = 1\ntitle = \"\x95\x78\x8e\x52\"\n";
    write(folder.path(), "sjis.toml", shift_jis);
    refuses(
        folder.path(),
        "sjis.toml",
        "not-utf8]: sjis.toml:2:10: not UTF-8 text (it looks like Shift_JIS)",
    );
    let said = refused(&compare(folder.path(), &["sjis.toml"]));
    assert!(said.contains("iconv -f CP932 -t UTF-8"), "{said}");
    for (name, bom, swap) in [("le.toml", [0xff, 0xfe], false), ("be.toml", [0xfe, 0xff], true)] {
        let mut bytes = bom.to_vec();
        for unit in CASE.encode_utf16() {
            bytes.extend(if swap { unit.to_be_bytes() } else { unit.to_le_bytes() });
        }
        write(folder.path(), name, bytes);
        let message = format!("not-utf8]: {name}:1:1: not UTF-8 text (it looks like UTF-16)");
        refuses(folder.path(), name, &message);
        let said = refused(&compare(folder.path(), &[name]));
        assert!(!said.contains("CP932"), "a UTF-16 file is not converted from CP932: {said}");
    }
    write(folder.path(), "latin.toml", b"format = 1\ntitle = \"caf\xe9\"\n");
    refuses(folder.path(), "latin.toml", "not-utf8]: latin.toml:2:13: not UTF-8 text");
    write(folder.path(), "cut.toml", &CASE.as_bytes()[..CASE.find("億").unwrap() + 1]);
    refuses(folder.path(), "cut.toml", "not-utf8]: cut.toml:4:14: not UTF-8 text\n");
    for name in ["latin.toml", "cut.toml"] {
        let said = refused(&compare(folder.path(), &[name]));
        assert!(!said.contains("CP932") && said.contains("save it as UTF-8"), "{said}");
    }
    // the same, 秋田県 and its reading あきたけん, in EUC-JP
    let euc = b"format = 1\ntitle = \"\xbd\xa9\xc5\xc4\xb8\xa9 \xa4\xa2\xa4\xad\xa4\xbf\xa4\xb1\xa4\xf3\"\n";
    write(folder.path(), "euc.toml", euc);
    refuses(folder.path(), "euc.toml", "not-utf8]: euc.toml:2:10: not UTF-8 text (it looks like EUC-JP)");
    let said = refused(&compare(folder.path(), &["euc.toml"]));
    assert!(said.contains("iconv -f EUC-JP -t UTF-8") && !said.contains("CP932"), "{said}");
}

#[test]
fn a_workbook_or_an_archive_is_called_what_it_is() {
    let folder = folder();
    let xlsx = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\x82\x60\x95\x78\x13\0\0\0[Content_Types].xml\x95\x78";
    let ods = b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
    write(folder.path(), "a.xlsx", xlsx);
    write(folder.path(), "a.ods", ods);
    write(folder.path(), "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0");
    for name in ["a.xlsx", "a.ods", "a.xls"] {
        refuses(
            folder.path(),
            name,
            &format!("unreadable-sheet]: {name}: this is no workbook that can be read"),
        );
    }
    write(folder.path(), "a.zip", [b"PK\x03\x04".as_slice(), &vec![b'x'; 5 << 20]].concat());
    refuses(folder.path(), "a.zip", "not-utf8]: a.zip: this is a compressed archive, not a case file");
    write(folder.path(), "a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    refuses(folder.path(), "a.pdf", "not-utf8]: a.pdf: this is no text file");
}

#[test]
fn a_built_in_case_without_its_word_is_offered() {
    let folder = folder();
    for name in ["akita", "akta", "Toyama.toml"] {
        let said = refused(&compare(folder.path(), &[name]));
        let near = if name.starts_with('a') { "builtin:akita" } else { "builtin:toyama" };
        assert!(said.contains(&format!("did you mean the built-in case {near}?")), "{said}");
    }
    let said = refused(&compare(folder.path(), &["builtin:akta"]));
    assert!(said.contains("did you mean builtin:akita?"), "{said}");
    let said = refused(&compare(folder.path(), &["no/akita"]));
    assert!(said.contains("check the path"), "{said}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let folder = folder();
    let folder = folder.path();
    let read = |bytes: &[u8]| {
        write(folder, "a.toml", bytes);
        let output = compare(folder, &["a.toml", "-f", "json"]);
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
        output.stdout
    };
    let plain = read(CASE.as_bytes());
    assert_eq!(read(["\u{feff}", CASE].concat().as_bytes()), plain);
    let windows = CASE.replace('\n', "\r\n");
    assert_eq!(read(windows.as_bytes()), plain);
    assert_eq!(read(["\u{feff}", &windows].concat().as_bytes()), plain);
    // and a fault stands where an editor shows it
    write(folder, "a.toml", ["\u{feff}", &windows].concat().replace("約14", "約い"));
    let said = refused(&compare(folder, &["a.toml"]));
    assert!(said.contains("a.toml:5:11\n") && !said.contains('\r'), "{said}");
}

/// Runs the program as a user who may read only what everyone may; `None` where that cannot be done.
fn as_nobody(folder: &Path, arguments: &[&str]) -> Option<Output> {
    let program = folder.join("cloudcost");
    fs::copy(env!("CARGO_BIN_EXE_cloudcost"), &program).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(&program);
    command.arg("compare").args(arguments).current_dir(folder).env_clear();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    if is_root {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().ok();
    if output.is_none() {
        println!("skipped: the program cannot be run as another user here");
    }
    output
}

#[test]
fn an_unreadable_file_is_named_with_the_reason() {
    let folder = folder();
    let path = write(folder.path(), "secret.toml", CASE);
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    let Some(output) = as_nobody(folder.path(), &["secret.toml"]) else { return };
    let said = refused(&output);
    assert!(
        said.starts_with("error[unreadable-file]: secret.toml: cannot be read: Permission denied"),
        "{said}"
    );
}

#[test]
fn an_unknown_built_in_case_names_the_known_ones() {
    let folder = folder();
    refuses(folder.path(), "builtin:tokyo", "unknown-builtin]: there is no built-in case `tokyo`");
    let said = refused(&compare(folder.path(), &["builtin:"]));
    for name in common::shipped() {
        assert!(said.contains(&name), "{said}");
    }
}

#[test]
fn one_bad_file_among_good_ones_stops_everything_and_all_are_named() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    write(folder.path(), "b.toml", CASE.replace("before", "befor"));
    write(folder.path(), "c.toml", CASE.replace("after", "afterwards"));
    let said = refused(&compare(folder.path(), &["a.toml", "b.toml", "c.toml", "d.toml", "-o", "out.csv"]));
    for place in ["b.toml:4:1", "c.toml:5:1", "d.toml: no such file", "3 errors in 3 files"] {
        assert!(said.contains(place), "{said}");
    }
    assert!(!folder.path().join("out.csv").exists());
}

#[test]
fn standard_input_and_what_the_shell_opens_are_read() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    let shell = |line: &str| {
        let program = env!("CARGO_BIN_EXE_cloudcost");
        let output = Command::new("bash")
            .args(["-c", &line.replace("cloudcost", program)])
            .current_dir(folder.path())
            .env_remove("LANG")
            .output();
        output.ok().map(|output| {
            assert_eq!(output.status.code(), Some(0), "{line}: {}", text(&output.stderr));
            text(&output.stdout)
        })
    };
    let Some(from_pipe) = shell("cat a.toml | cloudcost compare - -f csv") else {
        println!("skipped: there is no bash");
        return;
    };
    assert!(from_pipe.contains("item,stdin,富山県,"), "{from_pipe}");
    let substituted = shell("cloudcost compare <(cat a.toml) -f csv").unwrap();
    assert!(substituted.contains(",2200000000,2150000000,2250000000,"), "{substituted}");
    let redirected = shell("cloudcost compare /dev/stdin -f csv < a.toml").unwrap();
    assert!(redirected.contains(",2200000000,2150000000,2250000000,"), "{redirected}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder();
    let row = "[[published]]\nbefore = \"約22億円\"\nafter = \"約14億円\"\n";
    // more than a pipe holds
    write(folder.path(), "a.toml", [CASE, &row.repeat(3_000)].concat());
    let mut child = cloudcost(folder.path())
        .args(["compare", "a.toml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[test]
fn a_full_disk_is_said_and_ends_with_2() {
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
        println!("skipped: there is no /dev/full");
        return;
    };
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    for command in [vec!["compare", "a.toml"], vec!["cases"], vec!["cases", "akita"]] {
        let output =
            cloudcost(folder.path()).args(&command).stdout(full.try_clone().unwrap()).output().unwrap();
        let said = refused(&output);
        assert!(said.starts_with("error: cannot write to standard output: No space left"), "{said}");
    }
    let said = refused(&compare(folder.path(), &["a.toml", "-o", "/dev/full", "-f", "csv"]));
    assert!(said.starts_with("error: cannot write /dev/full: No space left"), "{said}");
    // nobody hears it, but the exit code still tells
    let output = cloudcost(folder.path()).args(["compare", "none.toml"]).stderr(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_output_is_written_whole_and_keeps_link_and_permissions() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "a.toml", CASE);
    let expected = compare(folder, &["a.toml", "-f", "csv"]).stdout;
    let target = write(folder, "real.csv", "what was there");
    fs::set_permissions(&target, Permissions::from_mode(0o640)).unwrap();
    symlink("real.csv", folder.join("link.csv")).unwrap();
    let output = compare(folder, &["a.toml", "-o", "link.csv"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), String::new()));
    assert!(fs::symlink_metadata(folder.join("link.csv")).unwrap().is_symlink());
    assert_eq!(fs::read(&target).unwrap(), expected);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    // a link to a file that is not there yet makes that file
    symlink("later.csv", folder.join("early.csv")).unwrap();
    assert_eq!(compare(folder, &["a.toml", "-o", "early.csv"]).status.code(), Some(0));
    assert!(fs::symlink_metadata(folder.join("early.csv")).unwrap().is_symlink(), "the link was replaced");
    assert_eq!(fs::read(folder.join("later.csv")).unwrap(), expected);
    let names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 5, "something was left behind: {names:?}");
}

#[test]
fn a_new_output_has_the_permissions_of_any_new_file() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    let plain = write(folder.path(), "plain", "");
    assert_eq!(compare(folder.path(), &["a.toml", "-o", "new.json"]).status.code(), Some(0));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.path().join("new.json")), mode(&plain));
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    let said = refused(&compare(folder.path(), &["a.toml", "-o", "no/such/out.csv"]));
    assert_eq!(said, "error: cannot write no/such/out.csv: No such file or directory (os error 2)\n");
    fs::create_dir(folder.path().join("out.csv")).unwrap();
    let said = refused(&compare(folder.path(), &["a.toml", "-o", "out.csv"]));
    assert!(said.starts_with("error: cannot write out.csv: "), "{said}");

    let read_only = folder.path().join("locked");
    fs::create_dir(&read_only).unwrap();
    write(&read_only, "out.csv", "what was there");
    fs::set_permissions(&read_only, Permissions::from_mode(0o555)).unwrap();
    if let Some(output) = as_nobody(folder.path(), &["a.toml", "-o", "locked/out.csv"]) {
        let said = refused(&output);
        assert!(said.starts_with("error: cannot write locked/out.csv: Permission denied"), "{said}");
    }
    assert_eq!(fs::read_to_string(read_only.join("out.csv")).unwrap(), "what was there");

    let file = write(folder.path(), "kept.csv", "what was there");
    fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    let said = refused(&compare(folder.path(), &["a.toml", "-o", "kept.csv"]));
    assert!(said.starts_with("error: cannot write kept.csv: "), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there");
}

#[test]
fn invalid_input_leaves_the_output_alone() {
    let folder = folder();
    write(folder.path(), "bad.toml", "format = 1\n");
    let kept = write(folder.path(), "kept.csv", "what was there");
    refused(&compare(folder.path(), &["bad.toml", "-o", "kept.csv"]));
    assert_eq!(fs::read_to_string(kept).unwrap(), "what was there");
}

#[test]
fn the_ending_of_the_output_picks_the_format() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    for (name, format) in [("a.csv", "csv"), ("a.tsv", "tsv"), ("a.JSON", "json"), ("a.md", "markdown")] {
        assert_eq!(compare(folder.path(), &["a.toml", "-o", name]).status.code(), Some(0));
        let expected = compare(folder.path(), &["a.toml", "-f", format]).stdout;
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), expected, "{name}");
    }
    let said = refused(&compare(folder.path(), &["a.toml", "-o", "a.pdf"]));
    assert!(
        said.contains("no format ends in `.pdf`; the endings are .txt, .md, .html, .csv, .tsv, .json"),
        "{said}"
    );
    assert!(!folder.path().join("a.pdf").exists());
}

#[test]
fn a_child_that_reads_slowly_gets_everything() {
    let folder = folder();
    write(folder.path(), "a.toml", CASE);
    let mut child = cloudcost(folder.path())
        .args(["compare", "-", "-f", "csv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for part in CASE.as_bytes().chunks(7) {
        stdin.write_all(part).unwrap();
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stdout).lines().count(), 2);
}
