//! Formulas as spreadsheets write them: functions that Excel 2010 and LibreOffice both know, without arrays.

use crate::book::{Area, CellPlace, Formula};
use crate::money::{Fraction, Rounding};
use crate::render::number;
use crate::text::column_letters;

/// The text of a formula in a sheet; `names` are those of the sheets.
pub(super) fn text(formula: &Formula, here: usize, names: &[String]) -> String {
    FormulaWriter { here, names }.text(formula)
}

/// A cell with its sheet: '入力'!$B$4.
pub(super) fn absolute(place: CellPlace, names: &[String]) -> String {
    let sheet = names.get(place.sheet).map_or("", String::as_str);
    ["'", sheet, "'!$", &column_letters(place.column), "$", &(place.row + 1).to_string()].concat()
}

struct FormulaWriter<'n> {
    here: usize,
    names: &'n [String],
}

impl FormulaWriter<'_> {
    fn text(&self, formula: &Formula) -> String {
        let all = |parts: &[Formula]| parts.iter().map(|part| self.text(part)).collect::<Vec<_>>();
        let call = |name: &str, parts: &[Formula]| [name, "(", &all(parts).join(","), ")"].concat();
        match formula {
            Formula::Number(value) => literal(value),
            Formula::Cell(place) => self.cell(*place),
            Formula::Plus(parts) => ["(", &all(parts).join("+"), ")"].concat(),
            Formula::Minus(one, other) => ["(", &self.text(one), "-", &self.text(other), ")"].concat(),
            Formula::Times(parts) => all(parts).join("*"),
            Formula::Over(one, other) => [&self.text(one), "/", &self.text(other)].concat(),
            Formula::Power(base, exponent) => [&self.text(base), "^", &literal(exponent)].concat(),
            Formula::Sum(area) => ["SUM(", &self.area(*area), ")"].concat(),
            Formula::Dot(one, other) => {
                ["SUMPRODUCT(", &self.area(*one), ",", &self.area(*other), ")"].concat()
            }
            Formula::Round(value, decimals) => {
                ["ROUND(", &self.text(value), ",", &decimals.to_string(), ")"].concat()
            }
            Formula::Whole(value) => ["INT(", &self.text(value), ")"].concat(),
            Formula::Least(parts) => call("MIN", parts),
            Formula::Greatest(parts) => call("MAX", parts),
            Formula::Above(area, place) => self.count(*area, ">", *place),
            Formula::Same(area, place) => self.count(*area, "=", *place),
        }
    }

    fn count(&self, area: Area, sign: &str, place: CellPlace) -> String {
        ["SUMPRODUCT(--(", &self.area(area), sign, &self.cell(place), "))"].concat()
    }

    fn cell(&self, place: CellPlace) -> String {
        [self.sheet(place.sheet), column_letters(place.column), (place.row + 1).to_string()].concat()
    }

    fn area(&self, area: Area) -> String {
        let Area { first, last } = area;
        let end = [column_letters(last.column), (last.row + 1).to_string()].concat();
        [&self.cell(first), ":", &end].concat()
    }

    fn sheet(&self, sheet: usize) -> String {
        match self.names.get(sheet).filter(|_| sheet != self.here) {
            Some(name) => ["'", name, "'!"].concat(),
            None => String::new(),
        }
    }
}

/// A number in a formula: a decimal, or a quotient.
fn literal(value: &Fraction) -> String {
    match value.exact_decimals(10) {
        Some(decimals) => number::data(value, crate::money::places(decimals), Rounding::HalfAway),
        None => ["(", &value.numerator().to_string(), "/", &value.denominator().to_string(), ")"].concat(),
    }
}
