//! Everyday habits: defaults beside the cases, lists of cases, encodings, waiting for changes, schemas of the output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{cloudcost, package, stdout};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TOYAMA: &str = include_str!("../cases/toyama.toml");

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("cases")).unwrap();
    fs::write(folder.path().join("cases/toyama.toml"), TOYAMA).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    cloudcost(folder).args(arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn defaults_beside_the_cases_count_until_an_option_says_otherwise() {
    let folder = folder();
    let at = folder.path();
    let plain = |arguments: &[&str]| said(&run(at, arguments).stdout);
    let english = plain(&["compare", "cases"]);
    fs::write(at.join("cases/cloudcost.toml"), "lang = \"ja\"\nunit = \"million\"\nmark = \"△\"\n").unwrap();
    let by_file = plain(&["compare", "cases"]);
    assert_eq!(by_file, plain(&["compare", "cases", "--lang", "ja", "--unit", "million", "--mark", "△"]));
    assert!(by_file.contains("単位：百万円") && by_file.contains("△800"), "{by_file}");
    // beside a file, and of ./cases where nothing is named
    assert_eq!(plain(&["compare", "cases/toyama.toml"]), by_file);
    assert_eq!(plain(&["compare"]), by_file);
    // an option, and our own variable, count before it
    assert_eq!(plain(&["compare", "cases", "--lang", "en", "--unit", "auto", "--mark", "-"]), english);
    let own = cloudcost(at).args(["compare", "cases"]).env("CLOUDCOST_LANG", "en").output().unwrap();
    assert!(said(&own.stdout).contains("unit: JPY million"), "{}", said(&own.stdout));
    let locale = cloudcost(at).args(["compare", "cases"]).env("LANG", "en_GB.UTF-8").output().unwrap();
    assert_eq!(said(&locale.stdout), by_file);
    assert!(plain(&["compare", "cases", "--ascii"]).contains("-800"));
    // it is told where that is asked for
    let told = said(&run(at, &["compare", "cases", "--unit", "oku", "--verbose"]).stderr);
    assert_eq!(told, "cases/cloudcost.toml の既定値：lang = ja, mark = △\n");
    let none = said(&run(at, &["compare", "builtin:toyama", "-v"]).stderr);
    assert_eq!(none, "no cloudcost.toml beside the first case or in the working folder\n");
}

#[test]
fn strict_beside_the_cases_is_strict_until_an_option_says_otherwise() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("cases/osaka.toml"), fs::read_to_string(package().join("cases/osaka.toml")).unwrap())
        .unwrap();
    let code = |arguments: &[&str]| run(at, arguments).status.code();
    assert_eq!(code(&["check", "cases"]), Some(0));
    assert_eq!(code(&["check", "cases", "--strict"]), Some(1));
    fs::write(at.join("cases/cloudcost.toml"), "strict = true\n").unwrap();
    assert_eq!(code(&["check", "cases"]), Some(1));
    assert_eq!(code(&["check", "cases", "--strict=false"]), Some(0));
    assert_eq!(code(&["compare", "cases"]), Some(0));
}

#[test]
fn a_wrong_default_is_shown_in_its_line() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("cloudcost.toml"), "unit = \"milion\"\ncolour = \"never\"\nstrict = \"yes\"\n")
        .unwrap();
    let output = run(at, &["compare", "builtin:akita"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = said(&output.stderr);
    for part in ["cloudcost.toml:1:8", "million", "cloudcost.toml:2:1", "lang", "cloudcost.toml:3:10"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let named = run(at, &["compare", "cloudcost.toml"]);
    assert_eq!(named.status.code(), Some(2));
    // in a folder it is passed over
    fs::rename(at.join("cloudcost.toml"), at.join("cases/cloudcost.toml")).unwrap();
    fs::write(at.join("cases/cloudcost.toml"), "lang = \"en\"\n").unwrap();
    let json: Value = serde_json::from_slice(&run(at, &["compare", "cases", "-f", "json"]).stdout).unwrap();
    assert_eq!(json["tables"][0]["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn a_list_names_cases() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("list.txt"), "\u{feff}# two cases\r\ncases/toyama.toml\r\n\r\nbuiltin:akita\r\n")
        .unwrap();
    let both = run(at, &["compare", "cases/toyama.toml", "builtin:akita", "-f", "csv"]);
    assert_eq!(both.status.code(), Some(0));
    assert_eq!(said(&run(at, &["compare", "@list.txt", "-f", "csv"]).stdout), said(&both.stdout));
    let mut piped = cloudcost(at);
    piped.args(["compare", "@-", "-f", "csv"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut piped = piped.spawn().unwrap();
    piped.stdin.take().unwrap().write_all(b"cases/toyama.toml\nbuiltin:akita\n").unwrap();
    assert_eq!(said(&piped.wait_with_output().unwrap().stdout), said(&both.stdout));
    fs::write(at.join("empty.txt"), "# nothing\n").unwrap();
    for wrong in ["@empty.txt", "@nowhere.txt"] {
        let output = run(at, &["compare", wrong]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{wrong}");
    }
    // the list is read: it is never written onto
    let output = run(at, &["compare", "@list.txt", "-f", "csv", "-o", "list.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output.stderr).contains("output-is-input"), "{}", said(&output.stderr));
    assert!(fs::read_to_string(at.join("list.txt")).unwrap().contains("builtin:akita"));
}

#[test]
fn tables_have_the_encoding_asked_for() {
    let folder = folder();
    let at = folder.path();
    let csv = |more: &[&str]| {
        let output = run(at, &[&["compare", "cases", "--lang", "ja", "-f", "csv"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
        output.stdout
    };
    let plain = csv(&[]);
    assert_eq!(csv(&["--encoding", "utf-8"]), plain);
    assert_eq!(csv(&["--encoding", "utf-8-bom"]), [b"\xef\xbb\xbf".as_slice(), &plain].concat());
    let shift_jis = csv(&["--encoding", "shift_jis"]);
    let (back, _, wrong) = encoding_rs::SHIFT_JIS.decode(&shift_jis);
    assert!(!wrong);
    assert_eq!(back, String::from_utf8(plain).unwrap());
    // an em dash, a wave dash and a minus become what Windows has for them; a letter it has not is named
    let typed = |title: &str| {
        fs::write(at.join("own.toml"), TOYAMA.replacen("title    =", &format!("title = \"{title}\" #"), 1))
            .unwrap();
        run(at, &["compare", "own.toml", "-f", "tsv", "--encoding", "shift_jis"])
    };
    let written = typed("町〜村—市−区").stdout;
    assert!(encoding_rs::SHIFT_JIS.decode(&written).0.contains("町～村―市－区"));
    let lacking = typed("町😀");
    assert_eq!((lacking.status.code(), lacking.stdout.len()), (Some(2), 0));
    assert!(said(&lacking.stderr).contains('😀'));
    assert_eq!(run(at, &["compare", "cases", "--encoding", "shift_jis"]).status.code(), Some(2));
}

#[test]
fn a_watched_case_is_answered_anew() {
    let folder = folder();
    let at = folder.path();
    let answer = at.join("answer.csv");
    let mut watching = cloudcost(at);
    watching.args(["compare", "cases", "--watch", "-o", "answer.csv"]).stderr(Stdio::null());
    let mut watching = watching.spawn().unwrap();
    let becomes = |part: &str| {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(60) {
            if fs::read_to_string(&answer).is_ok_and(|text| text.contains(part)) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    };
    let first = becomes("2200000000");
    fs::write(at.join("cases/toyama.toml"), TOYAMA.replace("約22億円", "約23億5,000万円")).unwrap();
    let changed = becomes("2350000000");
    // a fault ends nothing, and a new file counts
    fs::write(at.join("cases/toyama.toml"), "format = 1\n").unwrap();
    std::thread::sleep(Duration::from_secs(1));
    fs::write(at.join("cases/toyama.toml"), TOYAMA).unwrap();
    fs::write(at.join("cases/zweite.toml"), TOYAMA.replace("約22億円", "約24億5,000万円")).unwrap();
    let added = becomes("2450000000");
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert_eq!((first, changed, added), (true, true, true));
    let stdin = cloudcost(at).args(["compare", "-", "--watch"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(stdin.status.code(), Some(2));
}

#[test]
fn a_file_dropped_on_the_program_gets_its_report_beside_it() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("bad.toml"), "format = 1\n").unwrap();
    let output = run(at, &["cases/toyama.toml"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    assert_eq!(
        said(&output.stderr).replace('\\', "/"),
        "made cases/toyama.report.html: open it in a browser\n"
    );
    let page = fs::read_to_string(at.join("cases/toyama.report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert_eq!(run(at, &["report", "cases/toyama.toml", "-o", "other.html"]).status.code(), Some(0));
    assert_eq!(page, fs::read_to_string(at.join("other.html")).unwrap());
    // several at once, one of them bad: it is said, and the other is made
    let output = run(at, &["bad.toml", "cases/toyama.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output.stderr).contains("missing-key") && !at.join("bad.report.html").exists());
    // what is no file is a word that is no command
    assert_eq!(run(at, &["nowhere.toml"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn lines_of_windows_end_no_figure_and_no_message() {
    let folder = folder();
    let at = folder.path();
    let crlf = TOYAMA.replace('\n', "\r\n");
    fs::write(at.join("crlf.toml"), &crlf).unwrap();
    fs::write(at.join("lf.toml"), TOYAMA).unwrap();
    let figures = |file: &str| said(&run(at, &["compare", file, "-f", "csv"]).stdout).replace("crlf", "lf");
    assert_eq!(figures("crlf.toml"), figures("lf.toml"));
    for (name, text) in [("crlf.toml", crlf), ("lf.toml", TOYAMA.to_owned())] {
        fs::write(at.join(name), text.replace("before ", "befor ")).unwrap();
    }
    let message = |file: &str| said(&run(at, &["compare", file]).stderr).replace("crlf.toml", "lf.toml");
    assert!(message("lf.toml").contains("unknown-key"));
    assert_eq!(message("crlf.toml"), message("lf.toml"));
}

/// Calls that between them write every table.
const CALLS: [&str; 51] = [
    "compare cases",
    "compare examples/three-towns.toml --by member --by year",
    "compare examples/association.toml --by year --by item",
    "compare examples/public-cloud.toml --by category --measures",
    "compare examples/public-cloud.toml --discount 2% --by member",
    "compare examples/association.toml --by year --measures",
    "compare examples/published-towns.toml",
    "split examples/three-towns.toml --fair",
    "split examples/three-towns.toml --rule equal --rule shapley --fair",
    "split examples/association.toml --by year",
    "split examples/three-towns.toml --by item --net",
    "split examples/bylaws/bases-by-year.toml --across year",
    "split examples/three-towns.toml --across item",
    "split examples/three-towns.toml --across base",
    "split examples/grants.toml --by funding",
    "split examples/bylaws/bases-by-year.toml --year 2027 --change",
    "diff cases/akita.toml cases/toyama.toml",
    "split examples/three-towns.toml --across rule --rule equal --rule population",
    "split examples/public-cloud.toml --rule shapley",
    "split examples/bylaws/instalments.toml",
    "split examples/games/dams.toml",
    "split examples/what-if/towns.toml --min-saving max",
    "whatif examples/what-if/towns.toml --leave otsu",
    "whatif examples/what-if/towns.toml --all-scenarios --by year",
    "whatif examples/what-if/towns.toml --leave otsu --by item",
    "whatif examples/public-cloud.toml --set rates.USD=160",
    "whatif tests/transcripts/whatif.in/towns.toml --join hei --entry-fee",
    "sweep examples/what-if/towns.toml rates.USD=100..200/3",
    "sweep examples/what-if/towns.toml rates.USD=100|200 months=12|24 --figure saving",
    "sweep examples/public-cloud.toml rates.USD=100|200",
    "seek examples/what-if/towns.toml percent=40% --moving rates.USD",
    "seek examples/what-if/towns.toml percent=40% --moving sharing.min_saving",
    "tornado examples/what-if/towns.toml 10%",
    "simulate examples/public-cloud.toml --samples 100",
    "check cases",
    "check cases --min-saving 10% --all",
    "check examples/association.toml --all",
    "check cases --baseline cases",
    "explain examples/what-if/towns.toml share.otsu --year 1",
    "explain examples/three-towns.toml saving",
    "diff examples/what-if/towns.toml examples/what-if/towns-later.toml",
    "report cases",
    "report examples/association.toml --rule shapley",
    "report examples/public-cloud.toml",
    "report examples/budget.toml",
    "report examples/grants.toml",
    "negotiate examples/what-if/towns.toml equal+population",
    "negotiate examples/what-if/towns.toml equal+population --min-saving 70%",
    "cases",
    "verify 34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%） 22億円から14億円",
    "verify --before 22億円 --after 14億円 --percent 36%以上",
];

/// The calls that every case of the examples can answer, beside those above.
fn calls() -> Vec<String> {
    let mut calls: Vec<String> = CALLS.iter().map(|call| (*call).to_owned()).collect();
    calls.push("compare examples/grants.toml --by funding".to_owned());
    for entry in std::fs::read_dir("examples").unwrap() {
        let path = entry.unwrap().path().to_string_lossy().into_owned();
        if path.ends_with(".toml") {
            let of = [
                "compare", "compare --measures", "split --by year", "check --all", "report",
                "simulate --samples 20",
            ];
            calls.extend(of.map(|of| {
                let (command, options) = of.split_once(' ').unwrap_or((of, ""));
                format!("{command} {path} {options}").trim_end().to_owned()
            }));
        }
    }
    calls
}

#[test]
fn what_is_written_is_what_its_schema_says() {
    let mut seen = std::collections::BTreeSet::new();
    for call in &calls() {
        let arguments: Vec<&str> = call.split(' ').chain(["-f", "json", "-q"]).collect();
        let answer = common::run(&arguments);
        // published figures alone are no plan to split, and nothing is simulated where nothing is a range
        if answer.status.code() == Some(2) && !CALLS.contains(&call.as_str()) {
            continue;
        }
        let json: Value = serde_json::from_slice(&answer.stdout)
            .unwrap_or_else(|_| panic!("{call}: {}", said(&answer.stderr)));
        let schema = stdout(&["schema", "--output-of", arguments[0]]);
        let schema: Value = serde_json::from_str(&schema).unwrap();
        assert!(jsonschema::meta::is_valid(&schema));
        let validator = jsonschema::validator_for(&schema).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .take(3)
            .map(|fault| format!("{fault:.300} at {}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{call}: {faults:#?}");
        for table in json["tables"].as_array().unwrap() {
            let id = table["id"].as_str().unwrap();
            seen.insert(id.to_owned());
            // a column that the schema does not know would pass unseen
            let row = &schema["$defs"][id]["properties"]["rows"]["items"];
            if row.get("additionalProperties").is_some() {
                continue;
            }
            for key in
                table["rows"].as_array().unwrap().iter().flat_map(|row| row.as_object().unwrap().keys())
            {
                assert!(row["properties"].get(key).is_some(), "{call}: the schema of `{id}` lacks `{key}`");
            }
        }
    }
    assert!(seen.len() >= 37, "{seen:?}");
    // and it says no to what is wrong
    let schema: Value = serde_json::from_str(&stdout(&["schema", "--output-of", "compare"])).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut json: Value = serde_json::from_str(&stdout(&["compare", "builtin:akita", "-f", "json"])).unwrap();
    json["tables"][0]["rows"][0]["before"] = "3465000000".into();
    assert!(!validator.is_valid(&json));
}

/// With --ascii no letter of the program's own English leaves ASCII, in notes or in pictures.
#[test]
fn english_of_the_program_stays_in_ascii() {
    for arguments in [["whatif", "builtin:towns", "--leave", "otsu"].as_slice(), &["report", "builtin:osaka"]]
    {
        let output = run(package(), &[arguments, &["--ascii", "--lang", "en"]].concat());
        let text = said(&output.stdout);
        let left: Vec<&str> = text.lines().filter(|line| !line.is_ascii()).collect();
        assert!(!text.is_empty() && left.is_empty(), "{left:#?}");
    }
}

/// In data a reduction is positive, and the formula beside it comes to that: 525,060,301 before, 348,500,000 after.
#[test]
fn the_formula_of_a_saving_comes_to_its_value_in_data() {
    let steps = |figure: &str| {
        let arguments =
            ["explain", "examples/three-towns.toml", figure, "-f", "csv", "--table", "steps", "--lang", "en"];
        said(&run(package(), &arguments).stdout)
    };
    let saving = steps("saving");
    let last = saving.lines().last().unwrap();
    assert!(
        last.contains(r#"saving for the group,"525,060,301 − 348,500,000",176560301,1,176560301,JPY"#),
        "{last}"
    );
    let percent = steps("percent");
    let last = percent.lines().last().unwrap();
    assert!(
        last.contains(r#"saving % for the group,"176,560,301 ÷ 525,060,301",176560301,525060301,33.626671"#),
        "{last}"
    );
}
