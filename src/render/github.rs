//! GitHub annotations: a workflow command a finding, so that it shows on its line of the file; then the notes as text.

use super::place;
use super::records::{self, Record};
use super::style::Style;
use crate::report::Report;
use crate::text::{without_commands, without_marks};

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let mut text = String::new();
    for finding in records::of(report, "findings", style) {
        text += &annotation(&finding);
    }
    let summary = report.summary.iter().flat_map(|summary| &summary.said);
    for note in report.notes.iter().chain(summary) {
        // a note of a case's own words must not be taken for a command
        text += &without_commands(&style.whole_note(note));
        text.push('\n');
    }
    text
}

fn annotation(finding: &Record<'_>) -> String {
    let command = match finding.text("severity").as_str() {
        "error" => "error",
        "notice" => "notice",
        _ => "warning",
    };
    let mut properties = Vec::new();
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            properties.push(format!("{name}={}", property(&value)));
        }
    };
    add("file", place::plain(&finding.text("file")));
    let lines = (finding.text("line"), finding.text("end_line"));
    let same_line = lines.0 == lines.1;
    add("line", lines.0);
    add("endLine", lines.1);
    if same_line {
        // columns belong to one line only
        add("col", finding.text("column"));
        add("endColumn", finding.text("end_column"));
    }
    add("title", finding.text("code"));
    let (message, help) = (finding.message(), finding.text("help"));
    let said = if help.is_empty() { message } else { [message, help].join("\n") };
    format!("::{command} {}::{}\n", properties.join(","), data(&said))
}

/// The message of a command: only percent signs and line ends mean something in it.
fn data(text: &str) -> String {
    without_marks(text, "# #").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command: colons and commas end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_in_a_text_ends_or_begins_a_command() {
        assert_eq!(data("a%0A::error::b\nc"), "a%250A::error::b%0Ac");
        assert_eq!(property("a,line=9::b"), "a%2Cline=9%3A%3Ab");
        assert_eq!(data("a ##[error]"), "a # #[error]");
    }
}
