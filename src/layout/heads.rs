//! Costs a head of the population, in the currency itself, whatever unit the amounts of a table have.

use super::cells::currency_word;
use crate::case::Case;
use crate::cost::Units;
use crate::lang::Text;
use crate::money::{Currency, Fraction, Range, places};
use crate::plan::facts::Computed;
use crate::report::Cell;

/// What the base is called that counts heads.
const POPULATION: [&str; 2] = ["population", "人口"];

/// How many heads there are.
#[derive(Clone)]
pub(super) struct Heads {
    members: Vec<Fraction>,
    /// Those of all together.
    pub(super) all: Fraction,
    currency: Currency,
    decimals: u32,
}

/// The heads of the members that take part; no member has any where one of these does not say how many it has.
pub(super) fn heads(case: &Case, computed: &Computed<'_>) -> Heads {
    let members = computed.plan.members.iter().enumerate();
    let members = members.map(|(number, member)| match computed.months_of(number) {
        None => Some(Fraction::zero()),
        Some(_) => {
            let mut bases = member.bases.iter();
            bases.find(|(name, _)| POPULATION.contains(&name.as_str())).map(|(_, value)| value.clone())
        }
    });
    let members = members.collect::<Option<Vec<Fraction>>>().unwrap_or_default();
    let all = members.iter().sum::<Fraction>();
    Heads { members, all, currency: case.currency, decimals: computed.decimals }
}

impl Heads {
    /// The heads of a member.
    pub(super) fn of_member(&self, number: usize) -> Option<&Fraction> {
        self.members.get(number)
    }

    /// What a sum comes to each of so many heads; nothing where there are none.
    pub(super) fn each(&self, sum: Units, heads: &Fraction) -> Option<Range> {
        let places = places(self.decimals);
        let of = |units| Fraction::decimal(units, places).checked_div(heads);
        if !heads.is_positive() {
            return None;
        }
        match sum.is_exact() {
            true => Some(Range::exact(of(sum.base)?)),
            false => Some(Range { low: of(sum.low)?, high: of(sum.high)? }),
        }
    }

    /// Decimals that people see of such a figure: those of the currency.
    pub(super) fn decimals(&self) -> i32 {
        places(self.decimals)
    }

    /// The currency, as people call it beside a number.
    pub(super) fn currency(&self) -> Cell {
        currency_word(self.currency)
    }

    /// The head of a column of such figures: it names its own unit.
    pub(super) fn head(&self) -> Cell {
        match self.currency {
            Currency::JPY => Cell::text(Text::each("1人当たり（円）", "JPY a head")),
            currency => {
                let code = currency.code();
                Cell::text(Text::each(format!("1人当たり（{code}）"), format!("{code} a head")))
            }
        }
    }
}
