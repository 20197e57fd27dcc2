//! The reading side: from the text of a case file to a case, or to every fault in it.

mod bounds;
mod breach;
mod currency;
mod entries;
mod fault;
mod file;
mod keys;
mod line;
mod literal;
mod meant;
mod model;
mod named;
mod rule;
mod scenario;
mod schema;
mod settings;
mod syntax;
mod validate;
mod written;

pub(crate) use entries::{KeyPath, entries, words};
pub(crate) use file::item::AFTER_FORMS;
#[cfg(feature = "spreadsheet")]
pub(crate) use keys::MOST_MEMBERS;
pub use line::{Decided, Line, Pasted, Unread, WhyNoFigure, read_figures, read_lines, read_pasted};
pub(crate) use meant::key as key_meant;
#[cfg(feature = "spreadsheet")]
pub(crate) use meant::tax_word;
pub use model::{
    BaseSource, BaseStatus, BillWord, Case, Change, Coalition, FigurePlaces, Finance, Instalments, Member,
    OneTime, Plan, PlanPlaces, Published, Reckoned, Reckoning, Required, Scenario, Sharing, Status, Tax,
};
pub(crate) use named::{member_named, member_of};
pub use rule::{WrittenRule, read_bases, read_division, read_rule};
pub(crate) use rule::{
    base_words, basis_words, curve_said, division_term, exact_percent, near_base, near_division,
    percent_words, rule_key, rule_words, undivided,
};
pub use scenario::read_scenarios;
pub use schema::case_schema;
pub use settings::{Settings, read_settings};
pub use written::{
    Difference, Input, Number, NumberOf, Ranged, Target, Written, WrittenAmount, split_assignment,
};
pub(crate) use written::{Extract, Remade, path_parts};

use crate::code;
use crate::diagnostic::{Diagnostic, Faults, Severity, Source, Span};
use crate::money::{Currency, Fraction};
use fault::FAULTS_KEPT;
use toml::de::DeTable;

/// The largest case file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A case as read, with what deserves a look but does not stop the work.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The case.
    pub case: Case,
    /// The same as written, to change inputs of it; `None` for a case without a plan.
    pub written: Option<Written>,
    /// Warnings, with the text they are in.
    pub warnings: Faults,
}

impl Reading {
    /// The case as written, for what is asked of a plan only.
    ///
    /// # Errors
    /// It has no plan.
    pub fn written_plan(&self) -> Result<&Written, Diagnostic> {
        self.written.as_ref().ok_or_else(|| Diagnostic::error(code!("no-plan-here"), None))
    }

    /// The same with the changes of a scenario: what the file would be read as, had it been edited so, with the warnings
    /// that it would have then.
    ///
    /// # Errors
    /// A case without a plan, a change that cannot be made, or all that would be wrong with the file.
    pub fn changed(&self, scenario: &Scenario) -> Result<Reading, Vec<Diagnostic>> {
        let written = self.written_plan().map_err(|fault| vec![fault])?;
        let mut changed = written.clone();
        changed.apply(scenario).map_err(|fault| vec![fault])?;
        let ((case, told), (_, before)) = (changed.told(), written.told());
        let mut list = self.warnings.list.clone();
        for warning in &before {
            if let Some(place) = list.iter().position(|known| known == warning) {
                list.remove(place);
            }
        }
        // what was changed has no place in the file
        let placed = |span: &Option<Span>| span.clone().filter(|span| !span.is_empty());
        let told = told.into_iter().map(|fault| {
            let (span, cause) = (placed(&fault.span), placed(&fault.cause));
            Diagnostic { span, cause, ..fault }
        });
        list.extend(told);
        list.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
        let Some(case) = case else { return Err(list) };
        let warnings = Faults { source: self.warnings.source.clone(), list, more: self.warnings.more };
        Ok(Reading { case, written: Some(changed), warnings })
    }
}

/// Reads one case of format 1.
///
/// `id` is the short name the case goes by; the program takes the name of its file without the ending.
///
/// # Errors
/// Every fault of the text, in the order of their places.
///
/// ```
/// use cloudcost::{read_case, Source};
/// let text = r#"
/// format = 1
/// title = "example"
/// [[published]]
/// before = "約22億円"
/// after = "約14億円"
/// "#;
/// let reading = read_case("toyama", Source::new("toyama.toml", text)).unwrap();
/// assert_eq!(reading.case.months, 60);
///
/// let faults = read_case("bad", Source::new("bad.toml", "format = 2\ntitel = \"?\"")).unwrap_err();
/// let codes: Vec<_> = faults.list.iter().map(|fault| fault.code.name()).collect();
/// assert_eq!(codes, ["empty-case", "unsupported-format", "unknown-key"]);
/// ```
pub fn read_case(id: &str, source: Source) -> Result<Reading, Faults> {
    bounds::within(&source)?;
    let (table, breaches) = DeTable::parse_recoverable(source.text());
    let mut more = breaches.len().saturating_sub(FAULTS_KEPT);
    let syntax = syntax::told(source.text(), &breaches, entries::keys);
    drop(breaches);
    let mut reader = keys::Reader::new(source.text());
    let mut file = file::read(&mut reader, table.get_ref());
    let (as_written, currency) = (file.plan.clone(), file.currency.clone());
    let scenarios = std::mem::take(&mut file.scenario);
    let named = file::scenario::meant(&scenarios, &[], &reader);
    let follow = file.published.iter().map(|row| row.value.months.is_none()).collect();
    let currency = currency.unwrap_or(keys::At { value: Currency::JPY, span: 0..0 });
    let case = validate::validate(id, file, &reader);
    let written = case.as_ref().filter(|case| case.plan.is_some());
    let written = written.map(|case| Written::new(case, (currency, follow), as_written, named));
    if let Some(written) = &written {
        scenario::check(&scenarios, &[], written, &reader);
    }
    let (mut faults, more_found) = syntax.and(source.text(), reader.into_faults());
    more += more_found;
    faults.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
    faults.dedup();
    let broken = more > 0 || faults.iter().any(|fault| fault.severity == Severity::Error);
    match (case, broken) {
        (Some(case), false) => Ok(Reading { case, written, warnings: Faults { source, list: faults, more } }),
        _ => Err(Faults { source, list: faults, more }),
    }
}

/// Reads a percent such as "30%" on its own; a reduction is below 0.
///
/// ```
/// use cloudcost::{Fraction, read_percent};
/// assert_eq!(read_percent("30%").ok(), Some(Fraction::from(30)));
/// assert_eq!(read_percent("▲30%").ok(), Some(Fraction::from(-30)));
/// ```
///
/// # Errors
/// The fault, at its place in the text.
pub fn read_percent(text: &str) -> Result<Fraction, Diagnostic> {
    percent_alone(text).map(|literal| literal.change())
}

/// Reads the percent of a saving: a reduction is a saving, an increase one below 0.
///
/// ```
/// use cloudcost::{Fraction, read_saving};
/// assert_eq!(read_saving("30%").ok(), Some(Fraction::from(30)));
/// assert_eq!(read_saving("30%減").ok(), Some(Fraction::from(30)));
/// assert_eq!(read_saving("+30%").ok(), Some(Fraction::from(-30)));
/// ```
///
/// # Errors
/// The fault, at its place in the text.
pub fn read_saving(text: &str) -> Result<Fraction, Diagnostic> {
    percent_alone(text).map(|literal| literal.saving())
}

fn percent_alone(text: &str) -> Result<literal::PercentLiteral, Diagnostic> {
    literal::percent(text).map_err(|flaw| flaw.placed(0..text.len()))
}

/// The fiscal year that a text says, by the calendar year in which it begins, or its number in a term: 2027, 令和9年度, R9, 2.
pub fn read_fiscal_year(text: &str) -> Option<u32> {
    literal::fiscal_year(text)
}

/// The calendar year and month that a text says: 2029-04, 令和11年4月 or R11.4; `None` for a number of a month in a term.
///
/// ```
/// assert_eq!(cloudcost::read_month("令和11年4月"), Some((2029, 4)));
/// assert_eq!(cloudcost::read_month("31"), None);
/// ```
pub fn read_month(text: &str) -> Option<(u16, u8)> {
    literal::month(text)
}

/// Reads an amount in any written form, in major units; a minus makes it negative.
///
/// # Errors
/// What is wrong with it, without a place.
pub fn read_amount(written: &str) -> Result<Fraction, Diagnostic> {
    match written::figure(written.trim()) {
        Ok(literal) => Ok(literal.value),
        Err(flaw) => Err(Diagnostic { span: None, ..flaw.into_fault(0..0) }),
    }
}
