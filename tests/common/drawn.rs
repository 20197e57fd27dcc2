//! Random cases with any of the keys of a plan, drawn so that the same draws with other amounts are the same case.

#![allow(dead_code)]

#[path = "dice.rs"]
mod dice;

use cloudcost::{Case, Reading, Source, read_case};
pub use dice::Dice;

/// How an amount is written: its middle in hundredths, how far it reaches to either side, and its unit before and after.
pub type Write<'w> = &'w mut dyn FnMut(i64, i64, [&str; 2]) -> String;

/// A case; the same draws with another way to write its amounts are the same case.
struct Draw<'w> {
    dice: Dice,
    write: Write<'w>,
    ranged: i64,
    is_taxed: bool,
}

const MEMBERS: [&str; 3] = ["a", "b", "c"];

impl Draw<'_> {
    fn amount(&mut self, most: i64) -> String {
        let middle = (most / 5 + self.dice.below(most)) * 100;
        let reach = if self.dice.chance(self.ranged) { self.dice.below(middle / 3 + 1) } else { 0 };
        // a rebate now and then
        let middle = if self.dice.chance(6) { -middle } else { middle };
        (self.write)(middle, reach, ["", "円"])
    }

    fn positive(&mut self, most: i64) -> String {
        let middle = (most / 5 + self.dice.below(most)) * 100;
        let reach = if self.dice.chance(self.ranged) { self.dice.below(middle / 3 + 1) } else { 0 };
        (self.write)(middle, reach, ["", "円"])
    }

    fn price(&mut self, years: i64) -> String {
        self.form(years) + &self.taxed()
    }

    /// What says that an amount is without tax, or with it.
    fn taxed(&mut self) -> String {
        if !self.is_taxed || self.dice.chance(45) {
            return String::new();
        }
        let kind = self.dice.one(&["tax = \"excluded\"\n", "tax = \"included\"\n", "tax = \"none\"\n"]);
        if kind.contains("none") {
            return kind.to_owned();
        }
        let rate = self.dice.one(&["", "", "tax_rate = \"8%\"\n"]);
        let round = self.dice.one(&["", "tax_round = \"up\"\n", "tax_round = \"nearest\"\n"]);
        [kind, rate, round].concat()
    }

    fn form(&mut self, years: i64) -> String {
        let most = [900, 9_000, 90_000][usize::try_from(self.dice.below(3)).unwrap()];
        match self.dice.below(10) {
            8 => format!("once = {}\nat = 0\n", self.amount(most)),
            9 => {
                let every = self.dice.one(&["5", "12", "24"]);
                format!("once = {}\nat = {}\nevery = {every}\n", self.amount(most), self.dice.below(12))
            }
            0 => format!("once = {}\nat = {}\n", self.amount(most), 1 + self.dice.below(12 * years)),
            1 => format!("total = {}\n", self.amount(most)),
            2 => format!("monthly = {}\n", self.amount(most / 10)),
            3 => {
                let years: Vec<String> = (0..years).map(|_| self.amount(most)).collect();
                format!("by_year = [{}]\n", years.join(", "))
            }
            4 => format!("yearly = {}\ngrowth = \"{}%\"\n", self.amount(most), self.dice.below(9) - 3),
            5 => {
                let middle = (1 + self.dice.below(90)) * 100;
                let reach = if self.dice.chance(self.ranged) { self.dice.below(middle / 3 + 1) } else { 0 };
                format!("yearly = {}\n", (self.write)(middle, reach, ["USD ", ""]))
            }
            _ => format!("yearly = {}\n", self.amount(most)),
        }
    }

    fn text(&mut self) -> String {
        let years = 1 + self.dice.below(3);
        let rule = self.rule();
        let mut text =
            format!("format = 1\ntitle = \"t\"\nmonths = {}\n", 12 * years - 5 * self.dice.below(2));
        // twelve months of a year, whatever they are called
        let first = self.dice.chance(60).then_some(2026);
        if first.is_some() {
            let month = self.dice.one(&["04", "04", "10", "01"]);
            text += &format!("start = \"2026-{month}\"\n");
            // the term begins with a year
            text += match month {
                "10" => "year_starts = 10\n",
                "01" => "year_starts = 1\n",
                _ => "",
            };
        }
        self.is_taxed = self.dice.chance(60);
        if self.is_taxed {
            text += self.dice.one(&[
                "tax = \"included\"\ntax_rate = \"10%\"\n",
                "tax = \"excluded\"\ntax_rate = \"8%\"\n",
            ]);
        }
        let by_year = self.dice.chance(30);
        let rate = self.dice.below(40) * 100;
        text += &format!("[rates]\nUSD = {}\n", (self.write)(14_000, rate * self.dice.below(2), ["", "円"]));
        text += &format!("[sharing]\nrule = \"{rule}\"\n");
        text += &format!("round_to = {}\n", self.dice.one(&["1", "1", "100", "1000"]));
        text += &format!("remainder = \"{}\"\n", self.dice.one(&["largest", "largest", "drop", "a", "b"]));
        text += &format!("round = \"{}\"\n", self.dice.one(&["down", "down", "nearest", "up"]));
        // a division of the whole cost knows no item
        let of_items = !["shapley", "nucleolus", "scrb", "aca", "ensc"].contains(&rule);
        if of_items {
            text += &format!("bill = \"{}\"\n", self.dice.one(&["year", "year", "item", "category"]));
        }
        if self.dice.chance(45) {
            text += &format!("min_saving = \"{}%\"\n", self.dice.one(&["0", "5", "-20", "15"]));
        }
        if first.is_some() && self.dice.chance(30) {
            text += "instalments = [5, 8, 11, 2]\ninstalment_unit = 100\n";
        }
        for (nth, id) in MEMBERS.into_iter().enumerate() {
            let part = match (nth, self.dice.chance(35)) {
                (1.., true) => format!("from = {}\n", 1 + self.dice.below(12 * years - 5)),
                (2, false) => format!("to = {}\n", 4 + self.dice.below(12 * years - 4)),
                _ => String::new(),
            };
            let people = i64::try_from(nth).unwrap() * 3 + 1;
            let people = match by_year && nth != 1 {
                true => {
                    let of_year = |year| format!("\"{}\" = {}", first.unwrap_or(1) + year, people + year);
                    format!("{{ {} }}", (0..years).map(of_year).collect::<Vec<_>>().join(", "))
                }
                false => people.to_string(),
            };
            text += &format!("[[member]]\nid = \"{id}\"\nbases = {{ people = {people} }}\n{part}");
            for more in 0..1 + self.dice.below(2) {
                let price = if more == 0 {
                    format!("yearly = {}\n", self.positive(90_000))
                } else {
                    self.price(years)
                };
                let per =
                    if !price.contains("total") && self.dice.chance(15) { "per = \"people\"\n" } else { "" };
                let price = price + per;
                text += &format!("[[before]]\nitem = \"{id}{more}\"\nmember = \"{id}\"\n{price}");
            }
        }
        let items = 1 + self.dice.below(4);
        for item in 0..items {
            text += &format!("[[after]]\nitem = \"x{item}\"\n");
            text += &match self.dice.below(9) {
                0 => {
                    let direct = self.dice.one(&["", "", "direct = true\n"]);
                    format!("{}member = \"{}\"\n{direct}", self.price(years), self.dice.one(&MEMBERS))
                }
                1 => format!("yearly = {}\nper = \"people\"\n", self.amount(900)),
                2 => format!("{}paid_by = \"pref\"\n", self.price(years)),
                3 => format!(
                    "by_members = {{ 1 = {}, 2 = {}, 3 = {} }}\n{}",
                    self.positive(20_000),
                    self.positive(20_000),
                    self.positive(20_000),
                    self.borne(of_items)
                ),
                4 if self.dice.chance(30) => {
                    format!("{}share = {{ a = \"50%\", b = \"33.3%\", c = \"16.7%\" }}\n", self.price(years))
                }
                4 => format!(
                    "{}share = \"{}\"\n{}",
                    self.price(years),
                    self.dice.one(&["equal", "people", "current"]),
                    self.borne(of_items)
                ),
                5 => format!("{}members = [\"a\", \"b\"]\n", self.price(years)),
                _ => format!("{}{}", self.price(years), self.borne(of_items)),
            };
            text += self.dice.one(&["", "category = \"y\"\n", "category = \"z\"\n"]);
        }
        for nth in 0..self.dice.below(3) {
            let pays = match self.dice.chance(55) {
                true => format!("rate = \"{}%\"\n", self.dice.one(&["50", "30", "33.3", "7"])),
                false => format!("amount = {}\n", 100 + self.dice.below(30_000)),
            };
            let cap = if self.dice.chance(40) {
                format!("cap = {}\n", 100 + self.dice.below(20_000))
            } else {
                String::new()
            };
            let to = self.dice.one(&["each", "each", "a", "c"]);
            let of = if items > 1 && self.dice.chance(50) { "[\"x0\", \"x1\"]" } else { "[\"x0\"]" };
            let (of, side) = match self.dice.chance(20) {
                true => ("[\"a0\", \"b0\"]", "side = \"before\"\n"),
                false => (of, ""),
            };
            let later = self.dice.one(&["", "", "year_after = 1\n"]);
            let kind = self.dice.one(&["national", "loan", "allocation-tax"]);
            text += &format!("[[support]]\nname = \"s{nth}\"\n{pays}{cap}items = {of}\nto = \"{to}\"\n");
            text += &format!("kind = \"{kind}\"\n{side}{later}");
        }
        if of_items {
            text += &self.settlements(years, first.unwrap_or(1));
        }
        if self.dice.chance(25) {
            // a quotation for two of them, which says nothing of what three pay
            text += &format!("[[coalition]]\nmembers = [\"a\", \"b\"]\ntotal = {}\n", self.positive(90_000));
        }
        for limit in [
            "figure = \"share\"\nmember = \"every\"\nat_most = \"before\"",
            "figure = \"saving\"\nat_least = \"20%\"",
            "figure = \"after\"\nat_most = 60000",
            "figure = \"share\"\nmember = \"b\"\nat_most = \"95%\"",
            "figure = \"net_saving\"\nat_least = \"10%\"",
            "figure = \"net_share\"\nmember = \"every\"\nat_most = \"before\"",
        ] {
            text += &format!("[[require]]\n{limit}\n");
        }
        text
    }

    /// What stands beside the bills.
    fn settlements(&mut self, years: i64, first: i64) -> String {
        let mut text = String::new();
        for nth in 0..self.dice.below(3) {
            let year = self.dice.below(years);
            let how = match self.dice.below(4) {
                0 => format!(
                    "by = {{ a = {}, b = {} }}\n",
                    self.dice.below(900) - 100,
                    self.dice.below(900) - 100
                ),
                1 => format!("total = {}\nbefore_split = true\n", -1 - self.dice.below(900)),
                2 if year > 0 => format!("total = {}\nshare = \"paid\"\n", self.dice.below(2_000) - 400),
                _ => {
                    let rule = self.dice.one(&["equal", "people", "current"]);
                    format!("total = {}\nshare = \"{rule}\"\n", self.dice.below(2_000) - 400)
                }
            };
            text += &format!("[[settlement]]\nname = \"t{nth}\"\nyear = {}\n{how}", first + year);
        }
        text
    }

    /// Limits of what a member pays of a shared item, and payers outside of a part.
    fn borne(&mut self, of_items: bool) -> String {
        let mut text = String::new();
        if of_items && self.dice.chance(35) {
            text += &format!("min = {}\n", self.dice.below(900));
        }
        if of_items && self.dice.chance(30) {
            text += &format!("max = {}\n", 1_000 + self.dice.below(40_000));
        }
        if self.dice.chance(25) {
            text += self.dice.one(&[
                "paid_by = { \"pref\" = \"50%\" }\n",
                "paid_by = { \"pref\" = \"33.3%\", \"nation\" = \"12%\" }\n",
            ]);
        }
        text
    }

    fn rule(&mut self) -> &'static str {
        self.dice.one(&[
            "equal", "people", "current", "40% current + 60% people", "shapley", "nucleolus", "scrb", "aca",
            "ensc", "people",
        ])
    }
}

/// A number of hundredths.
fn hundredths(number: i64) -> String {
    format!("{}{}.{:02}", if number < 0 { "-" } else { "" }, number.abs() / 100, number.abs() % 100)
}

/// A case of these draws, of whose amounts so many percent are ranges.
pub fn text(seed: u64, ranged: i64, write: Write<'_>) -> String {
    Draw { dice: Dice(seed), write, ranged, is_taxed: false }.text()
}

/// The same with its amounts written as ranges.
pub fn ranged(seed: u64) -> String {
    let share = 20 + i64::try_from(seed % 5).unwrap() * 20;
    let mut write = |middle: i64, reach: i64, [before, after]: [&str; 2]| match reach {
        0 => format!("\"{before}{}{after}\"", hundredths(middle)),
        _ => format!("\"{before}{}{after}±{}{after}\"", hundredths(middle), hundredths(reach)),
    };
    text(seed, share, &mut write)
}

/// The same with amounts drawn within the ranges: the least in the first draw, the greatest in the second.
pub fn drawn(seed: u64, nth: u64) -> String {
    let share = 20 + i64::try_from(seed % 5).unwrap() * 20;
    let mut dice = Dice(seed * 1_000 + nth);
    let mut write = |middle: i64, reach: i64, [before, after]: [&str; 2]| {
        let at = match (nth, dice.below(4)) {
            (0, _) => middle - reach,
            (1, _) => middle + reach,
            (_, 0) => middle - reach,
            (_, 1) => middle + reach,
            _ => middle - reach + dice.below(2 * reach + 1),
        };
        format!("\"{before}{}{after}\"", hundredths(at))
    };
    text(seed, share, &mut write)
}

pub fn reading(text: &str) -> Option<Reading> {
    read_case("t", Source::new("t.toml", text)).ok()
}

pub fn read(text: &str) -> Option<Case> {
    reading(text).map(|reading| reading.case)
}
