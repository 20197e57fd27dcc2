//! The words and signs around a number: 約, ▲, 減, 円 and the like.

use super::{Change, Flaw, cursor::Cursor};
use crate::code;
use crate::diagnostic::Span;
use crate::money::Currency;

/// The words and signs around a number.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) approximate: bool,
    pub(super) currency: Option<Currency>,
    pub(super) change: Change,
    /// Minus signs so far: one may belong to one end of a range only.
    pub(super) minuses: usize,
}

impl Default for Marks {
    fn default() -> Self {
        Marks { approximate: false, currency: None, change: Change::Bare, minuses: 0 }
    }
}

const APPROXIMATE: &[&str] = &[
    "約",
    "およそ",
    "おおよそ",
    "おおむね",
    "概ね",
    "ほぼ",
    "~",
    "approximately",
    "approx.",
    "approx",
    "about",
    "circa",
    "roughly",
    "ca.",
];
const APPROXIMATE_AFTER: &[&str] = &["程度", "ほど", "前後"];
const REDUCTION: &[&str] = &["▲", "△"];
const REDUCTION_AFTER: &[&str] = &[
    "の減額",
    "減額",
    "の削減",
    "の減少",
    "の減",
    "の縮減",
    "削減",
    "減少",
    "縮減",
    "減",
    "reduction",
    "less",
];
const INCREASE_AFTER: &[&str] = &["の増額", "増額", "の増加", "の増", "増加", "増", "increase", "more"];
/// Names and signs of currencies other than the codes.
const CURRENCIES: &[(&str, &str)] = &[
    ("¥", "JPY"),
    ("円", "JPY"),
    ("yen", "JPY"),
    ("US$", "USD"),
    ("$", "USD"),
    ("ドル", "USD"),
    ("€", "EUR"),
    ("ユーロ", "EUR"),
    ("£", "GBP"),
];

impl Marks {
    /// 約, ▲, +, ¥ and the like before a number, in any order.
    pub(super) fn before(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        loop {
            let start = cursor.place();
            if cursor.take_any(APPROXIMATE).is_some() {
                self.approximate = true;
            } else if let Some(sign) = cursor.take_any(REDUCTION) {
                self.turn(Change::Reduction(sign.to_owned()), start..cursor.place())?;
            } else if cursor.take_any(&["+"]).is_some() {
                self.turn(Change::Increase("+".to_owned()), start..cursor.place())?;
            } else if cursor.take_any(&["-"]).is_some() {
                self.minuses = self.minuses.saturating_add(1);
                self.turn(Change::Minus, start..cursor.place())?;
            } else if !self.currency(cursor)? {
                return Ok(());
            }
        }
    }

    /// 円, 程度, 減, 増 after a number.
    pub(super) fn after_amount(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        while self.currency(cursor)? {}
        self.after(cursor)
    }

    pub(super) fn after(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
        if cursor.take_any(APPROXIMATE_AFTER).is_some() {
            self.approximate = true;
        }
        let start = cursor.place();
        let names_next = cursor.looking_ahead(|cursor| {
            let word = cursor.take_any(REDUCTION_AFTER).or_else(|| cursor.take_any(INCREASE_AFTER));
            word.is_some() && cursor.take_if(|c| matches!(c, '率' | '額' | '減' | '前' | '後')).is_some()
        });
        if names_next {
            // 増減率, 削減額, 削減後: the name of a figure that follows
            return Ok(());
        }
        if let Some(word) = cursor.take_any(REDUCTION_AFTER) {
            self.turn(Change::Reduction(word.to_owned()), start..cursor.place())?;
        } else if let Some(word) = cursor.take_any(INCREASE_AFTER) {
            self.turn(Change::Increase(word.to_owned()), start..cursor.place())?;
        }
        Ok(())
    }

    /// Notes a direction; the same one twice is fine, two different ones are not.
    fn turn(&mut self, change: Change, at: Span) -> Result<(), Flaw> {
        let same = std::mem::discriminant(&self.change) == std::mem::discriminant(&change);
        match (&self.change, &change) {
            (Change::Bare, _) => self.change = change,
            // −3億円減 is a reduction said twice, as documents do
            (Change::Minus, Change::Reduction(_)) => self.change = change,
            _ if same => {}
            _ => return Err(Flaw::new(code!("signs-contradict"), at)),
        }
        Ok(())
    }

    /// A currency's sign, name or code; two different ones are a flaw.
    fn currency(&mut self, cursor: &mut Cursor<'_>) -> Result<bool, Flaw> {
        let start = cursor.place();
        let named = CURRENCIES
            .iter()
            .find(|(name, _)| cursor.take_any(&[name]).is_some())
            .and_then(|(_, code)| Currency::from_code(code));
        let found = named.or_else(|| {
            let code = cursor.capitals()?;
            let currency = Currency::from_code(&code)?;
            cursor.take_any(&[&code]).map(|_| currency)
        });
        match (found, self.currency) {
            (None, _) => Ok(false),
            (Some(found), Some(known)) if found != known => {
                Err(Flaw::new(code!("unreadable-amount"), start..cursor.place()))
            }
            (Some(found), _) => {
                self.currency = Some(found);
                Ok(true)
            }
        }
    }
}
