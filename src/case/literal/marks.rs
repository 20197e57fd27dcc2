//! The words and signs around a number: 約, ▲, 減, 円 and the like.

use super::bounds::{BOUNDS, BOUNDS_AFTER};
use super::change::ChangeSign;
use super::cursor::{Cursor, Words};
use super::flaw::{Flaw, Unreadable};
use crate::code;
use crate::diagnostic::Span;
use crate::money::Currency;
use crate::published::PrintedBound;

/// The words and signs around a number.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) approximate: bool,
    pub(super) currency: Option<Currency>,
    /// Whether the currency is only known as a dollar.
    pub(super) dollar: bool,
    /// Which side of the number is meant.
    pub(super) bound: Option<PrintedBound>,
    pub(super) change: ChangeSign,
    /// Minus signs so far: one may belong to one end of a range only.
    pub(super) minuses: usize,
    /// Whether some number has a unit.
    pub(super) united: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Marks {
            approximate: false,
            currency: None,
            dollar: false,
            bound: None,
            change: ChangeSign::Bare,
            minuses: 0,
            united: false,
        }
    }
}

const APPROXIMATE: &[&str] = &[
    "約", "およそ", "おおよそ", "おおむね", "概ね", "ほぼ", "~", "≈", "≒", "approximately", "approx.",
    "approx", "about", "around", "circa", "roughly", "ca.", "some", "平均",
];
const APPROXIMATE_AFTER: &[&str] = &["程度", "ほど", "前後", "くらい", "ぐらい", "規模"];
const REDUCTION: &[&str] = &["▲", "△"];
const REDUCTION_AFTER: &[&str] = &[
    "の減額", "減額", "の削減", "の減少", "の減", "の縮減", "削減", "減少", "縮減", "減", "reduction", "less",
];
const INCREASE_AFTER: &[&str] = &["の増額", "増額", "の増加", "の増", "増加", "増", "increase", "more"];
/// Names and signs of currencies other than the codes.
#[rustfmt::skip]
const CURRENCIES: Words<&str> = &[
    ("JPY", &["¥", "円", "yen"]),
    ("USD", &["US$"]),
    ("CAD", &["CA$"]),
    ("AUD", &["AU$", "A$"]),
    ("NZD", &["NZ$"]),
    ("HKD", &["HK$"]),
    ("EUR", &["€", "ユーロ", "euros", "euro"]),
    ("GBP", &["£", "ポンド", "pounds", "pound"]),
];
/// Names of a dollar: in a case of dollars that one, elsewhere the one of the United States.
const DOLLARS: &[&str] = &["$", "ドル", "dollars", "dollar"];

impl Marks {
    /// 約, ▲, +, ¥ and the like before a number, in any order.
    pub(super) fn before(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        loop {
            // no word or sign begins with a digit
            if cursor.at_digit() {
                return Ok(());
            }
            let start = cursor.place();
            if cursor.take_any(APPROXIMATE).is_some() {
                self.approximate = true;
            } else if let Some(sign) = cursor.take_any(REDUCTION) {
                self.turn(ChangeSign::Reduction(sign.to_owned()), start..cursor.place())?;
            } else if cursor.take_any(&["+"]).is_some() {
                self.turn(ChangeSign::Increase("+".to_owned()), start..cursor.place())?;
            } else if cursor.take_any(&["-", "–"]).is_some() {
                self.minuses = self.minuses.saturating_add(1);
                self.turn(ChangeSign::Minus, start..cursor.place())?;
            } else if self.bound(cursor, BOUNDS) || self.currency(cursor)? {
                continue;
            } else {
                return Ok(());
            }
        }
    }

    /// 円, 程度, 減, 増 after a number.
    pub(super) fn after_amount(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        self.measure_after(cursor)?;
        self.change_after(cursor)
    }

    /// 円, 以上, 程度 after a number, in any order.
    pub(super) fn measure_after(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        while !cursor.at_end() && (self.currency(cursor)? || self.hedge_after(cursor)) {}
        Ok(())
    }

    /// 以上, 弱, 程度 after a number.
    pub(super) fn hedge_after(&mut self, cursor: &mut Cursor<'_>) -> bool {
        if cursor.take_any(APPROXIMATE_AFTER).is_some() {
            self.approximate = true;
            return true;
        }
        self.bound(cursor, BOUNDS_AFTER)
    }

    /// A word of a bound; 最大4割弱 is a little below it, and no more than it.
    fn bound(&mut self, cursor: &mut Cursor<'_>, words: Words<PrintedBound>) -> bool {
        // 超える, 超えて: what these bound is said by the line
        let verb =
            cursor.looking_ahead(|cursor| cursor.take_any(&["超え", "超す", "超し", "超過"]).is_some());
        let found = if verb { None } else { cursor.take_longest(words) };
        if let Some(bound) = found {
            self.bound = match (self.bound, bound) {
                (Some(first), second) if first.is_below() == second.is_below() && second.is_open() => {
                    Some(first)
                }
                (_, second) => Some(second),
            };
        }
        found.is_some()
    }

    pub(super) fn after(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        while self.hedge_after(cursor) {}
        self.change_after(cursor)
    }

    fn change_after(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        if cursor.at_end() {
            return Ok(());
        }
        let start = cursor.place();
        let spaced = cursor.after_space();
        let names_next = cursor.looking_ahead(|cursor| {
            let word = cursor.take_any(REDUCTION_AFTER).or_else(|| cursor.take_any(INCREASE_AFTER));
            let named = |c| matches!(c, '率' | '額' | '減' | '前' | '後' | '効');
            let apart = |word: &str| spaced && word.chars().count() > 1 && word.chars().all(|c| c > '\u{7f}');
            word.is_some_and(|word| cursor.take_if(named).is_some() || apart(word) && cursor.at_digit())
        });
        if names_next {
            // 増減率, 削減額, 削減効果, and 削減 between two amounts: the name of a figure that follows
            return Ok(());
        }
        if let Some(word) = cursor.take_any(REDUCTION_AFTER) {
            self.turn(ChangeSign::Reduction(word.to_owned()), start..cursor.place())?;
        } else if let Some(word) = cursor.take_any(INCREASE_AFTER) {
            self.turn(ChangeSign::Increase(word.to_owned()), start..cursor.place())?;
        }
        Ok(())
    }

    /// Notes a direction; the same one twice is fine, two different ones are not.
    fn turn(&mut self, change: ChangeSign, at: Span) -> Result<(), Flaw> {
        let same = std::mem::discriminant(&self.change) == std::mem::discriminant(&change);
        match (&self.change, &change) {
            (ChangeSign::Bare, _) => self.change = change,
            // −3億円減 is a reduction said twice, as documents do
            (ChangeSign::Minus, ChangeSign::Reduction(_)) => self.change = change,
            _ if same => {}
            _ => return Err(Flaw::new(code!("signs-contradict"), at)),
        }
        Ok(())
    }

    /// A currency's sign, name or code; two different ones are a flaw.
    fn currency(&mut self, cursor: &mut Cursor<'_>) -> Result<bool, Flaw> {
        let start = cursor.place();
        let dollar =
            |cursor: &mut Cursor<'_>| cursor.take_any(DOLLARS).and_then(|_| Currency::from_code("USD"));
        let named = cursor.take_longest(CURRENCIES).and_then(Currency::from_code);
        let as_dollar = if named.is_none() { dollar(cursor) } else { None };
        let named = named.or(as_dollar);
        let found = named.or_else(|| {
            let code = cursor.capitals()?;
            let currency = Currency::from_code(&code)?;
            cursor.take_any(&[&code]).map(|_| currency)
        });
        match (found, self.currency) {
            (None, _) => Ok(false),
            (Some(found), Some(known)) if found != known => {
                Err(Unreadable::Amount.flaw(Some(start..cursor.place())))
            }
            (Some(found), _) => {
                self.dollar = self.dollar || as_dollar.is_some();
                self.currency = Some(found);
                Ok(true)
            }
        }
    }
}
