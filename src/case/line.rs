//! A line as documents print it, such as 34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）: its figures and their roles.
//!
//! A sign or a word of change makes an amount the saving; words such as 導入前 and arrows say which cost is meant; bare
//! amounts are before, after and saving in this order. In a line a minus means a reduction, as English lines write it.

mod roles;
mod scan;
mod words;

use super::keys::FAULTS_KEPT;
use super::literal;
use crate::code;
use crate::diagnostic::{Diagnostic, Faults, Source, Span};
use crate::money::Currency;
use crate::published::Figures;
use roles::{Assigned, Found, Role, Value};
use scan::Scan;

/// The most lines that are verified at once.
const MOST_LINES: usize = 10_000;

/// The figures of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the text, from 1.
    pub number: usize,
    /// The line itself.
    pub text: String,
    /// The figures that stand in it.
    pub figures: Figures,
    /// The currency of its amounts: the one written, else the yen.
    pub currency: Currency,
}

/// Reads every line of a text that is not empty.
///
/// ```
/// use cloudcost::{Source, read_lines};
/// let line = "34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）";
/// let lines = read_lines(Source::new("line", line)).unwrap();
/// let figures = &lines[0].figures;
/// assert_eq!(figures.saving.as_ref().unwrap().amount.exact(), 1_039_000_000.into());
/// assert_eq!(figures.percent.as_ref().unwrap().decimals, 1);
///
/// let faults = read_lines(Source::new("line", "22億円 ?? 14億円")).unwrap_err();
/// assert_eq!(faults.list[0].code.name(), "unreadable-line");
/// ```
///
/// # Errors
/// What cannot be read, of all lines, at its place in the text.
pub fn read_lines(source: Source) -> Result<Vec<Line>, Faults> {
    let mut lines = Vec::new();
    let mut faults = Vec::new();
    let mut more = 0;
    let mut start = 0;
    for (nth, text) in source.text().split('\n').enumerate() {
        if lines.len() == MOST_LINES && !text.trim().is_empty() {
            let fault = Diagnostic::error(code!("too-many"), Some(start..start + text.len()));
            faults.push(fault.worded(code!("lines-too-many")).with("most", MOST_LINES.to_string()));
            break;
        }
        if !text.trim().is_empty() {
            match line(text) {
                Ok((figures, currency)) => {
                    lines.push(Line { number: nth + 1, text: text.trim().to_owned(), figures, currency })
                }
                // no reader of a list goes on for so long
                Err(_) if faults.len() > FAULTS_KEPT => more += 1,
                Err(found) => faults.extend(found.into_iter().map(|fault| moved(fault, start))),
            }
        }
        start += text.len() + 1;
    }
    if lines.is_empty() && faults.is_empty() {
        faults.push(Diagnostic::error(code!("no-figure"), Some(0..0)));
    }
    match faults.is_empty() {
        true => Ok(lines),
        false => Err(Faults { source, list: faults, more }),
    }
}

/// The figures given one by one, each under its own name.
///
/// # Errors
/// What cannot be read, each in the text it stands in.
pub fn read_figures(
    before: Option<&str>,
    after: Option<&str>,
    saving: Option<&str>,
    percent: Option<&str>,
) -> Result<Line, Vec<Faults>> {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    for (role, text) in
        [(Role::Before, before), (Role::After, after), (Role::Saving, saving), (Role::Percent, percent)]
    {
        let Some(text) = text else { continue };
        texts.push(text.trim());
        let value = match role {
            Role::Percent => literal::percent(text).map(Value::Percent),
            _ => literal::amount(text).map(Value::Amount),
        };
        let whole = 0..text.len();
        let one = match value {
            Ok(value) => {
                let one = Found { role: Some(role), value, direction: None, span: whole };
                Assigned::default().filled([one.clone()]).map(|_| found.push(one))
            }
            Err(flaw) => Err(vec![placed(flaw, whole)]),
        };
        if let Err(list) = one {
            let name = ["--", role.key()].concat();
            faults.push(Faults { source: Source::new(name, text), list, more: 0 });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let text = texts.join(" ");
    match Assigned::default().filled(found) {
        Ok(assigned) => {
            let (figures, currency) = assigned.figures();
            Ok(Line { number: 1, text, figures, currency })
        }
        // each is readable alone: only their currencies can differ
        Err(list) => {
            let list = list.into_iter().map(|fault| Diagnostic { span: None, cause: None, ..fault });
            Err(vec![Faults { source: Source::new("-", &text), list: list.collect(), more: 0 }])
        }
    }
}

fn moved(fault: Diagnostic, by: usize) -> Diagnostic {
    let moved = |span: Span| span.start + by..span.end + by;
    Diagnostic { span: fault.span.map(moved), cause: fault.cause.map(moved), ..fault }
}

fn placed(flaw: literal::Flaw, whole: Span) -> Diagnostic {
    let at = flaw.at.clone().unwrap_or(whole);
    flaw.into_fault(at)
}

/// The figures of one line, or what cannot be read in it.
fn line(text: &str) -> Result<(Figures, Currency), Vec<Diagnostic>> {
    let mut scan = Scan::of(text);
    scan.all();
    if !scan.faults.is_empty() {
        return Err(scan.faults);
    }
    if scan.found.is_empty() {
        let end = text.trim_end().len();
        return Err(vec![Diagnostic::error(code!("no-figure"), Some(0..end))]);
    }
    Assigned::default().filled(scan.found).map(Assigned::figures)
}
