//! Which figures of a line can be which, as the words around each say; the arithmetic decides later among what they leave.

use super::super::literal::Change;
use super::scan::{Direction, Figure, Role, Scanned, Value, Word};
use crate::code;
use crate::diagnostic::Diagnostic;

/// What a figure can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) role: Role,
    /// 0 as the words say; 1 where that does not hold together.
    pub(super) level: u8,
    /// Which way the change goes, where the line says so.
    pub(super) way: Option<Direction>,
}

/// What the words say of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is one of these.
    One(Vec<Candidate>),
    /// Nothing: a cost, or the change if it is the last of three.
    Bare,
}

fn one(role: Role, way: Option<Direction>) -> Said {
    Said::One(vec![Candidate { role, level: 0, way }])
}

/// A reading, and others if it does not hold.
fn rather(role: Role, way: Option<Direction>, others: &[Role]) -> Said {
    let others = others.iter().map(|role| Candidate { role: *role, level: 1, way: None });
    Said::One([Candidate { role, level: 0, way }].into_iter().chain(others).collect())
}

const COSTS: &[Role] = &[Role::Before, Role::After];

/// The words around the figures of a line.
pub(super) struct Around<'s> {
    line: &'s Scanned,
}

impl<'s> Around<'s> {
    pub(super) fn new(line: &'s Scanned) -> Self {
        Around { line }
    }

    /// What the words say of every figure.
    pub(super) fn all(&self) -> Result<Vec<Said>, Diagnostic> {
        let figures = self.line.figures.iter().enumerate();
        figures
            .map(|(nth, figure)| match figure.is_amount() {
                true => self.amount(nth, figure),
                false => Ok(self.percent(nth, figure)),
            })
            .collect()
    }

    pub(super) fn gap(&self, nth: usize) -> &'s [Word] {
        self.line.gaps.get(nth).map_or(&[], Vec::as_slice)
    }

    fn is_amount(&self, nth: usize) -> bool {
        self.line.figures.get(nth).is_some_and(Figure::is_amount)
    }

    fn is_percent(&self, nth: usize) -> bool {
        self.line.figures.get(nth).is_some_and(|figure| !figure.is_amount())
    }

    /// The words behind a figure, in its clause.
    pub(super) fn tail(&self, nth: usize) -> &'s [Word] {
        let gap = self.gap(nth + 1);
        let end = gap.iter().position(|word| word.parts()).unwrap_or(gap.len());
        gap.get(..end).unwrap_or_default()
    }

    /// The words before a figure, in its clause; a heading reaches over brackets.
    fn head(&self, nth: usize) -> Vec<Word> {
        let gap = self.gap(nth);
        let start = match nth {
            0 => 0,
            _ => gap.iter().rposition(|word| word.parts()).map_or(0, |place| place + 1),
        };
        gap.iter().skip(start).filter(|word| !word.parts()).copied().collect()
    }

    /// The label before a figure: the last one behind the clause of the figure before.
    fn label(&self, nth: usize) -> Option<(Role, Option<Direction>)> {
        let gap = self.gap(nth);
        let start = match nth {
            0 => 0,
            _ => gap.iter().position(|word| word.parts()).unwrap_or(0),
        };
        gap.iter().skip(start).rev().find_map(|word| match word {
            Word::Label(role, way) => Some((*role, *way)),
            _ => None,
        })
    }

    /// Whether no comma or bracket parts a figure from the one before.
    fn shares_gap(&self, nth: usize) -> bool {
        nth > 0 && !self.gap(nth).iter().any(|word| word.parts())
    }

    /// A word of change behind a figure, if it is about it and does not lead on to the next: "cut by", "reduced to".
    fn change_behind(&self, nth: usize) -> Option<Direction> {
        let tail = self.tail(nth);
        let joins = [Word::No, Word::PartOf, Word::Object, Word::Topic];
        let mut words = tail.iter().skip_while(|word| joins.contains(word));
        let way = match words.next() {
            Some(Word::Change(way)) => *way,
            _ => return None,
        };
        let leads = words.next().is_some_and(|next| matches!(next, Word::By | Word::To | Word::Arrow));
        (!leads).then_some(way)
    }

    /// A word of change before a figure, if the figure before has not claimed it.
    fn change_before(&self, nth: usize) -> Option<Direction> {
        let head = self.head(nth);
        let joins = [Word::By, Word::PartOf, Word::Topic, Word::No];
        let by = head.last() == Some(&Word::By);
        let way = match head.iter().rev().find(|word| !joins.contains(word)) {
            Some(Word::Change(way)) => *way,
            _ => return None,
        };
        let claimed = self.shares_gap(nth) && !by && self.change_behind(nth - 1).is_some();
        (!claimed).then_some(way)
    }

    /// A word of change behind a bracket: it is about the figures in it and the one before it.
    fn change_of_bracket(&self, nth: usize) -> Option<Direction> {
        let last = self.line.figures.len();
        // the bracket that the figure stands in or before closes in some later gap, with no other one opened
        let mut inside = false;
        for place in nth + 1..=last {
            let mut words = self.gap(place).iter();
            while let Some(word) = words.next() {
                match word {
                    Word::Open if place == nth + 1 || !inside => inside = true,
                    Word::Close => {
                        let joins = [Word::No, Word::Object, Word::Topic];
                        let next = words.find(|word| !joins.contains(word));
                        return match next {
                            Some(Word::Change(way)) => Some(*way),
                            _ => None,
                        };
                    }
                    // what stands outside any bracket ends at a comma
                    Word::Comma if !inside && !self.in_bracket(nth) => return None,
                    _ => {}
                }
            }
            if place == nth + 1 && !inside && !self.in_bracket(nth) {
                return None;
            }
        }
        None
    }

    /// Whether a bracket is open where a figure stands.
    fn in_bracket(&self, nth: usize) -> bool {
        let words = (0..=nth).flat_map(|place| self.gap(place));
        words.fold(false, |open, word| match word {
            Word::Open => true,
            Word::Close => false,
            _ => open,
        })
    }

    /// The change that words say a figure is.
    fn change(&self, nth: usize) -> Option<Direction> {
        self.change_behind(nth).or_else(|| self.change_of_bracket(nth)).or_else(|| self.change_before(nth))
    }

    /// Whether the figure before a gap and the one behind it are costs before and after.
    fn is_pair(&self, gap: usize) -> bool {
        if gap == 0 || !self.is_amount(gap - 1) || !self.is_amount(gap) || self.signed(gap).is_some() {
            return false;
        }
        let words = self.gap(gap);
        let parted = words.iter().any(|word| word.parts());
        match words {
            _ if words.contains(&Word::Arrow) => true,
            [Word::Join | Word::To] => true,
            [Word::Since, rest @ ..] => {
                let change = rest.iter().any(|word| matches!(word, Word::Change(_)));
                !change && !parted && self.change_behind(gap).is_none()
            }
            [Word::Change(_), Word::To] => true,
            [.., Word::To] => !parted && self.head(gap - 1).last() == Some(&Word::From),
            _ => false,
        }
    }

    /// What a sign written with a figure says.
    fn signed(&self, nth: usize) -> Option<Direction> {
        way_of(self.line.figures.get(nth)?.value.change())
    }

    fn amount(&self, nth: usize, figure: &Figure) -> Result<Said, Diagnostic> {
        let label = self.label(nth);
        if let Some(way) = self.signed(nth) {
            return match label {
                Some((role @ (Role::Before | Role::After), _)) if !self.gap(nth).contains(&Word::Arrow) => {
                    Err(sign_on_cost(role, figure))
                }
                _ => Ok(one(Role::Saving, Some(way))),
            };
        }
        if self.is_pair(nth + 1) || self.tail(nth).contains(&Word::Arrow) {
            return Ok(one(Role::Before, None));
        }
        if self.is_pair(nth) || self.gap(nth).contains(&Word::Arrow) {
            return Ok(match self.change_behind(nth) {
                Some(way) => Said::One(vec![
                    Candidate { role: Role::After, level: 0, way: None },
                    Candidate { role: Role::Saving, level: 0, way: Some(way) },
                ]),
                None => one(Role::After, None),
            });
        }
        Ok(self.amount_by_words(nth, label))
    }

    fn amount_by_words(&self, nth: usize, label: Option<(Role, Option<Direction>)>) -> Said {
        let tail = self.tail(nth);
        let head = self.head(nth);
        if let Some((role @ (Role::Before | Role::After), _)) = label {
            return one(role, None);
        }
        if let Some((Role::Saving | Role::Percent, way)) = label {
            return rather(Role::Saving, way, COSTS);
        }
        match tail.first() {
            Some(Word::Into) => return one(Role::After, None),
            Some(Word::Since) => return one(Role::Before, None),
            // 26億円を36%削減: what is changed
            Some(Word::Object) if self.shares_gap(nth + 1) && nth + 1 < self.line.figures.len() => {
                return one(Role::Before, None);
            }
            _ => {}
        }
        match tail {
            [Word::Change(_), Word::By, ..] if self.shares_gap(nth + 1) => return one(Role::Before, None),
            [Word::Change(_), Word::From, ..] if self.shares_gap(nth + 1) && head.is_empty() => {
                return Said::One(vec![
                    Candidate { role: Role::After, level: 0, way: None },
                    Candidate { role: Role::Saving, level: 0, way: self.change_behind(nth) },
                ]);
            }
            _ => {}
        }
        match head.last() {
            Some(Word::From | Word::Than) => return one(Role::Before, None),
            Some(Word::To) => return one(Role::After, None),
            Some(Word::Equals) => return one(Role::Saving, None),
            _ => {}
        }
        if nth > 0 && self.is_percent(nth - 1) {
            match self.gap(nth) {
                // 36%減の14億円: what is left after the cut
                [Word::Change(_), Word::No] => return one(Role::After, None),
                [Word::No] if self.signed(nth - 1).is_some() => return one(Role::After, None),
                [Word::PartOf] => return one(Role::Before, None),
                _ => {}
            }
        }
        let saved = nth > 0 && self.is_amount(nth - 1) && self.change(nth - 1).is_some();
        if saved && self.gap(nth) == [Word::PartOf] {
            return one(Role::Before, None);
        }
        if self.is_percent(nth + 1) && self.gap(nth + 1) == [Word::No] {
            return one(Role::Before, None);
        }
        match self.change(nth) {
            Some(way) => rather(Role::Saving, Some(way), COSTS),
            None => Said::Bare,
        }
    }

    fn percent(&self, nth: usize, figure: &Figure) -> Said {
        if let Some(way) = way_of(figure.value.change()) {
            return one(Role::Percent, Some(way));
        }
        let head = self.head(nth);
        if let Some((Role::Saving | Role::Percent, way)) =
            self.label(nth).filter(|_| !head.contains(&Word::Left))
        {
            return rather(Role::Percent, way, &[Role::Left]);
        }
        let into = self.tail(nth).first() == Some(&Word::Into) || head.last() == Some(&Word::To);
        if into || head.contains(&Word::Left) {
            return rather(Role::Left, None, &[Role::Percent]);
        }
        match self.change(nth) {
            Some(way) => one(Role::Percent, Some(way)),
            None if head.contains(&Word::Ratio) => rather(Role::Left, None, &[Role::Percent]),
            None => rather(Role::Percent, None, &[Role::Left]),
        }
    }

    /// The one way that all words of change of the line say; none where they differ.
    pub(super) fn way_of_line(&self) -> Option<Direction> {
        let mut ways = self.line.gaps.iter().flatten().filter_map(|word| match word {
            Word::Change(way) => Some(*way),
            _ => None,
        });
        let first = ways.next()?;
        ways.all(|way| way == first).then_some(first)
    }

    /// Whether a percent is against the year before: then an amount alone is what it came to.
    pub(super) fn has_ratio(&self) -> bool {
        self.line.gaps.iter().flatten().any(|word| *word == Word::Ratio)
    }

    /// Whether the line says that anything changes, or what is before or after.
    pub(super) fn says_change(&self) -> bool {
        let by_sign = self.line.figures.iter().any(|figure| way_of(figure.value.change()).is_some());
        let words = self.line.gaps.iter().flatten();
        let mut telling = words.filter(|word| {
            let leads = matches!(word, Word::Arrow | Word::Join | Word::Label(..) | Word::Since | Word::Into);
            leads
                || matches!(
                    word,
                    Word::Change(_) | Word::Ratio | Word::Left | Word::Topic | Word::Object | Word::To
                )
        });
        by_sign || telling.next().is_some()
    }

    /// A percent that is said to be a part of an amount.
    pub(super) fn part_of_amount(&self) -> Option<usize> {
        (1..self.line.figures.len()).find_map(|nth| match self.gap(nth) {
            [Word::PartOf] if self.is_percent(nth - 1) && self.is_amount(nth) => Some(nth - 1),
            [Word::No] if self.is_amount(nth - 1) && self.is_percent(nth) => Some(nth),
            _ => None,
        })
    }
}

/// Which way a written sign says. In a line a minus is a mark of reduction, as English lines write it.
pub(super) fn way_of(change: &Change) -> Option<Direction> {
    match change {
        Change::Bare => None,
        Change::Minus | Change::Reduction(_) => Some(Direction::Down),
        Change::Increase(_) => Some(Direction::Up),
    }
}

pub(super) fn sign_on_cost(role: Role, figure: &Figure) -> Diagnostic {
    let sign = match figure.value.change() {
        Change::Reduction(sign) | Change::Increase(sign) => sign.as_str(),
        Change::Minus | Change::Bare => "-",
    };
    let fault = Diagnostic::error(code!("sign-not-allowed"), Some(figure.span.clone()));
    fault.with("key", role.key()).with("sign", sign)
}

/// The two lines that figures joined by a hyphen or "to" can make: a pair, or a range of one figure. Falling they are a
/// pair; rising they are a range beside a word of saving, a pair where a change is stated, and otherwise either.
pub(super) fn shapes(line: Scanned) -> Vec<(Scanned, u8)> {
    let around = Around::new(&line);
    let rising = (1..line.figures.len()).find(|nth| {
        let joined = matches!(around.gap(*nth), [Word::Join | Word::To]) && around.signed(*nth).is_none();
        let named = around.head(*nth - 1).last() == Some(&Word::From);
        let ends = (line.figures.get(*nth - 1), line.figures.get(*nth));
        joined && !named && matches!(ends, (Some(low), Some(high)) if rises(low, high))
    });
    let Some(nth) = rising else { return vec![(line, 0)] };
    let way = around.head(nth - 1).iter().rev().find_map(|word| match word {
        Word::Change(way) | Word::Label(Role::Saving, Some(way)) => Some(*way),
        _ => None,
    });
    let saving = way == Some(Direction::Down) || around.change_behind(nth) == Some(Direction::Down);
    let others = line.figures.iter().enumerate().filter(|(other, _)| *other != nth && *other + 1 != nth);
    let stated = others.into_iter().any(|(other, figure)| {
        way_of(figure.value.change()).is_some() || around.change(other).is_some() || !figure.is_amount()
    });
    let Some(range) = merged(&line, nth) else { return vec![(line, 0)] };
    match (saving, stated) {
        (true, _) => vec![(range, 0), (line, 1)],
        (false, true) => vec![(line, 0)],
        (false, false) => vec![(line, 0), (range, 0)],
    }
}

fn rises(low: &Figure, high: &Figure) -> bool {
    match (&low.value, &high.value) {
        (Value::Amount(low), Value::Amount(high)) => low.value < high.value,
        _ => false,
    }
}

/// The line with two joined figures made one range.
fn merged(line: &Scanned, nth: usize) -> Option<Scanned> {
    let mut line = line.clone();
    let high = line.figures.get(nth)?.clone();
    let low = line.figures.get_mut(nth.checked_sub(1)?)?;
    let (Value::Amount(first), Value::Amount(second)) = (&mut low.value, &high.value) else { return None };
    first.range = crate::money::Range { low: first.value.clone(), high: second.value.clone() };
    first.value = &(&first.range.low + &first.range.high) * &crate::money::Fraction::decimal(5, 1);
    first.estimate = true;
    first.currency = first.currency.or(second.currency);
    low.span.end = high.span.end;
    line.figures.remove(nth);
    line.gaps.remove(nth);
    Some(line)
}
