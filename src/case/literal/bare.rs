//! Bare numbers of a file: their very digits.

use super::change::ChangeSign;
use super::digits::Digits;
use super::figure::Literal;
use super::flaw::Flaw;
use super::spread::limited;
use crate::code;
use crate::money::{Fraction, Range};

/// A TOML integer: exact.
pub(in crate::case) fn bare_integer(digits: &str, radix: u32) -> Result<Literal, Flaw> {
    if radix != 10 {
        return Err(Flaw::whole(code!("number-form")));
    }
    bare(digits, |value, _| Range::exact(value.clone()))
}

/// A TOML float: its very digits, precise to the last.
pub(in crate::case) fn bare_float(digits: &str) -> Result<Literal, Flaw> {
    bare(digits, Range::around)
}

fn bare(digits: &str, range: impl Fn(&Fraction, &Fraction) -> Range) -> Result<Literal, Flaw> {
    let (minus, digits) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) {
        return Err(Flaw::whole(code!("number-form")));
    }
    let number = Digits::of_digits(whole, decimals).ok_or_else(|| Flaw::whole(code!("amount-too-large")))?;
    let value = if minus { -&number.value } else { number.value };
    let range = range(&value, &Fraction::power_of_ten(-number.decimals));
    if number.decimals > 4 {
        return Err(Flaw::whole(code!("too-many-decimals")));
    }
    limited(&range)?;
    Ok(Literal {
        value,
        range,
        estimate: false,
        approximate: false,
        currency: None,
        dollar: false,
        bound: None,
        change: if minus { ChangeSign::Minus } else { ChangeSign::Bare },
        bare: true,
    })
}
