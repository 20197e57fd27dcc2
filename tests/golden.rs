//! Every shipped case in every format and language, as it looked when somebody last read it.
//!
//! `SNAPSHOTS=overwrite cargo test --test golden` writes `tests/golden` anew: read what changed before you keep it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{cloudcost, package, shipped, stdout};
use snapbox::{Assert, Data};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;

/// A golden file: its name, the arguments that make it, and the width of the terminal if there is one.
type Golden = (String, Vec<String>, Option<usize>);

static GOLDEN: LazyLock<Vec<Golden>> = LazyLock::new(|| {
    let mut golden = Vec::new();
    let mut add = |name: String, arguments: &str, width: Option<usize>| {
        golden.push((name, arguments.split(' ').map(str::to_owned).collect(), width));
    };
    for lang in ["ja", "en"] {
        for case in shipped() {
            for (format, ending) in FORMATS {
                let arguments = format!("compare cases/{case}.toml -f {format} --lang {lang}");
                add(format!("{case}.{lang}.{ending}"), &arguments, None);
            }
        }
        for (format, ending) in FORMATS {
            add(format!("all.{lang}.{ending}"), &format!("compare cases -f {format} --lang {lang}"), None);
        }
        for width in [40, 80, 120] {
            add(format!("all.{lang}.{width}.txt"), &format!("compare cases --lang {lang}"), Some(width));
        }
        add(format!("all.{lang}.ascii.txt"), &format!("compare cases --ascii --lang {lang}"), Some(100));
        for unit in ["yen", "thousand", "million", "oku"] {
            let arguments = format!("compare cases --unit {unit} --lang {lang}");
            add(format!("all.{lang}.{unit}.txt"), &arguments, Some(150));
        }
        for (mark, name) in [("▲", "filled"), ("△", "open"), ("-", "minus")] {
            let arguments = format!("compare cases/akita.toml --mark {mark} --lang {lang}");
            add(format!("akita.{lang}.mark-{name}.txt"), &arguments, None);
        }
        add(format!("cases.{lang}.txt"), &format!("cases --lang {lang}"), Some(80));
        for case in shipped() {
            let arguments = format!("report cases/{case}.toml --lang {lang}");
            add(format!("pages/{case}.{lang}.html"), &arguments, None);
        }
        add(format!("pages/six.{lang}.html"), &format!("report cases --lang {lang}"), None);
        for (name, arguments) in PAGES {
            add(format!("pages/{name}.{lang}.html"), &format!("{arguments} --lang {lang}"), None);
        }
        for (name, arguments) in PLANS {
            for (format, ending) in FORMATS {
                // people read tables as wide as their screen
                let width = (format == "table").then_some(100);
                add(
                    format!("plans/{name}.{lang}.{ending}"),
                    &format!("{arguments} -f {format} --lang {lang}"),
                    width,
                );
            }
        }
    }
    golden
});

/// The pages of plans, and of other commands.
const PAGES: [(&str, &str); 9] = [
    ("three-towns", "report examples/three-towns.toml --rule equal --rule shapley"),
    ("association", "report examples/association.toml --unit thousand"),
    ("public-cloud", "report examples/public-cloud.toml"),
    ("bylaws-settlement", "report examples/bylaws/settlement.toml"),
    ("bylaws-instalments", "report examples/bylaws/instalments.toml"),
    ("three-towns.compare", "compare examples/three-towns.toml --by member --by year -f html"),
    ("towns.tornado", "tornado examples/what-if/towns.toml 10% -f html"),
    ("five-towns.negotiate", "negotiate examples/five-towns.toml equal+population -f html"),
    ("check", "check cases -f html"),
];

/// What each example of a plan is asked.
const PLANS: [(&str, &str); 38] = [
    ("three-towns.compare", "compare examples/three-towns.toml --by member --by year"),
    ("three-towns.split", "split examples/three-towns.toml --fair"),
    (
        "three-towns.rules",
        "split examples/three-towns.toml --rule equal --rule current --rule shapley --rule nucleolus --rule scrb --rule aca --rule ensc --fair",
    ),
    ("bylaws-by-year.split", "split examples/bylaws/bases-by-year.toml --by year"),
    ("bylaws-thirds.split", "split examples/bylaws/thirds.toml"),
    ("bylaws-percents.split", "split examples/bylaws/percents.toml"),
    ("bylaws-settlement.split", "split examples/bylaws/settlement.toml --by year"),
    ("bylaws-settlement.statement", "split examples/bylaws/settlement.toml --across base"),
    ("bylaws-instalments.split", "split examples/bylaws/instalments.toml"),
    ("bylaws-equal-and-population.split", "split examples/bylaws/equal-and-population.toml"),
    ("bylaws-three-factors.split", "split examples/bylaws/three-factors.toml"),
    ("bylaws-class-weights.split", "split examples/bylaws/class-weights.toml"),
    ("bylaws-minimum-and-maximum.split", "split examples/bylaws/minimum-and-maximum.toml"),
    ("bylaws-outside-half.split", "split examples/bylaws/outside-half.toml"),
    ("bylaws-hosts.split", "split examples/bylaws/hosts.toml"),
    ("bylaws-items-alone.split", "split examples/bylaws/items-alone.toml"),
    ("bylaws-thousands-to-the-seat.split", "split examples/bylaws/thousands-to-the-seat.toml"),
    ("bylaws-unit-prices.split", "split examples/bylaws/unit-prices.toml"),
    ("association.compare", "compare examples/association.toml"),
    ("association.split", "split examples/association.toml --fair"),
    ("association.nucleolus", "split examples/association.toml --rule nucleolus"),
    ("public-cloud.compare", "compare examples/public-cloud.toml --by member --discount 2%"),
    ("public-cloud.split", "split examples/public-cloud.toml --rule shapley"),
    ("public-cloud.samples", "simulate examples/public-cloud.toml --samples 1000 --seed 7"),
    ("public-cloud.tornado", "tornado examples/public-cloud.toml 10%"),
    ("airport", "split examples/games/airport.toml --rule shapley --rule nucleolus --fair"),
    ("dams", "split examples/games/dams.toml --rule shapley --rule nucleolus --rule scrb --fair"),
    ("heirs", "split examples/games/heirs.toml --rule shapley --rule nucleolus --fair"),
    ("taxi", "split examples/games/taxi.toml --rule shapley --rule nucleolus --fair"),
    ("towns.leave", "whatif examples/what-if/towns.toml --leave otsu --set rates.USD=160"),
    ("towns.scenarios", "whatif examples/what-if/towns.toml --all-scenarios --all"),
    ("towns.sweep", "sweep examples/what-if/towns.toml rates.USD=100..300/5 --figure share.ko"),
    ("towns.two-way", "sweep examples/what-if/towns.toml rates.USD=100|200 sharing.rule=equal|population"),
    ("towns.seek", "seek examples/what-if/towns.toml saving=0 --moving rates.USD"),
    ("towns.tornado", "tornado examples/what-if/towns.toml 10%"),
    ("five-towns.negotiate", "negotiate examples/five-towns.toml equal+population --fair"),
    ("five-towns.conflict", "negotiate examples/five-towns.toml equal+population --min-saving 8%"),
    ("five-towns.three", "negotiate examples/five-towns.toml equal+population+current --min-saving 5%"),
];

const FORMATS: [(&str, &str); 5] =
    [("table", "txt"), ("markdown", "md"), ("csv", "csv"), ("tsv", "tsv"), ("json", "json")];

fn printed(arguments: &[String], width: Option<usize>) -> String {
    let mut command = cloudcost(package());
    command.args(arguments);
    if let Some(width) = width {
        command.env("COLUMNS", width.to_string());
    }
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_case_looks_as_it_did() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    for (name, arguments, width) in GOLDEN.iter() {
        let path = package().join("tests/golden").join(name);
        assert.eq(printed(arguments, *width), Data::read_from(&path, None).raw());
    }
}

#[test]
fn no_golden_file_is_left_over() {
    let known: BTreeSet<String> = GOLDEN.iter().map(|(name, ..)| name.clone()).collect();
    let names = |folder: &str, before: &str| -> Vec<String> {
        let entries = std::fs::read_dir(package().join(folder)).unwrap();
        let files = entries.map(|entry| entry.unwrap()).filter(|entry| entry.file_type().unwrap().is_file());
        files.map(|entry| [before, &entry.file_name().into_string().unwrap()].concat()).collect()
    };
    let there: BTreeSet<String> = ["", "plans/", "pages/"]
        .map(|folder| names(&["tests/golden/", folder].concat(), folder))
        .concat()
        .into_iter()
        .collect();
    assert_eq!(there, known);
}

#[test]
fn tables_fit_the_terminal_and_wider_ones_change_nothing() {
    for lang in ["ja", "en"] {
        let arguments: Vec<String> = ["compare", "cases", "--lang", lang].map(str::to_owned).into();
        for width in [40, 60, 79, 80, 81, 100, 120, 160] {
            let text = printed(&arguments, Some(width));
            for line in text.lines() {
                assert!(line.width() <= width, "{} > {width}: {line}", line.width());
            }
            assert!(text.lines().all(|line| line == line.trim_end()), "spaces at the end of a line");
        }
        let narrow = printed(&arguments, Some(80));
        let (percent, after, dropped) = match lang {
            "ja" => ("▲29.9%", "24億2,600万円", "画面の幅が足りず省いた列：増減額"),
            _ => ("-29.9%", "2,426 M", "left out as the screen is narrow: change"),
        };
        for figure in [percent, after] {
            assert!(narrow.contains(figure), "{figure} was broken:\n{narrow}");
        }
        // what gives way is said, in a note that may have several lines
        let joined = narrow.replace("\n  ", if lang == "ja" { "" } else { " " });
        assert!(
            narrow.contains("1,039") || narrow.contains("10億3,900万円") || joined.contains(dropped),
            "{narrow}"
        );
        let widest = printed(&arguments, Some(1_000));
        let above = |text: &str| -> Vec<String> {
            text.split("\n\n").take(3).flat_map(str::lines).map(str::to_owned).collect()
        };
        let (wide, piped) = (above(&widest), above(&printed(&arguments, None)));
        assert_eq!(wide.len(), piped.len());
        // a screen with room has a bar of what is left of the cost behind each row, and nothing else
        let behind = wide.iter().zip(&piped).map(|(wide, piped)| {
            wide.strip_prefix(piped.as_str()).unwrap_or_else(|| panic!("{wide}\n{piped}")).trim()
        });
        let bars: Vec<&str> = behind.filter(|bar| bar.contains('█')).collect();
        // half of the cost is left in the north of Saga: 6.26 to 6.62 of 12.9 to 13.4
        assert!(
            bars.iter().all(|bar| bar.chars().count() == 12) && bars.contains(&"██████······"),
            "{bars:?}"
        );
    }
}

#[test]
fn figures_stand_in_one_column_under_full_width_text() {
    for lang in ["ja", "en"] {
        for width in [80, 120, 200] {
            let arguments: Vec<String> = ["compare", "cases", "--lang", lang].map(str::to_owned).into();
            let text = printed(&arguments, Some(width));
            let table: Vec<&str> = text.split("\n\n").nth(2).unwrap().lines().collect();
            // the percents end at one column: that of their head
            let head = if lang == "ja" { "増減率" } else { "change %" };
            let end = |line: &str, what: &str| line.find(what).map(|at| line[..at + what.len()].width());
            let wanted = table.iter().find_map(|line| end(line, head)).unwrap();
            for percent in ["29.9%", "32%", "46%", "24%", "27%", "36%"] {
                let line = table.iter().find(|line| line.contains(&format!("{percent} "))).unwrap();
                assert_eq!(end(line, percent), Some(wanted), "{width}: {line}");
            }
        }
    }
}

#[test]
fn ascii_in_english_is_pure_ascii() {
    let folder = tempfile::TempDir::new().unwrap();
    // one row of every verdict and status, with an increase, a range and a percent alone
    let case = "format = 1\ntitle = \"Test town\"\nsource = \"p. 1\"\nnote = \"n\"\n\
        [[published]]\nbefore = \"about 3,465 million\"\nafter = 2_426_000_000\npercent = \"29.9%\"\nstatus = \"trial\"\n\
        [[published]]\nmember = \"A\"\nsaving = \"508 million\"\npercent = \"46%\"\none_time = \"included\"\n\
        [[published]]\nmember = \"B\"\nbefore = 100\nafter = \"108.0\"\npercent = \"+7%\"\nmonths = 12\n\
        [[published]]\nmember = \"C\"\nbefore = 300\nafter = 200\npercent = \"34%\"\nsaving = 90\nstatus = \"bound\"\n\
        [[published]]\nmember = \"C\"\nbefore = 500\nafter = \"100-200\"\npercent = \"34%\"\nstatus = \"bound\"\n";
    std::fs::write(folder.path().join("a.toml"), case.replace("100-200", "100 to 200")).unwrap();
    for format in FORMATS.map(|(format, _)| format) {
        for unit in ["auto", "yen", "thousand", "million", "oku"] {
            let arguments = ["compare", "a.toml", "--ascii", "-f", format, "--unit", unit];
            let output = cloudcost(folder.path()).args(arguments).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            assert!(text.is_ascii(), "{format} {unit}: {text}");
            assert!(output.stderr.is_ascii());
        }
    }
    // the shipped cases hold no other text in English either
    assert!(stdout(&["compare", "cases", "--ascii"]).is_ascii());
}

#[test]
fn csv_and_json_are_the_same_in_every_language_but_for_texts_of_the_case() {
    let data = |lang: &str| -> serde_json::Value {
        serde_json::from_str(&stdout(&["compare", "cases", "-f", "json", "--lang", lang])).unwrap()
    };
    let (mut ja, mut en) = (data("ja"), data("en"));
    for found in [&mut ja, &mut en] {
        for row in found["tables"][0]["rows"].as_array_mut().unwrap() {
            for key in ["title", "system", "member", "of"] {
                row[key] = row[key].is_null().into();
            }
        }
        for note in found["notes"].as_array_mut().unwrap() {
            note["message"] = "".into();
        }
        found["summary"]["text"] = "".into();
    }
    assert_eq!(ja, en);
    let rows = ja["tables"][0]["rows"].as_array().unwrap().clone();
    // csv holds the same values under the same names
    let text = stdout(&["compare", "cases", "-f", "csv", "--lang", "ja"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    assert_eq!(heads.iter().collect::<Vec<_>>(), keys);
    for (record, row) in reader.records().map(Result::unwrap).zip(&rows) {
        for (key, value) in heads.iter().zip(record.iter()) {
            match &row[key] {
                serde_json::Value::Number(number) => assert_eq!(value, number.to_string(), "{key}"),
                serde_json::Value::Null => assert_eq!(value, "", "{key}"),
                _ => {}
            }
        }
    }
}
