//! What can be explained, by name: `share.ko`, `percent`, `net.ko`, and of which year and item.

use super::costs::WhichInvoices;
use crate::case::{Case, Plan, member_of};
use crate::code;
use crate::cost::ItemAt;
use crate::diagnostic::Diagnostic;
use crate::lang::Term;
use crate::plan::facts::Computed;
use std::collections::HashSet;

/// What kind of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The cost before.
    Before,
    /// The cost after; of a member, its share.
    After,
    /// What is saved.
    Saving,
    /// What is saved, in percent of the cost before.
    Percent,
    /// What support pays.
    Support,
    /// What is left of the cost after to pay.
    Net,
    /// What is billed, with what is settled.
    Bill,
    /// What is settled in the bills.
    Settlement,
    /// A life-cycle measure.
    Measure(Term),
    /// What a requirement limits, by its number from 0.
    Requirement(usize),
    /// A figure of a published row, by its number from 0.
    Published(usize, Printed),
}

/// A figure that a document prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The cost before.
    Before,
    /// The cost after.
    After,
    /// What is saved.
    Saving,
    /// The same in percent.
    Percent,
}

/// The measures by the names that data have of them.
const MEASURES: [(&str, Term); 9] = [
    ("present-value-before", Term::PresentValueBefore),
    ("present-value-after", Term::PresentValueAfter),
    ("net-saving", Term::NetSaving),
    ("investment", Term::Investment),
    ("savings-to-investment", Term::SavingsToInvestment),
    ("adjusted-return", Term::AdjustedReturn),
    ("internal-return", Term::InternalReturn),
    ("simple-payback", Term::SimplePayback),
    ("discounted-payback", Term::DiscountedPayback),
];

const PRINTED: [(&str, Printed); 4] = [
    ("before", Printed::Before),
    ("after", Printed::After),
    ("saving", Printed::Saving),
    ("percent", Printed::Percent),
];

const KINDS: [(&str, Kind); 9] = [
    ("before", Kind::Before),
    ("after", Kind::After),
    ("saving", Kind::Saving),
    ("percent", Kind::Percent),
    ("share", Kind::After),
    ("support", Kind::Support),
    ("net", Kind::Net),
    ("bill", Kind::Bill),
    ("settlement", Kind::Settlement),
];

/// Those that only a member has.
const OF_MEMBERS: [&str; 3] = ["share", "bill", "settlement"];

/// What else begins the name of a figure.
const OTHERS: [&str; 3] = ["measure", "require", "published"];

/// A figure that is to be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its name as typed.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whose, by the number of the member; of the group by default.
    pub member: Option<usize>,
    /// Of which year and items.
    pub part: WhichInvoices,
}

impl Asked {
    /// Whether a member in a year counts.
    pub(super) fn is_of(&self, member: usize, year: usize) -> bool {
        self.member.is_none_or(|asked| asked == member) && self.part.year.is_none_or(|asked| asked == year)
    }

    /// The words of all figures of a case, each by itself or followed by a member.
    pub fn words(case: &Case) -> Vec<String> {
        let kinds = KINDS.iter().map(|(word, _)| (*word).to_owned());
        let measures = MEASURES.iter().map(|(word, _)| ["measure.", word].concat());
        let limits = (1..=case.require.len()).map(|number| format!("require.{number}"));
        let rows = (1..=case.published.len())
            .flat_map(|number| PRINTED.iter().map(move |(word, _)| format!("published.{number}.{word}")));
        let known = kinds.filter(|_| case.plan.is_some()).chain(measures.filter(|_| case.plan.is_some()));
        known.chain(limits).chain(rows).collect()
    }

    /// The figure of this name; a member by its id or name.
    ///
    /// # Errors
    /// `unknown-figure`, `unknown-member`.
    pub fn read(name: &str, case: &Case) -> Result<Asked, Diagnostic> {
        if let Some(found) = Asked::other(name, case) {
            return found;
        }
        let plan = case.plan_here()?;
        let (word, whose) = match name.split_once('.') {
            Some((word, whose)) => (word, Some(whose.trim_matches('"'))),
            None => (name, None),
        };
        let found = KINDS.iter().find(|(known, _)| *known == word);
        if found.is_some() && OF_MEMBERS.contains(&word) && whose.is_none() {
            let fault = Diagnostic::error(code!("unknown-figure"), None).worded(code!("figure-of-a-member"));
            let members = plan.members.iter().filter(|member| !member.candidate);
            let first = members.map(|member| member.id.as_str()).next().unwrap_or("MEMBER");
            return Err(fault.with("found", name).with("example", [word, first].join(".")));
        }
        let Some((_, kind)) = found else {
            let known: Vec<&str> = KINDS.iter().map(|(known, _)| *known).chain(OTHERS).collect();
            let fault = Diagnostic::error(code!("unknown-figure"), None)
                .worded(code!("unknown-figure-explain"))
                .with("found", name);
            return Err(fault.with_known(word, &known, code!("unknown-figure-near")));
        };
        let member = whose.map(|whose| member(plan, whose)).transpose()?;
        Ok(Asked { name: name.to_owned(), kind: *kind, member, part: WhichInvoices::default() })
    }

    /// A measure, a requirement or a published figure, if the name is of one.
    fn other(name: &str, case: &Case) -> Option<Result<Asked, Diagnostic>> {
        let (word, rest) = name.split_once('.').unwrap_or((name, ""));
        let asked =
            |kind, member| Asked { name: name.to_owned(), kind, member, part: WhichInvoices::default() };
        let unknown = |rest: &str, known: &[&str]| {
            let fault = Diagnostic::error(code!("unknown-figure"), None)
                .worded(code!("unknown-figure-of"))
                .with("found", name);
            Err(fault.with("known", known.join(", ")).with_known(rest, known, code!("unknown-figure-near")))
        };
        let numbered = |count: usize, rest: &str| {
            let number = rest.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            number.filter(|number| *number < count).ok_or_else(|| {
                let fault = Diagnostic::error(code!("unknown-figure"), None);
                let fault = match count {
                    0 => fault.worded(code!("unknown-number-none")),
                    _ => fault.worded(code!("unknown-number")),
                };
                fault.with("found", name).with("word", word).with("count", count.to_string())
            })
        };
        match word {
            "measure" => Some(match MEASURES.iter().find(|(known, _)| *known == rest) {
                Some((_, measure)) => Ok(asked(Kind::Measure(*measure), None)),
                None => unknown(rest, &MEASURES.map(|(known, _)| known)),
            }),
            "require" => {
                let (number, whose) =
                    rest.split_once('.').map_or((rest, None), |(n, whose)| (n, Some(whose)));
                let plan = case.plan.as_ref();
                let whose = whose.map(|whose| whose.trim_matches('"')).zip(plan);
                let whose = whose.map(|(whose, plan)| member(plan, whose)).transpose();
                let found = numbered(case.require.len(), number).map(Kind::Requirement);
                Some(found.and_then(|kind| Ok(asked(kind, whose?))))
            }
            "published" => {
                let (number, figure) = rest.split_once('.').unwrap_or((rest, ""));
                let number = match numbered(case.published.len(), number) {
                    Ok(number) => number,
                    Err(fault) => return Some(Err(fault)),
                };
                Some(match PRINTED.iter().find(|(known, _)| *known == figure) {
                    Some((_, printed)) => Ok(asked(Kind::Published(number, *printed), None)),
                    None => unknown(figure, &PRINTED.map(|(known, _)| known)),
                })
            }
            _ => None,
        }
    }

    /// That this case does not have it.
    pub(super) fn not_known(&self) -> Diagnostic {
        Diagnostic::error(code!("figure-not-known"), None).with("found", self.name.clone())
    }

    /// Whether a year, or an item, is nothing that it can be taken apart by.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Measure(_) | Kind::Published(..))
            || (matches!(self.kind, Kind::Requirement(_)) && self.part.items.is_some())
    }

    /// The same of one year, by its number: the calendar year it begins in, or the how-manieth it is.
    ///
    /// # Errors
    /// No such year.
    pub fn of_year(mut self, year: u32, computed: &Computed<'_>) -> Result<Asked, Diagnostic> {
        let found = computed.years.iter().position(|known| known.name.number() == year);
        let Some(found) = found else {
            let known: Vec<String> =
                computed.years.iter().map(|known| known.name.number().to_string()).collect();
            let fault = Diagnostic::error(code!("unknown-figure"), None)
                .worded(code!("unknown-year"))
                .with("found", year.to_string());
            return Err(fault.with("known", known.join(", ")));
        };
        self.part.year = Some(found);
        Ok(self)
    }

    /// The same of the items of one id or name.
    ///
    /// # Errors
    /// No such item.
    pub fn of_item(mut self, id: &str, plan: &Plan) -> Result<Asked, Diagnostic> {
        let named = plan.numbered().filter(|(_, item)| item.id == id || item.name.is(id));
        let found: Vec<ItemAt> = named.map(|(at, _)| at).collect();
        if found.is_empty() {
            let mut seen = HashSet::new();
            let ids: Vec<&str> =
                plan.items().map(|item| item.id.as_str()).filter(|id| seen.insert(*id)).collect();
            let fault = Diagnostic::error(code!("unknown-item"), None).worded(code!("unknown-item-here"));
            return Err(fault.with("found", id).with("known", ids.join(", ")));
        }
        self.part.items = Some(found);
        Ok(self)
    }
}

/// A member that takes part, by its id or name.
fn member(plan: &Plan, whose: &str) -> Result<usize, Diagnostic> {
    let number = member_of(&plan.members, whose)?;
    match plan.members.get(number).is_some_and(|member| member.candidate) {
        false => Ok(number),
        true => {
            let fault = Diagnostic::error(code!("not-yet-member"), None).worded(code!("not-yet-member-here"));
            Err(fault.with("id", whose))
        }
    }
}
