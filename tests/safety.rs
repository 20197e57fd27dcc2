//! Texts of a case that mean harm: none of them moves a cursor, becomes a formula, or breaks a page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::cloudcost;
use tempfile::TempDir;

const TEXTS: [&str; 20] = [
    "\u{1b}[2J\u{1b}]0;title\u{7}red",
    "bell\u{7} back\u{8} delete\u{7f} c1\u{9b}31m",
    "tab\there",
    "one\ntwo\r\nthree\rfour",
    "right\u{202e}to left\u{202c} \u{2066}isolated\u{2069} \u{200f}mark",
    "lines\u{2028}and\u{2029}paragraphs, \u{feff}mark, \u{200b}nothing, tag\u{e0041}",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "  =HYPERLINK(\"http://example.com\")",
    "\t=1+1",
    "\n@x",
    "@x",
    "+1",
    "-1",
    "＝1＋1",
    "a | b || c \\| d",
    "`code` ``|``",
    "<script>alert(1)</script> &lt; <b>",
    "**bold** _it_ [link](http://example.com) ![i](x) ~~s~~ # h",
    "\"quoted\", 'single', a,b;c",
];

fn escaped(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    format!("\"{escaped}\"")
}

/// A case with one text in every place that takes one.
fn folder_with(text: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let text = escaped(text);
    let case = format!(
        "format = 1\ntitle = {text}\nsource = {text}\nnote = {text}\n\
         [[published]]\nsystem = {text}\nmember = {text}\nof = {text}\nnote = {text}\n\
         before = 300\nafter = 200\npercent = \"30%\"\n\
         [[published]]\nsystem = {text}\nmember = {text}\nof = {text}\nbefore = 500\n"
    );
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    folder
}

fn printed(folder: &TempDir, arguments: &[&str]) -> String {
    let output = cloudcost(folder.path())
        .args(["compare", "a.toml", "--notes", "full"])
        .args(arguments)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A character that could move the cursor, end a line or turn text around; named here apart from the program's list.
fn dangerous(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[test]
fn no_format_lets_a_control_character_through() {
    for text in TEXTS {
        let folder = folder_with(text);
        for format in ["table", "markdown", "csv", "tsv", "json"] {
            for lang in ["ja", "en"] {
                let written = printed(&folder, &["-f", format, "--lang", lang]);
                let allowed = |c: char| c == '\n' || (format == "tsv" && c == '\t');
                let found: Vec<char> = written.chars().filter(|c| dangerous(*c) && !allowed(*c)).collect();
                assert!(found.is_empty(), "{found:?} of {text:?} in {format}: {written}");
            }
        }
    }
}

#[test]
fn json_gives_back_the_very_text() {
    for text in TEXTS {
        let written = printed(&folder_with(text), &["-f", "json"]);
        let json: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(json["tables"][0]["rows"][0]["system"], text);
        assert_eq!(json["tables"][0]["rows"][0]["title"], text);
    }
}

#[test]
fn no_text_becomes_a_formula() {
    for text in TEXTS {
        for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
            let written = printed(&folder_with(text), &["-f", format]);
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(written.as_bytes());
            let heads = reader.headers().unwrap().clone();
            let mut rows = 0;
            for record in reader.records() {
                let record = record.unwrap();
                rows += 1;
                assert_eq!(record.len(), heads.len(), "{written}");
                for (head, cell) in heads.iter().zip(&record) {
                    if ["title", "system", "member", "of"].contains(&head) {
                        let start = cell.trim_start().chars().next().unwrap();
                        assert!(!"=+-@＝＋－＠".contains(start), "{head}: {cell:?}");
                    }
                }
            }
            assert_eq!(rows, 2, "{written}");
            // a row a line: whatever reads line by line gets whole rows
            assert_eq!(written.lines().count(), 3, "{written}");
        }
    }
}

/// Bars that part cells.
fn bars(line: &str) -> usize {
    unescaped(line, '|')
}

/// How often a character stands without a backslash before it.
fn unescaped(line: &str, wanted: char) -> usize {
    let mut count = 0;
    let mut escaped = false;
    for c in line.chars() {
        count += usize::from(c == wanted && !escaped);
        escaped = c == '\\' && !escaped;
    }
    count
}

#[test]
fn no_text_breaks_a_markdown_table_or_opens_markup() {
    for text in TEXTS {
        let written = printed(&folder_with(text), &["-f", "markdown"]);
        let table: Vec<&str> = written.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(table.len(), 5, "{written}");
        for line in &table {
            assert_eq!(bars(line), bars(table[0]), "{line}");
        }
        for mark in ['<', '>', '`', '[', '~', '_'] {
            assert_eq!(unescaped(&written, mark), 0, "{mark} in {written}");
        }
        // each note is one line of its list
        let notes = written.lines().filter(|line| line.starts_with("- ")).count();
        assert_eq!(notes, 5, "{written}");
    }
}

/// A text that begins like a list, a heading or an indented block is still the text of its note.
#[test]
fn no_text_makes_a_list_of_a_note() {
    for text in ["1. one", "23) many", "- dash", "+ plus", "* star", "> quote", "# head", "---", "    code"] {
        let written = printed(&folder_with(text), &["-f", "markdown"]);
        let note = written.lines().find(|line| line.starts_with("- ") && !line.contains("source")).unwrap();
        let start = note.strip_prefix("- ").unwrap();
        let digits = start.trim_start_matches(|c: char| c.is_ascii_digit());
        let ordered = digits.len() < start.len() && (digits.starts_with(". ") || digits.starts_with(") "));
        assert!(!ordered && !start.starts_with(['-', '+', '*', '>', '#', ' ']), "{text:?} became {note:?}");
    }
}

#[test]
fn a_row_of_a_table_is_one_line_and_keeps_its_columns() {
    for text in TEXTS {
        let folder = folder_with(text);
        let written = printed(&folder, &[]);
        let table = written.split("\n\n").nth(2).unwrap();
        // the head, a line under it, the title of the case, two rows
        assert_eq!(table.lines().count(), 5, "{written}");
    }
}

#[test]
fn faults_show_a_text_without_obeying_it() {
    let folder = TempDir::new().unwrap();
    for text in TEXTS {
        let text = escaped(text);
        for line in [
            format!("before = {text}"),
            format!("status = {text}"),
            format!("{text} = 1"),
            format!("percent = {text}"),
        ] {
            let case = format!("format = 1\ntitle = \"a\"\n[[published]]\n{line}\n");
            std::fs::write(folder.path().join("a\u{1b}[2J.toml"), case).unwrap();
            let output = cloudcost(folder.path()).args(["compare", "a\u{1b}[2J.toml"]).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            let code = output.status.code();
            assert!(code == Some(2) || (code == Some(0) && line.starts_with("before = ")), "{line}: {said}");
            assert!(!said.chars().any(|c| c != '\n' && dangerous(c)), "{said:?}");
        }
    }
}

#[test]
fn raw_control_characters_in_a_file_are_not_obeyed_either() {
    let folder = TempDir::new().unwrap();
    let case = "format = 1\ntitle = \"\u{1b}[2J\u{7}\"\n# \u{202e}\n[[published]]\nbefor\u{9b} = 1\n";
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    let output = cloudcost(folder.path()).args(["compare", "a.toml", "--lang", "ja"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!said.chars().any(|c| c != '\n' && dangerous(c)), "{said:?}");
}
