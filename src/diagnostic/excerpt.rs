//! The excerpt under a message: the lines around a fault with carets, right under wide characters.

use super::fault::Severity;
use super::source::{Source, Span};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// The words of one fault, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The word for the severity.
    pub severity: String,
    /// What is wrong.
    pub title: String,
    /// Beside the carets.
    pub label: String,
    /// Beside the place that caused it.
    pub cause: String,
    /// The word before the help.
    pub help_word: String,
    /// What to do.
    pub help: String,
}

/// A place in a text.
pub type SourcePlace<'s> = (&'s Source, &'s Span);

/// A line longer than this is shown in part, around the fault.
const LONGEST_LINE: usize = 300;

/// Draws one fault with the lines it is in and those that caused it, or only its words, with the name of the file they are
/// about, where it has no place.
///
/// All words must be free of control characters; those of the source text are replaced here.
pub fn draw(
    fault: (&'static str, Severity),
    place: Option<(SourcePlace<'_>, Option<SourcePlace<'_>>)>,
    (labels, file): (&Labels, Option<&str>),
    color: bool,
) -> String {
    let (code, severity) = fault;
    if place.is_none() {
        return unplaced(code, labels, file, color);
    }
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .with_name(labels.severity.as_str())
        .primary_title(labels.title.as_str())
        .id(code)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    let mut pieces = Vec::new();
    if let Some(((source, span), cause)) = place {
        pieces.push((Piece::cut(source, span), &labels.label, true));
        if let Some((source, cause)) = cause {
            pieces.push((Piece::cut(source, cause), &labels.cause, false));
        }
    }
    for (piece, label, primary) in &pieces {
        let kind = match primary {
            true => AnnotationKind::Primary,
            false => AnnotationKind::Context,
        };
        group = group.element(
            Snippet::source(piece.text.as_str())
                .line_start(piece.line)
                .path(piece.path.as_str())
                .fold(false)
                .annotation(kind.span(piece.span.clone()).label(label.as_str())),
        );
    }
    if !labels.help.is_empty() {
        group = group.element(Level::HELP.with_name(labels.help_word.as_str()).message(labels.help.as_str()));
    }
    let renderer = match color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let drawn = renderer.term_width(LONGEST_LINE + 40).render(&[group]);
    match pieces.first() {
        Some((piece, ..)) => piece.with_column(&drawn),
        None => drawn,
    }
}

/// A fault of a whole file: its words, and which file it is.
fn unplaced(code: &str, labels: &Labels, file: Option<&str>, color: bool) -> String {
    let bold = if color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    let Labels { severity, title, help_word, help, .. } = labels;
    let file: String = file.unwrap_or_default().chars().map(visible).collect();
    let file = if file.is_empty() { file } else { format!(" --> {file}\n") };
    format!("{bold}{severity}[{code}]: {title}{bold:#}\n{file}  = {bold}{help_word}{bold:#}: {help}")
}

/// The part of a source around one place, safe to draw.
struct Piece {
    path: String,
    text: String,
    line: usize,
    column: usize,
    span: Span,
    /// The cell of a spreadsheet that it is from.
    cell: Option<String>,
}

impl Piece {
    /// Cuts out the line of the fault (its first line, if it spans several) and moves the span with it.
    fn cut(source: &Source, span: &Span) -> Piece {
        let start = source.floor(span.start);
        let end = source.floor(span.end.max(span.start));
        let position = source.position(start);
        let text = source.text();
        let line_start = text.get(..start).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
        let line_end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| start + n);
        let (from, to) = (
            source.floor(line_start.max(start.saturating_sub(LONGEST_LINE / 2))),
            source.floor(line_end.min(start.max(line_start) + LONGEST_LINE)),
        );
        let clean = |range: Span| -> String {
            let piece = text.get(range).unwrap_or_default();
            crate::text::without_marks(&piece.chars().map(visible).collect::<String>(), "# #")
        };
        let before = clean(from..start);
        let within = clean(start..end.min(to).max(start));
        let after = clean(end.min(to).max(start)..to);
        let span = before.len()..before.len() + within.len();
        Piece {
            path: source.name().chars().map(visible).collect(),
            text: before + &within + after.trim_end(),
            line: position.line,
            column: position.column,
            span,
            cell: source.cell(start).map(|cell| cell.name.chars().map(visible).collect()),
        }
    }

    /// Corrects the drawn column where a long line was cut at its beginning.
    fn with_column(&self, drawn: &str) -> String {
        if let Some(cell) = &self.cell {
            return self.with_cell(drawn, cell);
        }
        let shown = self.text.get(..self.span.start).unwrap_or_default().chars().count() + 1;
        if shown == self.column {
            return drawn.to_owned();
        }
        let (line, column) = (self.line, self.column);
        drawn.replacen(&format!(":{line}:{shown}"), &format!(":{line}:{column}"), 1)
    }
}

impl Piece {
    /// The drawn place as sheet and cell.
    fn with_cell(&self, drawn: &str, cell: &str) -> String {
        let shown = self.text.get(..self.span.start).unwrap_or_default().chars().count() + 1;
        drawn.replacen(&format!("{}:{}:{shown}", self.path, self.line), &format!("{}:{cell}", self.path), 1)
    }
}

/// One visible character for each that could move the cursor or hide text.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if crate::text::is_unsafe(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}
