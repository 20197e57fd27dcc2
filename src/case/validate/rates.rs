//! Rates of exchange: what an amount in another currency is in the case's.

use crate::case::keys::{At, Reader};
use crate::case::literal::{ChangeSign, Literal};
use crate::code;
use crate::cost::Estimate;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::Currency;

/// The plain quote.
const QUOTE: char = '\u{22}';

/// `[rates]` and the case's own currency.
pub(super) struct Rates {
    currency: Currency,
    rates: Vec<(At<Currency>, At<Literal>)>,
}

impl Rates {
    /// The rates as written; a key that is no currency, or the case's own, is a fault.
    pub(super) fn new(
        written: Vec<(At<String>, Option<At<Literal>>)>,
        currency: Currency,
        reader: &Reader<'_>,
    ) -> Rates {
        let mut rates = Vec::new();
        for (key, price) in written {
            let Some(of) = Currency::from_code(&key.value) else {
                reader.lose("file", "rates", &key.span);
                let fault =
                    Diagnostic::error(code!("unknown-currency"), Some(key.span)).with("found", key.value);
                reader.report(fault);
                continue;
            };
            if of == currency {
                reader
                    .report(Diagnostic::error(code!("rate-of-own"), Some(key.span)).with("found", of.code()));
                continue;
            }
            match price {
                Some(price) => rates.push((At { value: of, span: key.span }, price)),
                None => reader.lose("file", "rates", &key.span),
            }
        }
        let rates = Rates { currency, rates };
        // one fault a cycle, and one for a rate that others are stated in
        let mut broken: Vec<Currency> = Vec::new();
        for (of, _) in &rates.rates {
            let mut seen = Vec::new();
            if let Err(fault) = rates.rate(of, &mut seen)
                && !seen.iter().chain([&of.value]).any(|currency| broken.contains(currency))
            {
                broken.extend(seen);
                broken.push(of.value);
                reader.report(fault);
            }
        }
        rates
    }

    /// The case's own currency.
    pub(super) fn currency(&self) -> Currency {
        self.currency
    }

    /// What one of each currency is, in the case's.
    pub(super) fn known(&self) -> Vec<(Currency, Estimate)> {
        let of =
            |(of, _): &(At<Currency>, At<Literal>)| Some((of.value, self.rate(of, &mut Vec::new()).ok()?));
        self.rates.iter().filter_map(of).collect()
    }

    /// A price of the model in the case's currency; a price takes no sign of change.
    pub(super) fn price(&self, key: &str, at: &At<Literal>, reader: &Reader<'_>) -> Option<Estimate> {
        if let ChangeSign::Reduction(sign) | ChangeSign::Increase(sign) = &at.value.change {
            let fault = Diagnostic::error(code!("sign-not-allowed"), Some(at.span.clone()));
            let fault = fault.with("key", key).with("sign", sign.clone());
            let written = reader.written(&at.span).trim_matches([QUOTE, '\'']);
            // money that is given back is told as what it is: an amount below 0
            let bare = [written.replacen(sign.as_str(), "", 1).trim()].concat();
            reader.report(match at.value.change {
                ChangeSign::Reduction(_) => {
                    fault.worded(code!("sign-on-money")).with("meant", ["-", &bare].concat())
                }
                _ => fault.worded(code!("sign-of-increase")).with("meant", bare),
            });
            return None;
        }
        match self.converted(at, &mut Vec::new()) {
            Ok(price) => Some(price),
            Err(fault) => {
                // a broken rate has been reported where it stands
                if fault.kind == FaultKind::NoRate && !reader.has_lost("file", &["rates"]) {
                    reader.report(fault);
                }
                None
            }
        }
    }

    fn converted(&self, at: &At<Literal>, seen: &mut Vec<Currency>) -> Result<Estimate, Diagnostic> {
        let literal = &at.value;
        let amount = match literal.estimate {
            true => Estimate::within(literal.value.clone(), literal.range.clone()),
            false => Estimate::exact(literal.value.clone()),
        };
        match literal.currency_in(self.currency) {
            Some(of) if of != self.currency => {
                let rate = self.rate(&At { value: of, span: at.span.clone() }, seen)?;
                Ok(amount.times(&rate))
            }
            _ => Ok(amount),
        }
    }

    /// One unit of a currency in the case's own; a rate may itself be in a third currency.
    fn rate(&self, of: &At<Currency>, seen: &mut Vec<Currency>) -> Result<Estimate, Diagnostic> {
        let found = self.rates.iter().find(|(known, _)| known.value == of.value);
        let Some((key, price)) = found else {
            let fault =
                Diagnostic::error(code!("missing-rate"), Some(of.span.clone())).of_kind(FaultKind::NoRate);
            return Err(fault.with("found", of.value.code()).with("expected", self.currency.code()));
        };
        if seen.contains(&of.value) {
            let fault = Diagnostic::error(code!("rate-cycle"), Some(of.span.clone()));
            return Err(fault.with("found", of.value.code()).caused_by(key.span.clone()));
        }
        seen.push(of.value);
        if !price.value.range.low.is_positive() {
            let fault = Diagnostic::error(code!("rate-not-positive"), Some(price.span.clone()));
            return Err(fault.with("found", of.value.code()));
        }
        self.converted(price, seen)
    }
}
