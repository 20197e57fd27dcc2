//! Typed values and the sentences they stand in: what a cell of a table, or a note under it, holds.

use super::kinds::{CodePart, Sense, Topic, Weight};
use crate::cost::{Day, YearName};
use crate::lang::{Code, Term, Text};
use crate::money::{Currency, Fraction, Range};

/// What a row is among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the things listed.
    Item,
    /// The sum of some of them.
    Subtotal,
    /// The sum of all of them.
    Total,
}

/// One typed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: not known, or not applicable.
    Absent,
    /// A text of a case.
    Text(Text),
    /// The name of a member: no line ends inside it.
    Name(Text),
    /// A word of the program.
    Word(Term),
    /// A whole number.
    Count(u64),
    /// The name of a year of a term.
    Year(YearName),
    /// A day.
    Day(Day),
    /// So many months.
    Months(u32),
    /// Yes or no.
    Flag(bool),
    /// An amount of money.
    Money(Box<Money>),
    /// A percent.
    Percent(Box<Percent>),
    /// A plain number, with the decimals shown to people.
    Number(Box<Fraction>, i32),
    /// Plain numbers from the least to the greatest, with the decimals shown to people.
    Numbers(Box<Range>, i32),
    /// A plain number with all its digits, to people at most six decimals and a mark of what is cut off.
    Exact(Box<Fraction>),
    /// What stands above the line of a fraction, in text.
    Numerator(Box<Fraction>),
    /// What stands below it.
    Denominator(Box<Fraction>),
    /// A bar from one place to another, in thousandths of the room there is.
    Bar(u32, u32),
    /// How much of a whole something is, certainly and at most, in thousandths of it; more than all of it is all.
    Gauge([u32; 2]),
    /// Several of these, as a list.
    Parts(Vec<Cell>),
    /// Several sentences, as a list.
    Clauses(Vec<Cell>),
    /// Several of these, side by side.
    Words(Vec<Cell>),
    /// One of these, with others in brackets.
    Aside(Box<Cell>, Vec<Cell>),
    /// A figure that is a bound, and the sentence that people read it in; data have the figure, and the end that it is.
    Bounded(Box<Cell>, Option<OpenEnd>, Code),
    /// A sentence of the program's, by its code.
    Said(Box<Note>),
}

/// The end that what a bound allows does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenEnd {
    /// It can be anything below.
    Low,
    /// It can be anything above.
    High,
}

impl Cell {
    /// A text of a case, or one that is the same in every language.
    pub fn text(text: impl Into<Text>) -> Cell {
        Cell::Text(text.into())
    }

    /// Whether it is marked as the best of its column.
    pub fn is_best(&self) -> bool {
        matches!(self, Cell::Words(words) if words.contains(&Cell::Word(Term::BestMark)))
    }

    /// The name of a member.
    pub fn name(name: impl Into<Text>) -> Cell {
        Cell::Name(name.into())
    }

    /// An amount of money. Figures stand apart from their cells: most cells of a table are empty, and take little room.
    pub fn money(money: Money) -> Cell {
        Cell::Money(Box::new(money))
    }

    /// A percent.
    pub fn percent(percent: Percent) -> Cell {
        Cell::Percent(Box::new(percent))
    }

    /// A percent that is a part of something, no change of it: without a sign of its own.
    pub(crate) fn plain_percent(value: Fraction, decimals: i32) -> Cell {
        let (range, value) = (Some(Range::exact(value.clone())), Some(value));
        Cell::percent(Percent { value, range, sense: Sense::Plain, decimals, approximate: false })
    }

    /// A plain number, with the decimals shown to people.
    pub fn number(value: Fraction, decimals: i32) -> Cell {
        Cell::Number(Box::new(value), decimals)
    }

    /// Plain numbers from the least to the greatest, with the decimals shown to people.
    pub fn numbers(range: Range, decimals: i32) -> Cell {
        Cell::Numbers(Box::new(range), decimals)
    }

    /// A plain number with all its digits.
    pub fn exact(value: Fraction) -> Cell {
        Cell::Exact(Box::new(value))
    }

    /// What stands above the line of a fraction.
    pub fn numerator(value: Fraction) -> Cell {
        Cell::Numerator(Box::new(value))
    }

    /// What stands below it.
    pub fn denominator(value: Fraction) -> Cell {
        Cell::Denominator(Box::new(value))
    }

    /// Nothing to say, which is as it should be: people see an empty place, not a dash.
    pub fn blank() -> Cell {
        Cell::Parts(Vec::new())
    }

    /// One of these, with others in brackets.
    pub fn aside(main: impl Into<Cell>, beside: impl IntoIterator<Item = impl Into<Cell>>) -> Cell {
        Cell::Aside(Box::new(main.into()), beside.into_iter().map(Into::into).collect())
    }

    /// How many things there are.
    pub(crate) fn number_of(count: usize) -> Cell {
        Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// The ends of what an amount may be; nothing where it is none, or not known.
    pub fn ends(&self) -> Option<Range> {
        let Cell::Money(money) = self else { return None };
        money.range.clone().or_else(|| money.value.clone().map(Range::exact))
    }

    /// Whether it is a number, perhaps with a mark before or behind it.
    pub(crate) fn is_figure(&self) -> bool {
        match self {
            Cell::Money(_)
            | Cell::Percent(_)
            | Cell::Number(..)
            | Cell::Numbers(..)
            | Cell::Exact(_)
            | Cell::Count(_)
            | Cell::Months(_) => true,
            Cell::Bounded(figure, ..) => figure.is_figure(),
            Cell::Words(words) => {
                matches!(words.as_slice(), [figure, Cell::Text(_)] | [Cell::Word(_), figure] if figure.is_figure())
            }
            _ => false,
        }
    }

    /// Whether it has nothing to say: absent, or an amount of nothing.
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Cell::Absent => true,
            Cell::Parts(parts) => parts.is_empty(),
            Cell::Money(money) => {
                money.range.as_ref().is_some_and(|range| range.low.is_zero() && range.high.is_zero())
            }
            _ => false,
        }
    }
}

/// An amount, exact or within a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// In which currency.
    pub currency: Currency,
    /// The amount, if it is one.
    pub value: Option<Fraction>,
    /// What encloses it.
    pub range: Option<Range>,
    /// Whether a positive number is a cost or a reduction.
    pub sense: Sense,
    /// Printed as 約, "about".
    pub approximate: bool,
}

/// A percent, exact or within a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Percent {
    /// In percent.
    pub value: Option<Fraction>,
    /// What encloses it.
    pub range: Option<Range>,
    /// Whether a positive number is plain or a reduction.
    pub sense: Sense,
    /// Decimals shown to people.
    pub decimals: i32,
    /// Printed as 約, "about".
    pub approximate: bool,
}

/// A sentence under the tables, by its code, with the values it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The stable code.
    pub code: Code,
    /// Which wording to take where a code has several; the code itself by default.
    pub wording: Code,
    /// Which part of what is said of the code.
    pub part: CodePart,
    /// Whether a reader must know it to read the tables right.
    pub weight: Weight,
    /// What it is about.
    pub topic: Topic,
    /// The case it belongs to; none for a note on all of them.
    pub case: Option<String>,
    /// What of the case it is about: a row.
    pub subject: Option<Cell>,
    /// The values to fill in.
    pub arguments: Vec<(&'static str, Cell)>,
}

impl Note {
    /// A note of this code about nothing in particular.
    pub fn new(code: Code) -> Note {
        Note {
            code,
            wording: code,
            part: CodePart::Title,
            weight: Weight::Full,
            topic: Topic::Other,
            case: None,
            subject: None,
            arguments: Vec::new(),
        }
    }

    /// The same, belonging to a case.
    pub fn of_case(self, id: &str) -> Note {
        Note { case: Some(id.to_owned()), ..self }
    }

    /// The same, about this, if it is about anything.
    pub fn about(self, subject: impl Into<Option<Cell>>) -> Note {
        Note { subject: subject.into().or(self.subject), ..self }
    }

    /// The same, with a value to fill in.
    pub fn with(mut self, name: &'static str, value: impl Into<Cell>) -> Note {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same, as one that a reader must know to read the tables right.
    pub fn brief(self) -> Note {
        Note { weight: Weight::Brief, ..self }
    }

    /// The same, as one for readers of data, who alone have the columns that it is on.
    pub(crate) fn of_data(self) -> Note {
        Note { weight: Weight::Data, ..self }
    }

    /// The same, on this topic.
    pub fn on(self, topic: Topic) -> Note {
        Note { topic, ..self }
    }

    /// The same, said in another of the code's wordings.
    pub fn worded(self, wording: Code) -> Note {
        Note { wording, ..self }
    }

    /// The same, said in another wording if so.
    pub(crate) fn worded_if(self, so: bool, wording: Code) -> Note {
        if so { self.worded(wording) } else { self }
    }
}
