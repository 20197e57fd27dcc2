//! Grants and tax measures as written: `[[support]]`.

use super::chosen::Choice;
use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::case::literal::{Literal, PercentLiteral};
use crate::cost::{Fund, Side};
use crate::lang::Text;

/// So many years after a cost its support comes at most.
pub(in crate::case) const MOST_YEARS: u32 = 50;

entries! {
    /// One `[[support]]`.
    SupportFile, moved by SupportKey, one of ["rate", "amount"], one of ["items", "category"] {
        name: Option<At<Text>> = |keys, key| keys.required(key, "\"…\"", Keys::text);
        rate: Option<At<PercentLiteral>> = Keys::percent,
            moved as Rate: Percent if |file: &SupportFile| file.rate.is_some();
        amount: Option<At<Literal>> = Keys::amount,
            moved as Amount: Sum if |file: &SupportFile| file.amount.is_some();
        items: Option<At<Vec<At<String>>>> = Keys::words;
        category: Option<At<String>> = Keys::word;
        cap: Option<At<Literal>> = Keys::amount, moved as Cap: Sum;
        to: Option<At<String>> = Keys::word;
        kind: Option<At<Fund>> = |keys, key| keys.choice(key, Fund::WORDS), moved as Kind: Choice;
        year_after: Option<At<u32>> = |keys, key| keys.whole(key, 0, MOST_YEARS), moved as YearAfter: Years;
        /// Whether it lowers the costs of today.
        side: Option<At<Side>> = |keys, key| keys.choice(key, Side::WORDS), moved as Side: Choice;
    }
}
