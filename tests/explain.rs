//! A figure taken apart and put together again from its leaves alone, for random cases with any of the keys of a plan.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/dice.rs"]
mod dice;

use cloudcost::analysis::diff::diff;
use cloudcost::analysis::explain::{
    Asked, CaseTexts, Explanation, NumberUnit, Operation, Step, StepKind, explain,
};
use cloudcost::analysis::split::{ShareRow, SplitRequest, split};
use cloudcost::analysis::whatif::{Figure, Outcome, outcome};
use cloudcost::sharing::{Remainder, Round};
use cloudcost::{Change, Fraction, NumberOf, Reading, Rounding, Scenario, Source, read_amount, read_case};
use dice::Dice;

impl Dice {
    fn amount(&mut self) -> String {
        let most = [900, 90_000, 9_000_000][usize::try_from(self.below(3)).unwrap()];
        let amount = 1 + self.below(most);
        match self.below(9) {
            0 => format!("\"{amount}千円\""),
            1 => format!("{}_{:03}", 1 + amount / 1000, amount % 1000),
            2 => format!("\"約{amount}円\""),
            3 => format!("\"{amount}円±10%\""),
            4 => format!("\"USD {amount}\""),
            5 => format!("\"EUR {}.{:02}\"", amount / 100, amount % 100),
            6 if self.chance(30) => format!("-{amount}"),
            _ => amount.to_string(),
        }
    }

    fn growth(&mut self) -> String {
        match self.chance(30) {
            true => format!("growth = \"{}%\"\n", self.one(&["1.5", "-2", "10"])),
            false => String::new(),
        }
    }

    fn runs(&mut self, months: i64) -> String {
        match self.chance(25) {
            true => {
                let from = 1 + self.below(months);
                format!("from = {from}\nto = {}\n", from + self.below(months - from + 1))
            }
            false => String::new(),
        }
    }

    /// What says that an amount is without tax, or with it.
    fn taxed(&mut self, is_taxed: bool) -> String {
        if !is_taxed || self.chance(40) {
            return String::new();
        }
        let kind = self.one(&["tax = \"excluded\"\n", "tax = \"included\"\n", "tax = \"none\"\n"]);
        if kind.contains("none") {
            return kind.to_owned();
        }
        let rate = self.one(&["", "", "tax_rate = \"8%\"\n"]);
        [kind, rate, self.one(&["", "tax_round = \"up\"\n", "tax_round = \"nearest\"\n"])].concat()
    }

    /// An amount, the months it runs, and its tax.
    fn price(&mut self, months: i64, years: i64, is_taxed: bool) -> String {
        let others = ["", "", "timing = \"start\"\n", "one_time = true\n", "status = \"contract\"\n"];
        self.form(months, years) + &self.taxed(is_taxed) + self.one(&others)
    }

    fn form(&mut self, months: i64, years: i64) -> String {
        let amount = self.amount();
        let runs = self.runs(months);
        match self.below(8) {
            6 => format!("once = {amount}\nat = 0\n"),
            7 => {
                let every = self.one(&["5", "12", "13"]);
                format!("once = {amount}\nat = {}\nevery = {every}\n", self.below(13))
            }
            0 => format!("once = {amount}\nat = {}\n", 1 + self.below(months)),
            1 => format!("once = {amount}\n"),
            2 => format!("total = {amount}\n{runs}"),
            3 => format!("monthly = {amount}\n{runs}{}", self.growth()),
            4 => {
                let years: Vec<String> = (0..years).map(|_| self.amount()).collect();
                format!("by_year = [{}]\n", years.join(", "))
            }
            _ => format!("yearly = {amount}\n{runs}{}", self.growth()),
        }
    }

    fn rule(&mut self) -> &'static str {
        self.one(&[
            "equal",
            "population",
            "current",
            "20% equal + 80% population",
            "30% current + 30% population + 40% \\\"業務数\\\"",
            "population ^ 0.585",
            "degressive(population, 1.5)",
            "均等割20%、人口割80%",
        ])
    }

    /// A case with any of the keys of a plan.
    fn text(&mut self) -> String {
        let months = [12, 18, 30, 60][usize::try_from(self.below(4)).unwrap()];
        let start = self.chance(60).then(|| 1 + self.below(12));
        let begins = if self.chance(70) { 4 } else { 1 + self.below(12) };
        let years = match start {
            Some(month) => (months + (month - begins + 12) % 12 + 11) / 12,
            None => (months + 11) / 12,
        };
        // by what number a year goes
        let named = start.map_or(1, |month| if month < begins { 2025 } else { 2026 });
        let members = 1 + self.below(5);
        let mut text = format!("format = 1\ntitle = \"架空\"\nmonths = {months}\n");
        if let Some(month) = start {
            text += &match self.chance(50) {
                true => format!("start = \"2026-{month:02}\"\n"),
                false => format!("start = \"令和8年{month}月\"\n"),
            };
            text += &format!("year_starts = {begins}\n");
        }
        text += self.one(&["", "", "unit = \"千円\"\n"]);
        let is_taxed = self.chance(50);
        if is_taxed {
            text += self.one(&[
                "tax = \"included\"\ntax_rate = \"10%\"\n",
                "tax = \"excluded\"\ntax_rate = \"8%\"\n",
            ]);
        }
        let by_year = self.chance(30);
        text += "[rates]\nUSD = \"139.5円\"\nEUR = \"USD 1.08\"\n";
        if self.chance(50) {
            let (percent, timing) = (self.one(&["4", "0", "2.5"]), self.one(&["start", "mid", "end"]));
            text += &format!("[finance]\ndiscount = \"{percent}%\"\ntiming = \"{timing}\"\n");
        }
        let rule = self.rule().replace("\\\"", "");
        text += &format!("[sharing]\nrule = \"{rule}\"\n");
        if self.chance(40) {
            text += &format!("round_to = {}\n", self.one(&["1", "100", "1000"]));
            text += &format!("remainder = \"{}\"\n", self.one(&["largest", "drop", "m0"]));
        }
        let bill = self.one(&["year", "year", "item", "category"]);
        text += &format!("bill = \"{bill}\"\n");
        text += self.one(&["", "", "round = \"nearest\"\n", "round = \"up\"\n"]);
        text += self.one(&["", "", "word = \"分担金\"\n", "word = \"分賦金\"\n"]);
        if start.is_some() && self.chance(40) {
            text += self.one(&[
                "instalments = [5, 8, 11, 2]\n",
                "instalments = { 4 = \"30%\", 8 = \"30%\", 12 = \"20%\", 2 = \"20%\" }\n",
            ]);
            text += self.one(&["", "instalment_unit = 10\n", "instalment_unit = 1000\n"]);
            text += self.one(&["", "instalment_round = \"up\"\n"]);
            text += self.one(&["", "instalment_rest = \"first\"\n"]);
            text += self.one(&["", "instalments_above = 4000\n"]);
        }
        if self.chance(20) {
            text += &format!("min_saving = \"{}%\"\n", self.one(&["0", "5", "-30"]));
        }
        for id in 0..members {
            let people = 1 + self.below(50_000);
            let people = match by_year && self.chance(70) {
                true => {
                    let of_year = |year| format!("\"{}\" = {}", named + year, people + 17 * year);
                    format!("{{ {} }}", (0..years).map(of_year).collect::<Vec<_>>().join(", "))
                }
                false => people.to_string(),
            };
            text += &format!("[[member]]\nid = \"m{id}\"\nname = \"団体{id}\"\n");
            text += &format!("bases = {{ population = {people}, 業務数 = {} }}\n", 1 + self.below(40))
                .replace("業務数", "\"業務数\"");
            // all but the first may come late and leave early
            let from = if id > 0 && self.chance(20) { 1 + self.below(months) } else { 1 };
            if from > 1 {
                text += &format!("from = {from}\n");
            }
            if id > 0 && self.chance(15) {
                text += &format!("to = {}\n", from + self.below(months - from + 1));
            }
            if id > 1 && self.chance(10) {
                text += "candidate = true\n";
            }
            for more in 0..1 + self.below(2) {
                let price = self.price(months, years, is_taxed);
                let per = if self.chance(15) { "per = \"業務数\"\n" } else { "" };
                let price = price + per;
                text += &format!("[[before]]\nitem = \"現行{more}\"\nmember = \"m{id}\"\n{price}");
                text += self.one(&["", "", "system = \"基幹系\"\n", "system = \"内部系\"\n"]);
                text += self.one(&["", "", "category = \"甲\"\n", "note = \"架空\"\n"]);
            }
        }
        let items = 1 + self.below(5);
        for item in 0..items {
            text += &format!("[[after]]\nitem = \"費目{item}\"\nid = \"x{item}\"\n");
            let price = self.price(months, years, is_taxed);
            text += self.one(&["", "category = \"甲\"\n", "category = \"乙\"\n"]);
            text += self.one(&["", "", "system = \"基幹系\"\n", "system = \"内部系\"\n"]);
            let outside = "paid_by = \"県\"\n";
            text += &match self.below(9) {
                0 => {
                    let direct = self.one(&["", "direct = true\n"]);
                    format!("{price}member = \"m{}\"\n{direct}", self.below(members))
                }
                1 => format!("{price}per = \"業務数\"\n"),
                2 => format!("{price}per = \"member\"\n"),
                3 if items > 1 => format!("{price}{outside}"),
                4 => format!(
                    "by_members = {{ 1 = {}, 2 = {}, 4 = {} }}\n{}",
                    self.amount(),
                    self.amount(),
                    self.amount(),
                    self.growth()
                ),
                5 => format!("{price}share = \"{}\"\n", self.rule().replace("\\\"", "")),
                6 if members > 2 => {
                    format!(
                        "{price}members = [\"m0\", \"m1\"]\nshare = {{ m0 = \"66.6%\", m1 = \"33.4%\" }}\n"
                    )
                }
                7 if members > 2 => format!("{price}members = [\"m2\", \"m0\"]\n"),
                _ => {
                    let min =
                        if self.chance(30) { format!("min = {}\n", self.below(900)) } else { String::new() };
                    let max = if self.chance(20) { "max = \"8,000千円\"\n" } else { "" };
                    let half = self.one(&[
                        "",
                        "",
                        "paid_by = { \"県\" = \"50%\" }\n",
                        "paid_by = { \"県\" = \"33.3%\", \"国\" = \"12.5%\" }\n",
                    ]);
                    format!("{price}{min}{max}{half}")
                }
            };
        }
        if self.chance(40) {
            let pays = self.one(&["rate = \"50%\"\n", "rate = \"33.3%\"\n", "amount = 12_345\n"]);
            text += &format!("[[support]]\nname = \"交付税\"\nitems = [\"x0\"]\n{pays}");
            text += self.one(&["", "", "cap = 1000\n", "to = \"m0\"\n", "cap = \"USD 77\"\n"]);
            text += self.one(&["", "year_after = 1\n", "kind = \"national\"\n"]);
        }
        if self.chance(25) {
            text += "[[support]]\nname = \"現行の補助\"\nitems = [\"現行0\"]\nrate = \"25%\"\nside = \"before\"\n";
        }
        for nth in 0..self.below(3) {
            let year = self.below(years);
            let how = match self.below(4) {
                0 => format!("by = {{ m0 = {} }}\n", self.below(900)),
                1 if bill == "year" => "total = -3\nbefore_split = true\n".to_owned(),
                2 if year > 0 => "total = 1234\nshare = \"paid\"\n".to_owned(),
                _ => format!("total = 567\nshare = \"{}\"\n", self.one(&["equal", "population"])),
            };
            text += &format!("[[settlement]]\nname = \"精算{nth}\"\nyear = {}\n{how}", named + year);
        }
        for _ in 0..self.below(3) {
            let figure = self.one(&["before", "after", "saving", "share", "net_saving", "net_share"]);
            let whose = self.one(&["", "member = \"every\"\n", "member = \"m0\"\n", "years = \"every\"\n"]);
            let side = self.one(&["at_least", "at_most"]);
            let limit = match figure {
                "before" => "\"123,456円\"",
                _ => self.one(&["\"30%\"", "\"12.5%\"", "4567", "\"before\""]),
            };
            text += &format!("[[require]]\nfigure = \"{figure}\"\n{side} = {limit}\n{whose}");
            text += self.one(&["", "", "system = \"基幹系\"\n", "why = \"架空\"\n"]);
        }
        if self.chance(20) {
            text += &format!("[[coalition]]\nmembers = [\"m0\"]\ntotal = {}\n", 1 + self.below(9_000_000));
        }
        for nth in 0..self.below(3) {
            text += &format!("[[scenario]]\nid = \"s{nth}\"\n");
            text += self.one(&["title = \"架空の案\"\n", "rule = \"equal\"\n", "round_to = 10\n"]);
            if nth > 0 && self.chance(40) {
                text += "base = \"s0\"\n";
            }
            if members > 1 && self.chance(40) {
                text += "leave = [\"m1\"]\n";
            }
            text += &format!("set = {{ \"member.m0.population\" = {} }}\n", 1 + self.below(50_000));
            if self.chance(50) {
                text += "scale = { \"after.x0\" = \"+10%\" }\n";
            }
        }
        for _ in 0..self.below(3) {
            text += "[[published]]\n";
            text += self.one(&["", "system = \"基幹系\"\n", "of = \"運用\"\nmonths = 24\n"]);
            text += self.one(&["", "status = \"estimate\"\none_time = \"excluded\"\n", "net = true\n"]);
            let (before, after) = (1_000 + self.below(9_000), 1_000 + self.below(9_000));
            let saving = before - after + self.below(3) - 1;
            let lines = [
                format!("before = \"{before}千円\"\n"),
                format!("after = \"約{after}千円\"\n"),
                format!("saving = \"{saving}千円\"\n"),
                format!("percent = \"{}.{}%\"\n", self.below(90), self.below(10)),
            ];
            let left_out = self.below(1 << 4);
            for (nth, line) in lines.iter().enumerate() {
                if left_out >> nth & 1 == 0 || nth == 0 && left_out == 15 {
                    text += line;
                }
            }
        }
        text
    }
}

fn read(text: &str) -> Option<Reading> {
    read_case("t", Source::new("t.toml", text)).ok()
}

fn taken<'r>(reading: &'r Reading, original: &'r Reading, name: &str) -> Option<Explanation<'r>> {
    let texts = CaseTexts {
        written: reading.written.as_ref()?,
        original: original.written.as_ref()?,
        source: &original.warnings.source,
    };
    explain(&reading.case, texts, Asked::read(name, &reading.case).ok()?).ok()
}

/// What a step comes to of what it uses, worked out anew; leaves and what is only told are as they are.
fn put_together(found: &Explanation<'_>) -> Vec<Fraction> {
    let mut values: Vec<Fraction> = Vec::new();
    for step in &found.tree.steps {
        let uses: Vec<&Fraction> = step.uses.iter().map(|nth| &values[*nth]).collect();
        let product = |of: &[&Fraction]| of.iter().fold(Fraction::from(1), |all, one| &all * one);
        let sum = |of: &[&Fraction]| of.iter().fold(Fraction::zero(), |all, one| &all + one);
        let value = match step.operation {
            Operation::Input(_) | Operation::Number | Operation::Taken => step.exact.clone(),
            Operation::Sum => sum(&uses),
            Operation::Difference => uses[0] - &sum(&uses[1..]),
            Operation::Product => product(&uses),
            Operation::Quotient => uses[0].checked_div(uses[1]).unwrap(),
            Operation::Power(times) => product(&vec![uses[0]; times as usize]),
            Operation::Proportion => {
                product(&uses[..uses.len() - 1]).checked_div(uses[uses.len() - 1]).unwrap()
            }
            Operation::Invoice(decimals) => uses[0].rounded(decimals as i32, Rounding::HalfAway),
            Operation::Taxed(decimals, rounding) => uses[0].rounded(decimals as i32, rounding),
            Operation::Spread(place, decimals, multiple) => {
                let unit = Fraction::decimal(multiple, decimals as i32);
                dealt(uses[0], &shares(uses[0], &uses[1..]), &unit, Remainder::Largest)[place].clone()
            }
            Operation::Round(decimals, rounding) => uses[0].rounded(decimals, rounding),
            Operation::Verdict => uses[0].clone(),
            Operation::Inference => step.exact.clone(),
            Operation::Support(decimals) => {
                let rate = uses[1].clone().min(Fraction::from(1));
                let pays = (uses[0] * &rate).rounded(decimals as i32, Rounding::Floor).max(Fraction::zero());
                uses.get(2).map_or(pays.clone(), |room| pays.min((*room).clone()))
            }
            Operation::Remainder(place) => {
                let plan = found.case.plan.as_ref().unwrap();
                let computed = found.computed.as_ref().unwrap();
                let settlement = &plan.sharing.settlement;
                let unit = Fraction::decimal(settlement.round_to, computed.decimals as i32);
                let quotas: Vec<Fraction> = uses[1..].iter().map(|quota| (*quota).clone()).collect();
                // who takes no part in the year bears nothing of it; a division of the whole cost has none
                let is_away = |bearer| step.year.is_some_and(|year| !computed.takes_part_in(bearer, year));
                let remainder = match settlement.remainder {
                    Remainder::Member(bearer) if is_away(bearer) => Remainder::Largest,
                    Remainder::Member(bearer) => {
                        Remainder::Member(computed.members().position(|(nth, _)| nth == bearer).unwrap())
                    }
                    other => other,
                };
                assert_eq!(sum(&uses[1..]), *uses[0], "the exact bills add up to the cost");
                brought(uses[0], &quotas, &unit, (settlement.round, remainder))[place].clone()
            }
        };
        values.push(value);
    }
    values
}

/// A whole in proportion to weights.
fn shares(whole: &Fraction, weights: &[&Fraction]) -> Vec<Fraction> {
    let all = weights.iter().fold(Fraction::zero(), |all, one| &all + one);
    weights.iter().map(|weight| (whole * *weight).checked_div(&all).unwrap()).collect()
}

/// Amounts brought to a unit; what they miss or exceed moves those that moved furthest, one, or nobody.
fn brought(
    cost: &Fraction,
    exact: &[Fraction],
    unit: &Fraction,
    (round, remainder): (Round, Remainder),
) -> Vec<Fraction> {
    if round == Round::Down {
        return dealt(cost, exact, unit, remainder);
    }
    let sign = Fraction::from(if cost.is_negative() { -1 } else { 1 });
    let whole = |one: &Fraction| {
        let times = (one * &sign).checked_div(unit).unwrap();
        let way = if round == Round::Up { Rounding::Ceiling } else { Rounding::HalfAway };
        &times.rounded(0, way) * unit
    };
    let mut bills: Vec<Fraction> = exact.iter().map(whole).collect();
    let mut left = bills.iter().fold(cost * &sign, |left, bill| &left - bill);
    // by how much each was moved, to the side on which it is to be taken back
    let back = if left.is_negative() { Fraction::from(-1) } else { Fraction::from(1) };
    let moved = |nth: usize, bills: &[Fraction]| &(&(&exact[nth] * &sign) - &bills[nth]) * &back;
    match remainder {
        Remainder::Drop => {}
        Remainder::Member(bearer) => bills[bearer] = &bills[bearer] + &left,
        Remainder::Largest => {
            let mut order: Vec<usize> = (0..exact.len()).collect();
            order.sort_by(|a, b| moved(*b, &bills).cmp(&moved(*a, &bills)).then(a.cmp(b)));
            for nth in order {
                let amount = &left.abs().min(unit.clone()) * &back;
                bills[nth] = &bills[nth] + &amount;
                left = &left - &amount;
            }
        }
    }
    bills.into_iter().map(|bill| &bill * &sign).collect()
}

/// Amounts cut off to a unit, and what is left dealt out: by largest remainder, to one, or to nobody.
fn dealt(cost: &Fraction, exact: &[Fraction], unit: &Fraction, remainder: Remainder) -> Vec<Fraction> {
    let sign = Fraction::from(if cost.is_negative() { -1 } else { 1 });
    let exact: Vec<Fraction> = exact.iter().map(|one| one * &sign).collect();
    let floor = |one: &Fraction| &one.checked_div(unit).unwrap().rounded(0, Rounding::Floor) * unit;
    let mut bills: Vec<Fraction> = exact.iter().map(floor).collect();
    let rests: Vec<Fraction> = exact.iter().zip(&bills).map(|(one, bill)| one - bill).collect();
    let mut left = bills.iter().fold(cost * &sign, |left, bill| &left - bill);
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| rests[*b].cmp(&rests[*a]).then(a.cmp(b)));
    match remainder {
        Remainder::Drop => {}
        Remainder::Member(bearer) => bills[bearer] = &bills[bearer] + &left,
        Remainder::Largest => {
            for nth in order {
                let amount = left.clone().min(unit.clone());
                bills[nth] = &bills[nth] + &amount;
                left = &left - &amount;
            }
        }
    }
    bills.into_iter().map(|bill| &bill * &sign).collect()
}

/// Every step is what comes of those it uses, every leaf what stands in the file.
fn holds(found: &Explanation<'_>, source: &Source, text: &str) {
    let values = put_together(found);
    for (nth, (step, value)) in found.tree.steps.iter().zip(&values).enumerate() {
        assert!(step.uses.iter().all(|used| *used < nth));
        assert_eq!(step.exact, *value, "{} step {nth} {step:?}\n{text}", found.asked.name);
        // what is only told is no amount that the file states
        let told =
            step.operation == Operation::Taken && step.unit == NumberUnit::Money && step.uses.is_empty();
        let known = step.member.is_some() || step.item.is_some();
        // what limits and promises move is made of what they say
        let moved = matches!(
            step.what,
            StepKind::Minimum | StepKind::Maximum | StepKind::Limits | StepKind::AtLimit(_)
        );
        let moved = moved
            || matches!(step.what, StepKind::Moved | StepKind::Held | StepKind::CapLeft | StepKind::Spared);
        // what has no end in the binary places that shares are computed in is cut off there, and told
        let is_cut = step.exact.denominator().to_string().len() > 40;
        assert!(!moved || is_cut || step.operation != Operation::Taken, "{step:?}\n{text}");
        assert!(step.what != StepKind::Portion || step.operation != Operation::Taken, "{step:?}\n{text}");
        assert!(!told || known, "{} step {nth} {step:?}\n{text}", found.asked.name);
    }
    let lines: Vec<&str> = source.text().split('\n').collect();
    for leaf in &found.tree.inputs {
        let (written, span) = (leaf.text.as_ref().unwrap(), leaf.span.as_ref().unwrap());
        let at = source.position(span.start);
        let rest: String = lines[at.line - 1].chars().skip(at.column - 1).collect();
        assert!(rest.starts_with(written.as_str()), "{leaf:?}\n{text}");
        let Some(number) = leaf.number.as_ref().filter(|number| number.measure != NumberOf::Percent) else {
            continue;
        };
        let plain = written.replace('_', "");
        let value = match plain.split_once('.') {
            None => plain.parse::<i128>().map(Fraction::from).ok(),
            Some(_) => None,
        };
        // a printed saving may be written with a sign, which says which way it goes
        let value = value.or_else(|| read_amount(written).ok()).unwrap();
        // what names no unit is in that of the file, where it is money
        let is_bare = plain.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
        let is_money = matches!(number.measure, NumberOf::Money(_)) && leaf.path != "sharing.round_to";
        let in_unit = is_bare && is_money && text.contains("unit = \"千円\"");
        let value = if in_unit { &value * &Fraction::from(1000) } else { value };
        let signed = leaf.path.starts_with("published");
        let (value, known) = match signed {
            true => (value.abs(), number.value.abs()),
            false => (value, number.value.clone()),
        };
        assert_eq!(value, known, "{leaf:?}\n{text}");
    }
}

/// How many cases are drawn: as many as asked for, or those that the suite has time for.
fn draws(usual: u64) -> u64 {
    std::env::var("CLOUDCOST_DRAWS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

fn cases() -> u64 {
    draws(150)
}

/// What is left to each member to pay after support, as `split` has it.
fn net_shares(reading: &Reading) -> Vec<(usize, Fraction)> {
    let Ok(found) = split(&reading.case, &SplitRequest::default()) else { return Vec::new() };
    let minor = i32::try_from(reading.case.currency.minor_digits()).unwrap();
    let of = |row: &ShareRow| Some((row.who.member()?, Fraction::decimal(row.sums.net_after()?.base, minor)));
    found.ways[0].rows.iter().filter_map(of).collect()
}

/// What each member is billed, and what of that is settled, as `split` has it.
fn bills(reading: &Reading) -> Vec<(usize, Fraction, Fraction)> {
    let Ok(found) = split(&reading.case, &SplitRequest::default()) else { return Vec::new() };
    let minor = i32::try_from(reading.case.currency.minor_digits()).unwrap();
    let shares = &found.ways[0].shares;
    let of = |row: &ShareRow| {
        let member = row.who.member()?;
        let settled = shares.stands_beside(Some(member), None).unwrap_or_default();
        let bill = shares.billed(Some(member), None).plus(settled);
        Some((member, Fraction::decimal(bill.base, minor), Fraction::decimal(settled.base, minor)))
    };
    found.ways[0].rows.iter().filter_map(of).collect()
}

/// The figure by the way that what-ifs take.
fn by_outcome(name: &str, reading: &Reading, outcome: &Outcome) -> Option<Fraction> {
    let figure = Figure::read(name, &reading.case).ok()?;
    let value = figure.of(outcome)?;
    Some(if name.starts_with("percent") { &value * &Fraction::decimal(1, 2) } else { value })
}

/// Of which members which figures are looked at: a saving is made of what a share and a cost before are made of, and a bill of
/// what is settled, so that these are looked at of one member in turn.
fn figures_of(place: usize, seed: u64, members: usize) -> &'static [&'static str] {
    match seed % u64::try_from(members).unwrap() == u64::try_from(place).unwrap() {
        true => &["before", "share", "saving", "percent", "net", "bill", "settlement"],
        false => &["share", "net", "bill"],
    }
}

// in two halves, which run side by side
#[test]
fn a_figure_is_what_its_leaves_make_it() {
    figures_are_what_their_leaves_make_them(0);
}

#[test]
fn so_is_a_figure_of_every_other_case() {
    figures_are_what_their_leaves_make_them(1);
}

fn figures_are_what_their_leaves_make_them(first: u64) {
    let (mut held, mut read_ones, mut others, mut due) = (0, 0, 0, 0);
    let cases = cases() / 2;
    for seed in (first..).step_by(2).take(cases as usize) {
        let text = Dice(seed).text();
        let Some(reading) = read(&text) else { continue };
        read_ones += 1;
        let Ok(outcome) = outcome(&reading.case) else { continue };
        let plan = reading.case.plan.as_ref().unwrap();
        let members: Vec<usize> =
            (0..plan.members.len()).filter(|nth| !plan.members[*nth].candidate).collect();
        let mut shares = Fraction::zero();
        let nets = net_shares(&reading);
        let bills = bills(&reading);
        for (place, nth) in members.iter().enumerate() {
            let id = &plan.members[*nth].id;
            // the half takes every other seed
            for figure in figures_of(place, seed / 2, members.len()).iter().copied() {
                let name = format!("{figure}.{id}");
                let Some(found) = taken(&reading, &reading, &name) else {
                    let known = bills.iter().any(|(number, ..)| number == nth);
                    assert!(figure != "bill" || !known, "{name}\n{text}");
                    let value = by_outcome(&name, &reading, &outcome);
                    assert!(value.is_none(), "{name} is {value:?}\n{text}");
                    continue;
                };
                holds(&found, &reading.warnings.source, &text);
                // where support keeps a plan from being split, a bill is known all the same
                if (figure == "bill" || figure == "settlement") && bills.is_empty() {
                    continue;
                }
                if figure == "bill" || figure == "settlement" {
                    let known = bills.iter().find(|(number, ..)| number == nth);
                    let known = known.map(|(_, bill, settled)| if figure == "bill" { bill } else { settled });
                    assert_eq!(Some(&found.value()), known, "{name}\n{text}");
                    due += 1;
                    continue;
                }
                if figure != "net" && outcome.unsplit.is_none() {
                    assert_eq!(Some(found.value()), by_outcome(&name, &reading, &outcome), "{name}\n{text}");
                }
                if figure == "net" {
                    let known = nets.iter().find(|(number, _)| number == nth).map(|(_, net)| net.clone());
                    assert_eq!(Some(found.value()), known, "{name}\n{text}");
                }
                if figure == "share" {
                    shares = &shares + &found.value();
                    held += 1;
                }
            }
        }
        if outcome.unsplit.is_none() {
            let paid: i128 = outcome.members.iter().flatten().map(|member| member.paid().base).sum();
            assert_eq!(shares, Fraction::from(paid), "the shares add up\n{text}");
        }
        others += other_figures(&reading, &text);
        for name in ["before", "after", "saving", "percent"] {
            let Some(found) = taken(&reading, &reading, name) else { continue };
            holds(&found, &reading.warnings.source, &text);
            assert_eq!(Some(found.value()), by_outcome(name, &reading, &outcome), "{name}\n{text}");
        }
    }
    assert!(read_ones * 2 > cases && held > cases, "{read_ones} read, {held} shares");
    assert!(others > cases * 3, "{others} other figures");
    assert!(due > cases, "{due} bills");
}

/// Measures, requirements, printed figures and support hold too; how many there are.
fn other_figures(reading: &Reading, text: &str) -> u64 {
    let mut names: Vec<String> = ["before", "after", "saving", "percent"]
        .iter()
        .flat_map(|figure| {
            (1..=reading.case.published.len()).map(move |number| format!("published.{number}.{figure}"))
        })
        .collect();
    names.extend((1..=reading.case.require.len()).map(|number| format!("require.{number}")));
    let exact = ["present-value-before", "present-value-after", "net-saving", "investment"];
    let made = [exact.as_slice(), &["savings-to-investment"]].concat();
    let told = ["adjusted-return", "internal-return", "simple-payback", "discounted-payback"];
    names.extend(made.iter().chain(&told).map(|name| format!("measure.{name}")));
    names.push("support".to_owned());
    let mut held = 0;
    for name in names {
        let Some(found) = taken(reading, reading, &name) else { continue };
        holds(&found, &reading.warnings.source, text);
        let root = &found.tree.steps[found.root];
        let is_exact = found.range.is_none();
        if made.iter().any(|made| name == format!("measure.{made}")) && is_exact {
            assert_ne!(root.operation, Operation::Taken, "{name}\n{text}");
        }
        if name.starts_with("require") && is_exact && !text.contains("min_saving") {
            let actual = &found.tree.steps[root.uses[0]];
            assert!(actual.operation != Operation::Taken, "{name}\n{text}");
        }
        held += 1;
    }
    held
}

/// What stays the same wherever the case came from.
fn plain(found: &Explanation<'_>) -> Vec<Step> {
    found.tree.steps.clone()
}

#[test]
fn a_changed_case_is_explained_as_its_edited_file() {
    let mut held = 0;
    for seed in 0..cases() {
        let text = Dice(seed).text();
        let Some(reading) = read(&text) else { continue };
        let names = ["share.m0", "support", "measure.net-saving"];
        let name = names[usize::try_from(seed % 3).unwrap()];
        let Some(found) = taken(&reading, &reading, name) else { continue };
        for (nth, leaf) in found.tree.inputs.iter().enumerate().filter(|(_, leaf)| leaf.number.is_some()) {
            let (value, span) = (format!("{}", 7 + nth * 13), leaf.span.clone().unwrap());
            let percent = leaf.number.as_ref().unwrap().measure == NumberOf::Percent;
            // what is written so already is no change, whatever its unit
            if leaf.text.as_deref() == Some(value.as_str()) {
                continue;
            }
            if leaf.number.as_ref().unwrap().value == read_amount(&value).unwrap() {
                continue;
            }
            let value = if percent { value + "%" } else { value };
            let scenario = Scenario {
                changes: vec![Change::Set(leaf.path.clone(), value.clone())],
                ..Scenario::default()
            };
            let mut edited = text.clone();
            edited.replace_range(span, &value);
            let (Ok(changed), Some(edited)) = (reading.changed(&scenario), read(&edited)) else { continue };
            let (now, then) = (taken(&changed, &reading, name), taken(&edited, &edited, name));
            match (now, then) {
                (Some(now), Some(then)) => {
                    assert_eq!(plain(&now), plain(&then), "{}={value}\n{text}", leaf.path);
                    let marked: Vec<&str> = now
                        .tree
                        .inputs
                        .iter()
                        .filter(|leaf| leaf.is_changed)
                        .map(|leaf| leaf.path.as_str())
                        .collect();
                    // a promise that does not bind any more is made of nothing
                    let is_used = now.tree.inputs.iter().any(|now| now.path == leaf.path);
                    let expected: &[&str] = if is_used { &[leaf.path.as_str()] } else { &[] };
                    assert_eq!(marked, expected, "{text}");
                    held += u64::from(is_used);
                }
                (now, then) => assert_eq!(now.is_some(), then.is_some(), "{}={value}\n{text}", leaf.path),
            }
        }
    }
    assert!(held > cases(), "{held} changes");
}

#[test]
fn a_scenario_of_the_file_is_explained_as_the_case_it_makes() {
    let mut held = 0;
    for seed in 0..cases() {
        let text = Dice(seed).text();
        let Some(reading) = read(&text) else { continue };
        for scenario in reading.written.as_ref().unwrap().scenarios.iter() {
            let Ok(changed) = reading.changed(scenario) else { continue };
            let Ok(outcome) = outcome(&changed.case) else { continue };
            for name in ["after", "saving", "before.m0", "share.m0"] {
                let Some(found) = taken(&changed, &reading, name) else { continue };
                let values = put_together(&found);
                let steps: Vec<&Fraction> = found.tree.steps.iter().map(|step| &step.exact).collect();
                assert_eq!(steps, values.iter().collect::<Vec<_>>(), "{scenario:?} {name}\n{text}");
                if name == "after" || outcome.unsplit.is_none() {
                    let known = by_outcome(name, &changed, &outcome);
                    assert_eq!(Some(found.value()), known, "{scenario:?} {name}\n{text}");
                    held += 1;
                }
            }
        }
    }
    assert!(held > cases(), "{held} figures");
}

#[test]
fn a_fair_division_is_what_joining_adds_on_average() {
    // alone 10 and 8, together 14: a pays (10 + (14 - 8)) / 2 = 8, b (8 + (14 - 10)) / 2 = 6
    let text = "format = 1\ntitle = \"架空\"\nmonths = 12\n[sharing]\nrule = \"shapley\"\n\
        [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
        [[coalition]]\nmembers = [\"a\"]\ntotal = 10\n[[coalition]]\nmembers = [\"b\"]\ntotal = 8\n\
        [[coalition]]\nmembers = [\"a\", \"b\"]\ntotal = 14\n";
    let reading = read(text).unwrap();
    for (name, value, added) in [("share.a", 8, [10, 6]), ("share.b", 6, [8, 4])] {
        let found = taken(&reading, &reading, name).unwrap();
        holds(&found, &reading.warnings.source, text);
        assert_eq!(found.value(), Fraction::from(value));
        let whole = |number: i128| Fraction::from(number);
        let division = found.tree.steps.iter().find(|step| step.operation == Operation::Quotient).unwrap();
        let sum = &found.tree.steps[division.uses[0]];
        let joining: Vec<Fraction> =
            sum.uses.iter().map(|nth| found.tree.steps[*nth].exact.clone()).collect();
        assert_eq!(joining, added.map(whole), "{name}");
    }
    // the nucleolus halves what they save together: each group of one gains least, and as much as the other
    let reading = read(&text.replace("shapley", "nucleolus")).unwrap();
    let found = taken(&reading, &reading, "share.a").unwrap();
    holds(&found, &reading.warnings.source, text);
    assert_eq!(found.value(), Fraction::from(8));
    let alone = found.tree.steps.iter().filter(|step| step.exact == Fraction::from(10)).count();
    assert_eq!(alone, 1, "a by itself costs 10");
}

/// The only step of this kind of a member.
fn step_of<'f>(found: &'f Explanation<'_>, what: StepKind, member: Option<usize>) -> &'f Step {
    let is_it = |step: &&Step| step.what == what && step.member == member;
    let steps: Vec<&Step> = found.tree.steps.iter().filter(is_it).collect();
    assert_eq!(steps.len(), 1, "{what:?} {steps:?}");
    steps[0]
}

#[test]
fn a_promise_is_opened_down_to_the_costs_before() {
    // 100 shared by 50, 30 and 20 people: 50, 30 and 20. A promise of 25% lets them pay 75, 30 and 15: the third is held
    // down to 15 in the first round, and its 5 move 50 to 30: 3.125 and 1.875. The second, with 31.875, is held down to 30
    // in the second round: the 1.875 move to the first, which pays 55
    let town = |id: &str, before: u32, people: u32| {
        format!(
            "[[member]]\nid = \"{id}\"\nbases = {{ population = {people} }}\n[[before]]\nitem = \"old\"\nmember = \"{id}\"\ntotal = {before}\n"
        )
    };
    let towns = [town("a", 100, 50), town("b", 40, 30), town("c", 20, 20)].concat();
    let text = format!(
        "format = 1\ntitle = \"架空\"\nmonths = 12\n[sharing]\nrule = \"population\"\nmin_saving = \"25%\"\n{towns}[[after]]\nitem = \"new\"\nid = \"new\"\ntotal = 100\n"
    );
    let reading = read(&text).unwrap();
    let whole = |number: i128| Fraction::from(number);
    let part = |above, below| Fraction::ratio(above, below).unwrap();
    let found = taken(&reading, &reading, "share.c").unwrap();
    holds(&found, &reading.warnings.source, &text);
    assert_eq!(found.value(), whole(15));
    assert_eq!(step_of(&found, StepKind::Cap, Some(2)).exact, whole(15));
    assert_eq!(step_of(&found, StepKind::Moved, Some(2)).exact, whole(-5));
    let found = taken(&reading, &reading, "share.b").unwrap();
    holds(&found, &reading.warnings.source, &text);
    // what moved to it and what it does not pay of that are the same
    assert_eq!(found.value(), whole(30));
    assert!(found.tree.steps.iter().all(|step| step.what != StepKind::Moved));
    let found = taken(&reading, &reading, "share.a").unwrap();
    holds(&found, &reading.warnings.source, &text);
    assert_eq!(found.value(), whole(55));
    assert_eq!(step_of(&found, StepKind::Moved, Some(0)).exact, whole(5));
    // what moved to the second before it was held down itself
    assert_eq!(step_of(&found, StepKind::Moved, Some(1)).exact, part(15, 8));
    assert_eq!(step_of(&found, StepKind::Spared, Some(2)).exact, whole(5));
    assert_eq!(step_of(&found, StepKind::Spared, Some(1)).exact, whole(0));
    let paths: Vec<&str> = found.tree.inputs.iter().map(|leaf| leaf.path.as_str()).collect();
    for path in ["sharing.min_saving", "before.old@c.total", "before.old@b.total"] {
        assert!(paths.contains(&path), "{paths:?}");
    }
}

#[test]
fn limits_are_opened_down_to_what_the_file_says() {
    // 1,000 by 70, 20 and 10 people, at most 600 and at least 150: 700 is cut by 100, 100 raised by 50, and the 50 that are
    // left go to the second: 200 and 50
    let town =
        |id: &str, people: u32| format!("[[member]]\nid = \"{id}\"\nbases = {{ population = {people} }}\n");
    let towns = [town("a", 70), town("b", 20), town("c", 10)].concat();
    let text = format!(
        "format = 1\ntitle = \"架空\"\nmonths = 12\n{towns}[[after]]\nitem = \"new\"\nid = \"new\"\ntotal = 1000\nshare = \"population\"\nmin = 150\nmax = 600\n"
    );
    let reading = read(&text).unwrap();
    let whole = |number: i128| Fraction::from(number);
    for (name, value, what, member, moved) in [
        ("share.a", 600, StepKind::Maximum, 0, -100),
        ("share.b", 250, StepKind::Limits, 1, 50),
        ("share.c", 150, StepKind::Minimum, 2, 50),
    ] {
        let found = taken(&reading, &reading, name).unwrap();
        holds(&found, &reading.warnings.source, &text);
        assert_eq!(found.value(), whole(value));
        assert_eq!(step_of(&found, what, Some(member)).exact, whole(moved), "{name}");
    }
    let found = taken(&reading, &reading, "share.b").unwrap();
    assert_eq!(step_of(&found, StepKind::Spared, Some(0)).exact, whole(100));
    assert_eq!(step_of(&found, StepKind::Spared, Some(2)).exact, whole(-50));
    assert_eq!(step_of(&found, StepKind::Moves, None).exact, whole(50));
    let paths: Vec<&str> = found.tree.inputs.iter().map(|leaf| leaf.path.as_str()).collect();
    assert!(paths.contains(&"after.new.min") && paths.contains(&"after.new.max"), "{paths:?}");
}

/// The same case with some of its numbers written otherwise, at most so many.
fn edited(text: &str, reading: &Reading, dice: &mut Dice, most: usize) -> Option<String> {
    let found = ["after", "before", "share.m0", "support"].map(|name| taken(reading, reading, name));
    let leaves = found.iter().flatten().flat_map(|found| &found.tree.inputs);
    let numbers = leaves.filter(|leaf| leaf.number.as_ref().is_some_and(|number| number.range.is_none()));
    let mut spans: Vec<_> =
        numbers.filter_map(|leaf| Some((leaf.span.clone()?, leaf.number.clone()?))).collect();
    spans.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    spans.dedup_by_key(|(span, _)| span.start);
    let mut edited = text.to_owned();
    // any of them, in the order of the draw; written from the last of the file to the first
    while spans.len() > most {
        spans.remove(usize::try_from(dice.below(i64::try_from(spans.len()).unwrap())).unwrap());
    }
    for (span, number) in spans {
        let value = 1 + dice.below(999);
        let percent = number.measure == NumberOf::Percent;
        edited.replace_range(span, &if percent { format!("{}%", value % 90) } else { value.to_string() });
    }
    (edited != text).then_some(edited)
}

/// A draw has one change to four, since every set of them is computed; one in eighty has twelve or more, and one in eighty is
/// another case altogether, whose changes are grouped.
#[test]
fn causes_of_a_difference_add_up() {
    let (mut held, mut several, mut many, mut moved) = (0, 0, 0, 0);
    let cases = draws(80);
    for seed in 0..cases {
        let mut dice = Dice(seed ^ 0xd1ff);
        let text = Dice(seed).text();
        let Some(old) = read(&text) else { continue };
        let few = 1 + usize::try_from(dice.below(4)).unwrap();
        let other = match seed % 80 {
            13 => Some(Dice(seed + 1_000_000).text()),
            27 => edited(&text, &old, &mut dice, 14),
            _ => edited(&text, &old, &mut dice, few),
        };
        let Some(other) = other else { continue };
        let Some(new) = read(&other) else { continue };
        let figures: [Option<&str>; 3] = [None, Some("percent"), Some("share.m0")];
        // every set of many changes takes its time: one figure of them
        let figures =
            if matches!(seed % 80, 13 | 27) { &figures[seed as usize / 80 % 3..][..1] } else { &figures };
        for figure in figures.iter().copied() {
            let Ok(found) = diff(&old, &new, figure) else { continue };
            let (Some(then), Some(now)) = (&found.asked.old, &found.asked.new) else { continue };
            let parts = found.causes.iter().fold(Fraction::zero(), |sum, cause| &sum + &cause.part);
            let exact = found.causes.iter().fold(Fraction::zero(), |sum, cause| &sum + &cause.exact);
            // percents are shared out to six decimals
            let change = &now.middle - &then.middle;
            let least = if figure == Some("percent") { Fraction::decimal(1, 6) } else { Fraction::zero() };
            assert!(
                (&parts - &change).abs() <= least,
                "{figure:?} {parts:?} {change:?}\n{text}\n---\n{other}"
            );
            assert_eq!(exact, change, "{figure:?}\n{text}\n---\n{other}");
            held += 1;
            several += u64::from(found.causes.len() > 1);
            many += u64::from(found.causes.len() > 8);
            moved += u64::from(!change.is_zero());
        }
    }
    assert!(held > cases && several * 2 > cases && moved * 2 > cases, "{held} {several} {moved}");
    assert!(many > 0 || cases < 80, "{many} of many changes");
}
