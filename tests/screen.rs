//! What stands on a screen: help in both languages, values in Japanese, messages in a narrow window, colour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{cloudcost, package, stdout};
use unicode_width::UnicodeWidthStr;

const COMMANDS: [&str; 18] = [
    "compare", "split", "whatif", "sweep", "seek", "tornado", "simulate", "negotiate", "verify", "check",
    "explain", "diff", "report", "new", "schema", "cases", "completions", "man",
];

fn at_width(width: usize, lang: &str, arguments: &[&str]) -> (String, String) {
    let mut program = cloudcost(package());
    program.env("COLUMNS", width.to_string()).env("CLOUDCOST_LANG", lang).args(arguments);
    let output = program.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn japanese_help_is_as_wide_as_the_screen_and_no_wider() {
    let mut widest = 0;
    for command in COMMANDS.iter().chain(&["output"]) {
        for width in [60, 80, 100] {
            let (help, _) = at_width(width, "ja", &["help", command]);
            let (same, _) = at_width(width, "ja", &[command, "--help"]);
            assert!(help == same || *command == "output", "{command}");
            // lines of examples are typed as they stand
            let lines = help.lines().filter(|line| !line.trim_start().starts_with("cloudcost "));
            for line in lines.clone() {
                assert!(line.width() <= width, "{command} at {width}: {line}");
            }
            widest = widest.max(lines.map(UnicodeWidthStr::width).max().unwrap());
        }
    }
    assert!(widest > 95, "{widest}");
}

#[test]
fn options_of_the_output_stand_on_one_page_and_are_named_in_each_help() {
    for (lang, word) in [("en", "cloudcost help output"), ("ja", "cloudcost help output")] {
        let (page, _) = at_width(100, lang, &["help", "output"]);
        for option in [
            "--format", "--output", "--lang", "--unit", "--mark", "--notes", "--years", "--color",
            "--encoding",
        ] {
            assert!(page.contains(&format!("{option} <")), "{option}: {page}");
        }
        for command in COMMANDS {
            let (help, _) = at_width(100, lang, &["help", command]);
            assert!(help.contains(word), "{command}: {help}");
            assert!(!help.contains("--mark <"), "{command}: {help}");
            let has_tables = !["schema", "new", "completions", "man"].contains(&command);
            assert_eq!(help.contains("--encoding"), has_tables, "{command}: {help}");
        }
        let (all, _) = at_width(100, lang, &["--help"]);
        assert!(all.contains(word) && !all.contains("--mark <"), "{all}");
    }
}

#[test]
fn values_may_be_typed_as_tables_have_them() {
    let plan = "examples/three-towns.toml";
    for (japanese, english) in [
        (vec!["compare", plan, "--unit", "千円"], vec!["compare", plan, "--unit", "thousand"]),
        (
            vec!["compare", plan, "--by", "団体", "--by", "年度"],
            vec!["compare", plan, "--by", "member", "--by", "year"],
        ),
        (vec!["compare", plan, "--once", "除く"], vec!["compare", plan, "--once", "excluded"]),
        (vec!["split", plan, "--by", "費目"], vec!["split", plan, "--by", "item"]),
        (
            vec!["split", plan, "--across", "年度", "--notes", "すべて"],
            vec!["split", plan, "--across", "year", "--notes", "full"],
        ),
        (
            vec!["split", plan, "--years", "西暦", "--lang", "ja"],
            vec!["split", plan, "--years", "ad", "--lang", "ja"],
        ),
    ] {
        assert_eq!(stdout(&japanese), stdout(&english), "{japanese:?}");
    }
    let (help, _) = at_width(100, "ja", &["help", "output"]);
    // wherever its lines end
    assert!(help.replace(['\n', ' '], "").contains("thousand千円"), "{help}");
}

#[test]
fn a_message_fits_a_narrow_window() {
    for (lang, words) in
        [("en", ["cannot hold", "= help: the largest"]), ("ja", ["保証できません", "= 対処: "])]
    {
        for width in [40, 60, 80] {
            let arguments = ["split", "examples/three-towns.toml", "--min-saving", "40%"];
            let (_, said) = at_width(width, lang, &arguments);
            assert!(said.lines().all(|line| line.width() <= width), "{width}: {said}");
            let whole: String = said.lines().map(str::trim_start).collect::<Vec<_>>().join(if lang == "en" {
                " "
            } else {
                ""
            });
            for word in words {
                assert!(whole.contains(word), "{width}: {whole}");
            }
        }
    }
}

#[test]
fn colour_says_what_a_word_says() {
    let red = "\u{1b}[1m\u{1b}[31m";
    let worse = ["split", "examples/three-towns.toml", "--color", "always"];
    let broken = ["check", "cases", "--min-saving", "90%", "--color", "always"];
    let wrong =
        ["verify", "--before", "22億円", "--after", "14億円", "--percent", "30%", "--color", "always"];
    for (arguments, word) in [(&worse[..], "WORSE OFF"), (&broken, "no"), (&wrong, "inconsistent")] {
        let (coloured, _) = at_width(120, "en", arguments);
        assert!(coloured.contains(&format!("{red}{word}")), "{word}: {coloured:?}");
        let plain: Vec<&str> = arguments[..arguments.len() - 2].to_vec();
        let (plain, _) = at_width(120, "en", &plain);
        assert!(plain.contains(word) && !plain.contains('\u{1b}'), "{plain}");
        // colour adds nothing else
        let stripped: String = without_codes(&coloured);
        assert_eq!(stripped, plain);
    }
}

#[test]
fn a_line_with_several_readings_is_coloured() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("lines.txt");
    std::fs::write(&lines, "22億円→14億円\n1億3800万円（67%減）\n").unwrap();
    let mut program = cloudcost(package());
    program.args(["verify", "-", "--color", "always"]).stdin(std::fs::File::open(lines).unwrap());
    let coloured = String::from_utf8(program.output().unwrap().stdout).unwrap();
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31mseveral readings"), "{coloured:?}");
}

#[test]
fn the_language_may_stand_behind_a_page_of_help() {
    for page in ["output", "split"] {
        let (before, _) = at_width(80, "ja", &["help", page]);
        let (behind, _) = at_width(80, "en", &["help", page, "--lang", "ja"]);
        assert_eq!(before, behind, "{page}");
    }
}

/// A text without its escape codes.
fn without_codes(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').unwrap().1)
}

/// Commands whose tables are looked at on screens of any width.
const TABLES: [&[&str]; 23] = [
    &["compare"],
    &["compare", "cases/saga.toml"],
    &["compare", "examples/five-towns.toml", "--by", "year"],
    &["compare", "examples/grants.toml", "--by", "funding"],
    &["split", "examples/three-towns.toml"],
    &["split", "examples/five-towns.toml", "--by", "year"],
    &["split", "examples/grants.toml", "--across", "year"],
    &["split", "examples/five-towns.toml", "--rule", "equal", "--rule", "population"],
    &["split", "examples/five-towns.toml", "--fair"],
    &["split", "examples/bylaws/settlement.toml", "--across", "base"],
    &["whatif", "examples/what-if/towns.toml", "--all-scenarios"],
    &["explain", "examples/budget.toml", "share.kita", "--depth", "3"],
    &["sweep", "examples/what-if/towns.toml", "rates.USD=100..200/5", "--figure", "worse_off"],
    &[
        "sweep", "examples/what-if/towns.toml", "rates.USD=100|160", "rule=equal|population", "--figure",
        "worse_off",
    ],
    &["seek", "examples/what-if/towns.toml", "percent=40%", "--moving", "rates.USD"],
    &["tornado", "examples/three-towns.toml", "10%"],
    &["negotiate", "examples/five-towns.toml", "equal + population"],
    &["verify", "34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）"],
    &["check", "examples/five-towns.toml", "--min-saving", "90%"],
    &["check", "examples/what-if/towns-later.toml", "--baseline", "examples/what-if/towns.toml"],
    &["explain", "examples/bylaws/settlement.toml", "bill.kita", "--year", "2027", "--depth", "all"],
    &["explain", "examples/three-towns.toml", "measure.net-saving", "--discount", "4%"],
    &["diff", "examples/what-if/towns.toml", "examples/what-if/towns-later.toml"],
];

/// The figures of a text, whole.
fn figures(text: &str) -> std::collections::BTreeSet<String> {
    let pieces = text.split(|c: char| !(c.is_ascii_digit() || ",.…".contains(c)));
    let pieces = pieces.map(|piece| piece.trim_matches([',', '.']));
    pieces.filter(|piece| piece.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

#[test]
fn no_figure_is_cut_on_a_narrow_screen() {
    for arguments in TABLES {
        for lang in ["ja", "en"] {
            let (wide, _) = at_width(2_000, lang, arguments);
            let known = figures(&wide);
            for width in [60, 80, 100, 120] {
                let (narrow, _) = at_width(width, lang, arguments);
                let cut: Vec<String> = figures(&narrow).difference(&known).cloned().collect();
                assert!(cut.is_empty(), "{arguments:?} at {width}: {cut:?}\n{narrow}");
            }
        }
    }
}

#[test]
fn brief_notes_are_no_more_than_the_rows_of_the_tables() {
    for arguments in TABLES {
        for lang in ["ja", "en"] {
            let (mut rows, mut is_in_table) = (0, false);
            for line in at_width(2_000, lang, arguments).0.lines() {
                let is_rule = line.starts_with("----");
                is_in_table = is_rule || (is_in_table && !line.is_empty());
                rows += usize::from(is_in_table && !is_rule);
            }
            for width in [60, 80, 120, 2_000] {
                let (text, _) = at_width(width, lang, arguments);
                let notes = text.lines().filter(|line| line.starts_with("- ")).count();
                // one more says what is left out
                assert!(
                    notes <= rows.max(3) + 1,
                    "{arguments:?} at {width}: {notes} notes, {rows} rows\n{text}"
                );
            }
        }
    }
}
