//! A line as documents print it, such as 34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）: its figures and their roles.
//!
//! The line is taken apart into figures and the words between them ([`scan`]); the words say what each figure can be
//! ([`around`], [`roles`]); every reading that they leave is held against the arithmetic ([`readings`]). One that holds is the
//! answer, several with different figures are a question, and only if none holds is the line a contradiction. In a line
//! a minus means a reduction, as English lines write it.

mod against;
mod apart;
mod around;
mod aside;
mod asked;
mod assigned;
mod bare;
mod beyond;
mod both;
mod came;
mod changes;
mod comparing;
mod declared;
mod entry;
mod figures;
mod grouped;
mod guessed;
mod into;
mod lexicon;
mod multiples;
mod naming;
mod notes;
mod of_one;
mod order;
mod others;
mod over;
mod parts;
mod per;
mod period;
mod question;
mod rate;
mod reading;
mod readings;
mod roles;
mod saying;
mod scan;
mod scanned;
mod scanning;
mod shapes;
mod shares;
mod subject;
mod tax;
mod timed;
mod told;
mod turning;
mod verbs;
mod went;
mod whole;
mod word;
mod words;

use super::fault::FAULTS_KEPT;
use super::literal;
use super::model::Status;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Faults, Source, Span};
use crate::published::PrintedBound;
use readings::{Answer, answer};
use scan::scan;
pub use scanned::WhyNoFigure;
use scanned::{LineFigure, Manner, Value};
pub use told::{Decided, Line, Pasted, Unread};
use word::{Direction, FigureRole};

/// The most lines that are verified at once.
const MOST_LINES: usize = 10_000;

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
/// // what was, or what is left?
/// let faults = read_lines(Source::new("line", "22億円（36%減）")).unwrap_err();
/// assert_eq!(faults.list[0].code.name(), "ambiguous");
/// ```
///
/// # Errors
/// What cannot be read, of all lines, at its place in the text.
pub fn read_lines(source: Source) -> Result<Vec<Line>, Faults> {
    let Pasted { lines, faults, .. } = read_text(source, false)?;
    match faults.list.is_empty() {
        true => Ok(lines),
        false => Err(faults),
    }
}

/// Reads a text as a person pastes it: lines without a figure are passed over, and what cannot be read stands beside
/// what can.
///
/// # Errors
/// No figure in all of it, or too many lines.
pub fn read_pasted(source: Source) -> Result<Pasted, Faults> {
    read_text(source, true)
}

fn read_text(source: Source, pasted: bool) -> Result<Pasted, Faults> {
    let mut lines = Vec::new();
    let mut unread = Vec::new();
    let mut faults = Vec::new();
    let mut more = 0;
    let mut start = 0;
    // the unit that the heading of a table declares for its rows
    let mut unit = None;
    for (nth, text) in source.text().split('\n').enumerate() {
        let skipped = text.len() - text.trim_start_matches(is_blank).len();
        let line = text.trim_matches(is_blank);
        if line.is_empty() {
            start += text.len() + 1;
            continue;
        }
        let number = nth + 1;
        match read_line(line, unit) {
            _ if lines.len() + unread.len() == MOST_LINES => {
                let fault = Diagnostic::error(code!("too-many"), Some(start..start + text.trim_end().len()));
                let fault = fault.worded(code!("lines-too-many")).with("most", MOST_LINES.to_string());
                return Err(Faults { source, list: vec![fault], more: 0 });
            }
            Ok(read) => lines.push(Line { number, text: line.to_owned(), ..read }),
            Err((_, false)) if pasted => unit = declared::stated(line).or(unit),
            Err((found, _)) => {
                let said = found.first().map(|fault| (fault.code, fault.kind));
                let (reason, kind) = said.unwrap_or((code!("no-figure"), FaultKind::Plain));
                unread.push(Unread { number, text: line.to_owned(), reason, kind });
                match faults.len() > FAULTS_KEPT {
                    // no reader of a list goes on for so long
                    true => more += 1,
                    false => faults.extend(found.into_iter().map(|fault| moved(fault, start + skipped))),
                }
            }
        }
        start += text.len() + 1;
    }
    if lines.is_empty() && unread.is_empty() {
        let end = source.text().lines().next().unwrap_or_default().trim_end().len();
        let list = vec![Diagnostic::error(code!("no-figure"), Some(0..end))];
        return Err(Faults { source, list, more: 0 });
    }
    Ok(Pasted { lines, unread, faults: Faults { source, list: faults, more } })
}

/// What no line begins or ends with: spaces, the other half of CRLF, the mark that some editors begin a file with.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
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
    for (role, text) in [
        (FigureRole::Before, before),
        (FigureRole::After, after),
        (FigureRole::Saving, saving),
        (FigureRole::Percent, percent),
    ] {
        let Some(text) = text else { continue };
        texts.push(text.trim());
        match one_figure(role, text) {
            Ok(figure) => found.push(figure),
            Err(list) => {
                let name = ["--", role.key()].concat();
                faults.push(Faults { source: Source::new(name, text), list, more: 0 });
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let text = texts.join(" ");
    // a bare saving or percent goes the way the other one says, else it is a reduction
    let said = found.iter().find_map(|(.., way)| *way);
    found.iter_mut().for_each(|(.., way)| *way = way.or(said));
    match figures::build(&found) {
        Ok((figures, currency)) => Ok(Line {
            number: 1,
            text,
            figures,
            currency,
            months: None,
            status: None,
            decided: None,
            left_out: Vec::new(),
        }),
        // each is readable alone: only their currencies can differ
        Err(list) => {
            let list = list.into_iter().map(|fault| Diagnostic { span: None, cause: None, ..fault });
            Err(vec![Faults { source: Source::new("-", &text), list: list.collect(), more: 0 }])
        }
    }
}

type OneFigure = (LineFigure, FigureRole, Option<Direction>);

/// A figure given under its name.
fn one_figure(role: FigureRole, text: &str) -> Result<OneFigure, Vec<Diagnostic>> {
    let whole = 0..text.len();
    let value = match role {
        FigureRole::Percent | FigureRole::Left => literal::printed_percent(text).map(Value::Percent),
        _ => literal::printed_amount(text).map(Value::Amount),
    };
    let value = value.map_err(|flaw| vec![flaw.placed(whole.clone())])?;
    let manner = Manner::default();
    let figure = LineFigure { value, united: true, power: None, name: None, manner, span: whole };
    let way = around::way_of(figure.value.change());
    if way.is_some() && matches!(role, FigureRole::Before | FigureRole::After) {
        return Err(vec![roles::sign_on_cost(role, &figure)]);
    }
    let one = (figure, role, way);
    figures::build(std::slice::from_ref(&one))?;
    Ok(one)
}

fn moved(fault: Diagnostic, by: usize) -> Diagnostic {
    let moved = |span: Span| span.start + by..span.end + by;
    Diagnostic { span: fault.span.map(moved), cause: fault.cause.map(moved), ..fault }
}

/// One line, or what cannot be read in it and whether there is a figure in it at all. Bare numbers are in the unit of its table, where
/// it declares none itself.
fn read_line(text: &str, unit: Option<i32>) -> Result<Line, (Vec<Diagnostic>, bool)> {
    let scanned = scan(text, unit);
    let has_figure = scanned.has_figure;
    let refused = |list| Err((list, has_figure));
    if scanned.figures.is_empty() && !has_figure {
        return refused(vec![Diagnostic::error(code!("no-figure"), Some(0..text.len()))]);
    }
    if !scanned.faults.is_empty() {
        return refused(scanned.faults);
    }
    let months = match scanned.periods.one(text, scanned.figures.len()) {
        Ok(months) => months,
        Err(fault) => return refused(vec![fault]),
    };
    let said_again = || tax::said_again(text, &scanned.figures, &scanned.taxes);
    if let Some(fault) = tax::mixed(text, &scanned.taxes).or_else(said_again) {
        return refused(vec![fault]);
    }
    let status = scanned.status;
    let scanned = others::left_out(apart::left_out(scanned)).map_err(|list| (list, has_figure))?;
    let left_out = scanned.told(text);
    let periods = scanned.periods.clone();
    let spans: Vec<Span> = scanned.figures.iter().map(|figure| figure.span.clone()).collect();
    match answer(scanned) {
        Ok(Answer::One(reading, decided)) => {
            if let Some((period, cost)) = periods.of_change_alone(text, &spans, &reading) {
                return refused(vec![timed::of_change(text, period, cost)]);
            }
            let reading::LineReading { figures, currency, .. } = *reading;
            let at_most = figures
                .change_bound()
                .filter(|bound| matches!(bound, PrintedBound::Below | PrintedBound::Under))
                .map(|_| Status::Bound);
            let status = status.or(at_most);
            let text = String::new();
            Ok(Line { number: 1, text, figures, currency, months, status, decided, left_out })
        }
        Ok(Answer::Several(readings)) => refused(vec![question::which(text, &readings)]),
        Err(list) => refused(list),
    }
}
