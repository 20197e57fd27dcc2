//! How an invoice is made: the price as written, times months, growth and pieces, rounded once.

use super::leaves::CaseTexts;
use super::tree::{Growing, MadeOnce, NumberUnit, Operation, Step, StepKind};
use crate::case::{Target, WrittenAmount};
use crate::cost::{Bearer, CostItem, ItemAt, Layer, Months, Price, Taxed};
use crate::money::{Fraction, Rounding, places};
use crate::plan::facts::{Computed, Fact, Payer};

/// A plan as it is taken apart: what it costs, and its texts.
#[derive(Clone, Copy)]
pub(super) struct PlanBooks<'a> {
    pub(super) computed: &'a Computed<'a>,
    pub(super) texts: CaseTexts<'a>,
    /// What grows of it.
    pub(super) tree: &'a Growing,
}

impl PlanBooks<'_> {
    /// Minor units as major ones.
    pub(super) fn major(&self, units: i128) -> Fraction {
        Fraction::of_minor(units, self.computed.decimals)
    }

    /// Exact minor units as major ones.
    pub(super) fn major_of(&self, units: &Fraction) -> Fraction {
        units * &Fraction::power_of_ten(-places(self.computed.decimals))
    }

    /// The invoice of a fact.
    pub(super) fn invoice(&self, nth: usize) -> Option<usize> {
        if let Some(known) = self.tree.known(&MadeOnce::Invoice(nth)) {
            return Some(known);
        }
        let fact = self.computed.facts.get(nth)?;
        let item = self.computed.item(fact)?;
        let step = match item.outside.is_empty() {
            true => self.whole_invoice(fact, item, fact.invoice.units.base),
            false => self.partly_outside(fact, item),
        };
        let step = self.tree.add(step);
        self.tree.know(MadeOnce::Invoice(nth), step);
        Some(step)
    }

    /// What is left of an invoice, or what somebody outside bears of it.
    fn partly_outside(&self, fact: &Fact, item: &CostItem) -> Step {
        let (number, year) = (fact.item, fact.invoice.year);
        let is_of_it =
            |other: &&Fact| (other.side, other.item, other.invoice.year) == (fact.side, number, year);
        let known = self.tree.known(&MadeOnce::Whole(number, year));
        let whole = known.unwrap_or_else(|| {
            let all = self.computed.facts.iter().filter(is_of_it).map(|fact| fact.invoice.units.base).sum();
            let step = self.whole_invoice(fact, item, all);
            let step = self.tree.add(Step { what: StepKind::Whole, member: None, ..step });
            self.tree.know(MadeOnce::Whole(number, year), step);
            step
        });
        let outside = |units: i128, uses: Vec<usize>| {
            let step = Step::money(StepKind::Outside, Operation::Taken, self.major(units), uses);
            step.year(year).item(fact.side, number)
        };
        let units = fact.invoice.units.base;
        if fact.payer.is_outside() {
            return outside(units, vec![whole]);
        }
        let parts = self.computed.facts.iter().filter(is_of_it).filter(|fact| fact.payer.is_outside());
        let parts: Vec<i128> = parts.map(|fact| fact.invoice.units.base).collect();
        let mut uses = vec![whole];
        for part in parts {
            let step = outside(part, Vec::new());
            uses.push(self.tree.add(step));
        }
        let step = Step::money(StepKind::Invoice, Operation::Difference, self.major(units), uses);
        step.year(year).item(fact.side, number)
    }

    /// All of an invoice.
    fn whole_invoice(&self, fact: &Fact, item: &CostItem, units: i128) -> Step {
        let exact = self.major(units);
        let decimals = self.computed.decimals;
        let (operation, uses) = match &item.price {
            Price::Total(_) => self.of_total(fact, item),
            _ => {
                let layers: Vec<usize> =
                    fact.invoice.layers.iter().map(|layer| self.layer(fact, item, layer)).collect();
                let only = match layers.as_slice() {
                    [only] => *only,
                    _ => {
                        let sum = self.tree.sum(StepKind::Layer, layers);
                        self.tree.add(sum.year(fact.invoice.year).item(fact.side, fact.item))
                    }
                };
                (Operation::Invoice(decimals), vec![only])
            }
        };
        let step = Step::money(StepKind::Invoice, operation, exact, uses);
        let step = step.year(fact.invoice.year).item(fact.side, fact.item);
        match fact.payer {
            Payer::Member(member) => step.member(member),
            _ => step,
        }
    }

    /// Months of one price: the amount, a part of it where it is for more months, grown, times pieces, and taxed.
    fn layer(&self, fact: &Fact, item: &CostItem, layer: &Layer) -> usize {
        let count = i128::from(layer.months.count());
        let exact = &(&layer.price.base * &Fraction::from(count)) * &fact.invoice.pieces;
        let growth = self.growth(fact.at(), item, layer);
        let (nth, of) = self.form(fact, item, layer);
        let amount = self.amount(fact.at(), nth, item);
        let pieces = self.pieces(fact, item);
        let months = (count != of).then(|| self.months(count, of));
        let uses: Vec<usize> = match &item.tax {
            None => amount.into_iter().chain(months).chain(growth).chain(pieces).collect(),
            Some(tax) => {
                let price: Vec<usize> = amount.into_iter().chain(growth).chain(pieces).collect();
                let price = self.taxed(fact, tax, price);
                std::iter::once(price).chain(months).collect()
            }
        };
        let step = Step::money(StepKind::Layer, Operation::Product, exact, uses);
        self.tree.add(step.year(fact.invoice.year).item(fact.side, fact.item))
    }

    /// A price with its tax, brought to the minor unit: the product of these and of 1 + the rate, or over it.
    fn taxed(&self, fact: &Fact, tax: &Taxed, price: Vec<usize>) -> usize {
        let one = self.tree.add(Step::number(StepKind::TaxFactor, Fraction::from(1)));
        let rate = self.texts.written.tax_rate_of(fact.at());
        let rate = self.tree.input(self.texts, rate);
        let sum = self.tree.sum(StepKind::TaxFactor, std::iter::once(one).chain(rate).collect());
        let with = self.tree.add(sum.of(NumberUnit::Number));
        let product = |uses: Vec<usize>| {
            let exact = uses.iter().fold(Fraction::from(1), |product, nth| &product * &self.tree.exact(*nth));
            self.tree.add(Step::money(StepKind::Tax, Operation::Product, exact, uses))
        };
        let exact = match tax.factor > Fraction::from(1) {
            true => product(price.into_iter().chain([with]).collect()),
            false => {
                let price = product(price);
                let exact = self.tree.exact(price).checked_div(&self.tree.exact(with)).unwrap_or_default();
                self.tree.add(Step::money(StepKind::Tax, Operation::Quotient, exact, vec![price, with]))
            }
        };
        let places = places(self.computed.decimals);
        let rounded = self.tree.exact(exact).rounded(places, tax.round);
        let step = Step::money(
            StepKind::Tax,
            Operation::Taxed(self.computed.decimals, tax.round),
            rounded,
            vec![exact],
        );
        self.tree.add(step.item(fact.side, fact.item))
    }

    /// Which of an item's amounts is the price of these months, and for how many months it is.
    fn form(&self, fact: &Fact, item: &CostItem, layer: &Layer) -> (usize, i128) {
        let of = i128::from(self.computed.months_of_amount(item, fact.invoice.year));
        match &item.price {
            Price::ByYear(_) => (fact.invoice.year, of),
            Price::ByMembers(prices) => {
                let (count, _) = self.computed.sharers(item, layer.months.first);
                let known = prices.iter().enumerate().filter(|(_, (number, _))| *number <= count);
                (known.max_by_key(|(_, (number, _))| *number).map_or(0, |(nth, _)| nth), of)
            }
            _ => (0, of),
        }
    }

    /// The months that an item runs as written, within the term.
    fn written_months(&self, item: &CostItem) -> Months {
        item.runs.and(Months::new(1, self.computed.years.last().map_or(0, |year| year.months.last)))
    }

    /// The amount, and the rates that bring it to the currency of the case.
    fn amount(&self, at: ItemAt, nth: usize, item: &CostItem) -> Vec<usize> {
        let written = self.texts.written;
        let moving = written.factors_of(at);
        let product: Option<WrittenAmount> = written.amounts(at, &moving).into_iter().nth(nth);
        let targets: Vec<Target> = product.map(|product| product.targets).unwrap_or_default();
        let found =
            targets.iter().filter_map(|target| self.tree.input(self.texts, written.input_of(*target)));
        let found: Vec<usize> = found.collect();
        if !found.is_empty() && found.len() == targets.len() {
            return found;
        }
        // a price that no item of the file states: that of a quotation for all members
        let stated = match &item.price {
            Price::Once { amount, .. }
            | Price::Monthly(amount)
            | Price::Yearly(amount)
            | Price::Total(amount) => amount.base.clone(),
            Price::ByYear(amounts) => amounts.get(nth).map(|amount| amount.base.clone()).unwrap_or_default(),
            Price::ByMembers(prices) => {
                prices.get(nth).map(|(_, price)| price.base.clone()).unwrap_or_default()
            }
        };
        vec![self.tree.add(Step::money(StepKind::Whole, Operation::Taken, stated, Vec::new()))]
    }

    /// So many months, of those that the amount is for.
    pub(super) fn months(&self, count: i128, of: i128) -> usize {
        let number = |count: i128| {
            self.tree.add(Step::number(StepKind::Months, Fraction::from(count)).of(NumberUnit::Months))
        };
        if of == 1 {
            return number(count);
        }
        let (count, of) = (number(count), number(of));
        let exact = self.tree.exact(count).checked_div(&self.tree.exact(of)).unwrap_or_default();
        let step = Step::money(StepKind::Months, Operation::Quotient, exact, vec![count, of]);
        self.tree.add(step.of(NumberUnit::Number))
    }

    /// What a price has grown by, where it has.
    fn growth(&self, at: ItemAt, item: &CostItem, layer: &Layer) -> Option<usize> {
        let times = layer.months.first.saturating_sub(item.runs.first) / 12;
        if item.growth.is_zero() || times == 0 || matches!(item.price, Price::Total(_)) {
            return None;
        }
        let input = self.tree.input(self.texts, self.texts.written.growth_of(at))?;
        let one = self.tree.add(Step::number(StepKind::Growth, Fraction::from(1)));
        let factor = &Fraction::from(1) + &item.growth;
        let sum = Step::money(StepKind::Growth, Operation::Sum, factor.clone(), vec![one, input]);
        let sum = self.tree.add(sum.of(NumberUnit::Number));
        let step = Step::money(StepKind::Growth, Operation::Power(times), factor.power(times), vec![sum]);
        Some(self.tree.add(step.of(NumberUnit::Number)))
    }

    /// How many pieces an item has of a member, where it is priced by them.
    fn pieces(&self, fact: &Fact, item: &CostItem) -> Option<usize> {
        let (Bearer::Each(_), Payer::Member(member)) = (&item.bearer, fact.payer) else { return None };
        let written = self.texts.written;
        let base = written.per(fact.at());
        let input = base.and_then(|base| written.base_of(member, base));
        let found = self.tree.input(self.texts, input);
        Some(
            found.unwrap_or_else(|| {
                self.tree.add(Step::number(StepKind::Weight, fact.invoice.pieces.clone()))
            }),
        )
    }

    /// The year of a sum over several: what counts of it is rounded, and laid on the years by their months.
    fn of_total(&self, fact: &Fact, item: &CostItem) -> (Operation, Vec<usize>) {
        let decimals = self.computed.decimals;
        let mine =
            |other: &&Fact| (other.side, other.item, other.payer) == (fact.side, fact.item, fact.payer);
        let years: Vec<(usize, i128)> = self
            .computed
            .facts
            .iter()
            .filter(mine)
            .map(|other| {
                let months = other.invoice.layers.iter().map(|layer| i128::from(layer.months.count()));
                (other.invoice.year, months.sum())
            })
            .collect();
        let counts: i128 = years.iter().map(|(_, months)| months).sum();
        let written = i128::from(self.written_months(item).count());
        let amount = self.amount(fact.at(), 0, item);
        let pieces = self.pieces(fact, item);
        let mut uses = match &item.tax {
            None => amount,
            Some(tax) => vec![self.taxed(fact, tax, amount.into_iter().chain(pieces).collect())],
        };
        if counts != written {
            uses.push(self.months(counts, written));
        }
        uses.extend(pieces.filter(|_| item.tax.is_none()));
        let place = years.iter().position(|(year, _)| *year == fact.invoice.year).unwrap_or(0);
        let exact = uses.iter().fold(Fraction::from(1), |product, nth| &product * &self.tree.exact(*nth));
        let product = Step::money(StepKind::Whole, Operation::Product, exact.clone(), uses);
        let product = self.tree.add(product.item(fact.side, fact.item));
        let places = places(decimals);
        let rounded = exact.rounded(places, Rounding::HalfAway);
        let whole = Step::money(StepKind::Whole, Operation::Invoice(decimals), rounded, vec![product]);
        let whole = self.tree.add(whole.item(fact.side, fact.item));
        let months = years.iter().map(|(year, months)| {
            Step::number(StepKind::Months, Fraction::from(*months)).of(NumberUnit::Months).year(*year)
        });
        let months: Vec<usize> = months.map(|step| self.tree.add(step)).collect();
        (Operation::Spread(place, decimals, 1), std::iter::once(whole).chain(months).collect())
    }
}
