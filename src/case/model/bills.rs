//! What stands beside the split of a year: money of the year before, instalments, the word for a bill.

use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{Term, Text};
use crate::sharing::{Bill, Parts, Rule};

/// 精算: money of another year that stands in the bills of a year; it is in no cost and no saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// What people call it.
    pub name: Text,
    /// The year of the term, from 0.
    pub year: usize,
    /// What of it falls to whom, in minor units: below 0 it is given back.
    pub how: Reckoned,
    /// Where it stands in the file.
    pub place: Span,
}

impl Reckoning {
    /// That it lowers what is split of a year at once, where bills are made of each item or category apart.
    pub(crate) fn apart(&self, bill: Bill) -> Option<Diagnostic> {
        let lowers = matches!(self.how, Reckoned::BeforeSplit(_));
        (lowers && bill != Bill::Year)
            .then(|| Diagnostic::error(code!("before-split-apart"), Some(self.place.clone())))
    }
}

/// What of a reckoning falls to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reckoned {
    /// An amount for each of these members, by number.
    By(Vec<(usize, i128)>),
    /// A total, shared by a rule among those that take part in that year.
    Rule(i128, Rule),
    /// A total, in proportion to the bills of the year before.
    Paid(i128),
    /// A total that lowers what is split in that year: 繰越金充当.
    BeforeSplit(i128),
}

impl Reckoned {
    /// What all of it comes to, where that is split whole.
    pub(crate) fn total(&self) -> Option<i128> {
        match self {
            Reckoned::Rule(total, _) | Reckoned::Paid(total) | Reckoned::BeforeSplit(total) => Some(*total),
            Reckoned::By(_) => None,
        }
    }
}

/// In which parts a bill of a year is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instalments {
    /// The months, in the order of a fiscal year, 4 for April.
    pub months: Vec<u32>,
    /// How a bill is divided among them.
    pub parts: Parts,
    /// A smaller bill is paid at once, in minor units.
    pub above: Option<i128>,
}

/// What the body calls a bill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BillWord {
    /// 負担金.
    #[default]
    Futankin,
    /// 分担金.
    Buntankin,
    /// 分賦金.
    Bunpukin,
}

impl BillWord {
    /// Each as it is written.
    pub const ALL: [(&'static str, BillWord); 3] =
        [("負担金", BillWord::Futankin), ("分担金", BillWord::Buntankin), ("分賦金", BillWord::Bunpukin)];

    /// The word of tables and sentences.
    pub(crate) fn term(self) -> Term {
        match self {
            BillWord::Futankin => Term::BillHead,
            BillWord::Buntankin => Term::BillBuntankin,
            BillWord::Bunpukin => Term::BillBunpukin,
        }
    }
}
