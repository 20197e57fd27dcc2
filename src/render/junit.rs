//! JUnit XML: one test case a file, and one a requirement; without times, so that it is the same from run to run.

use super::records::{self, Record};
use super::style::Style;
use crate::code;
use crate::lang::Term;
use crate::report::Report;
use crate::text::without_marks;
use std::collections::BTreeMap;

/// One test case.
struct Test {
    group: String,
    name: String,
    /// What failed: the kind, and the sentences.
    failure: Option<(String, Vec<String>)>,
    /// What deserves a look.
    output: Vec<String>,
}

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let mut tests = files(report, style);
    tests.extend(requirements(report, style));
    tell_apart(&mut tests);
    let failures = tests.iter().filter(|test| test.failure.is_some()).count();
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", tests.len());
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text += &format!("<testsuites name=\"cloudcost\" {counts}>\n");
    text += &format!("  <testsuite name=\"cloudcost check\" {counts} skipped=\"0\">\n");
    for test in &tests {
        text += &case(test);
    }
    without_marks(&text, "&#35;#") + "  </testsuite>\n</testsuites>\n"
}

/// Numbers tests of one name: readers keep only one of them.
fn tell_apart(tests: &mut [Test]) {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    for test in tests {
        let count = seen.entry((test.group.clone(), test.name.clone())).or_default();
        *count += 1;
        if *count > 1 {
            test.name += &format!(" #{count}");
        }
    }
}

/// A test case a file: it fails by its errors, but not by a requirement, which has a case of its own.
fn files(report: &Report, style: &Style) -> Vec<Test> {
    let mut findings: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for finding in records::of(report, "findings", style) {
        findings.entry(finding.text("file")).or_default().push(finding);
    }
    let test = |file: Record| {
        let name = file.text("file");
        let found = findings.remove(&name).unwrap_or_default();
        let own = |finding: &&Record| !finding.text("code").starts_with("requirement-");
        let is_error = |finding: &&Record| finding.text("severity") == "error";
        let errors: Vec<&Record> = found.iter().filter(own).filter(is_error).collect();
        let failure = errors.first().map(|first| {
            (first.text("code"), errors.iter().map(|finding| sentence(finding)).collect::<Vec<_>>())
        });
        let warnings = found.iter().filter(|finding| !is_error(finding)).map(sentence).collect();
        Test { group: "files".to_owned(), name, failure, output: warnings }
    };
    records::of(report, "files", style).into_iter().map(test).collect()
}

fn sentence(finding: &Record<'_>) -> String {
    let mut place = finding.text("file");
    let cell = finding.text("cell");
    if !cell.is_empty() {
        place += &[":", &cell].concat();
    }
    for part in ["line", "column"] {
        if let Some(number) = finding.number(part).filter(|_| cell.is_empty()) {
            place += &[":", number].concat();
        }
    }
    format!("{place}: {}: {}", finding.text("code"), finding.text("message"))
}

/// A test case a requirement and row.
fn requirements(report: &Report, style: &Style) -> Vec<Test> {
    let table = report.tables.iter().find(|table| table.id == "requirements");
    let shown = table.into_iter().flat_map(|table| {
        let at = |key: &str| table.columns.iter().position(|column| column.key == key);
        let keys = ["promise", "subject", "kept", "actual", "worst", "ceiling", "room"];
        let places = keys.map(at);
        let rows = table.sections.iter().flat_map(|section| &section.rows);
        rows.map(move |row| {
            places.map(|place| {
                place.and_then(|place| row.cells.get(place)).map_or_else(String::new, |cell| style.told(cell))
            })
        })
    });
    let rows = records::of(report, "requirements", style);
    rows.iter()
        .zip(shown)
        .map(|(row, [promise, subject, kept, actual, worst, ceiling, room])| {
            let name = format!("{promise} ({subject})");
            let said = [
                format!("{}: {kept}", style.word(Term::Verdict)),
                format!("{}: {actual}", style.word(Term::Reached)),
                format!("{}: {worst}", style.word(Term::Worst)),
                format!("{}: {ceiling}", style.word(Term::Ceiling)),
                format!("{}: {room}", style.word(Term::Headroom)),
            ];
            let holds = row.is_true("holds");
            let failure = (!holds).then(|| (code!("requirement-broken").name().to_owned(), said.to_vec()));
            let output = if holds { said.to_vec() } else { Vec::new() };
            Test { group: row.text("file"), name, failure, output }
        })
        .collect()
}

fn case(test: &Test) -> String {
    let head =
        format!("    <testcase classname=\"{}\" name=\"{}\"", escaped(&test.group), escaped(&test.name));
    if test.failure.is_none() && test.output.is_empty() {
        return head + "/>\n";
    }
    let mut text = head + ">\n";
    if let Some((kind, sentences)) = &test.failure {
        text += &format!(
            "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
            escaped(kind),
            escaped(&sentences.join("; ")),
            escaped(&sentences.join("\n"))
        );
    }
    if !test.output.is_empty() {
        text += &format!("      <system-out>{}</system-out>\n", escaped(&test.output.join("\n")));
    }
    text + "    </testcase>\n"
}

/// Text that begins and ends no markup and holds no character that XML 1.0 forbids.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&apos;",
            '\n' => safe.push(c),
            '\u{fffe}' | '\u{ffff}' => safe.push(char::REPLACEMENT_CHARACTER),
            c if c.is_control() => safe.push(char::REPLACEMENT_CHARACTER),
            c => safe.push(c),
        }
    }
    safe
}
