//! Conditional formats of LibreOffice: of the cells of a style, and over ranges of a sheet.

use super::amount::exact;
use super::grid::{Region, place};
use super::parts::{attribute, is};
use super::styles_ods::OdsStyles;
use super::veils::{Veil, VeilLook};
use quick_xml::events::BytesStart;
use std::rc::Rc;

/// The conditions of a sheet, and what they make of its cells.
#[derive(Default)]
pub(super) struct OdsVeils {
    pub(super) veils: Vec<Veil>,
    pub(super) looks: Vec<VeilLook>,
    /// The ranges of the conditions that are being read.
    regions: Rc<[Region]>,
}

impl OdsVeils {
    /// Takes in a tag of the conditions of a sheet.
    pub(super) fn take(&mut self, tag: &BytesStart<'_>, styles: &OdsStyles) {
        if is(tag, "conditional-format") {
            let address = attribute(tag, "target-range-address").unwrap_or_default();
            self.regions = ranges(&address).iter().filter_map(|range| region(range)).collect();
        } else if is(tag, "condition") || is(tag, "date-is") {
            let style = attribute(tag, "apply-style-name").or_else(|| attribute(tag, "style"));
            let condition = attribute(tag, "value").unwrap_or_default();
            self.add(Rc::clone(&self.regions), &condition, styles.look(style.as_deref()));
        } else if is(tag, "icon-set") && attribute(tag, "show-value").is_some_and(|flag| flag == "false") {
            self.veils.push(Veil::of(Rc::clone(&self.regions), None, (None, Vec::new())));
        }
    }

    /// Adds a condition over cells.
    pub(super) fn add(&mut self, regions: Rc<[Region]>, condition: &str, look: VeilLook) {
        let number = u32::try_from(self.looks.len()).ok();
        self.looks.push(look);
        self.veils.push(Veil::of(regions, number, compared(condition)));
    }
}

/// How a condition compares a number, in the words of Excel, and with what: <1000, between(1,5), cell-content()=0.
fn compared(condition: &str) -> (Option<String>, Vec<Option<crate::money::Fraction>>) {
    const SIGNS: [(&str, &str); 6] = [
        ("<=", "lessThanOrEqual"),
        (">=", "greaterThanOrEqual"),
        ("!=", "notEqual"),
        ("<", "lessThan"),
        (">", "greaterThan"),
        ("=", "equal"),
    ];
    let condition = condition.trim();
    let condition = condition.strip_prefix("cell-content()").unwrap_or(condition).trim();
    if let Some((operator, bound)) =
        SIGNS.iter().find_map(|(sign, word)| Some((*word, condition.strip_prefix(sign)?)))
    {
        return (Some(operator.to_owned()), vec![exact(bound.trim())]);
    }
    let condition = condition.strip_prefix("cell-content-is-").unwrap_or(condition);
    let within = [("between(", "between"), ("not-between(", "notBetween")];
    let bounds = within.iter().find_map(|(begin, word)| {
        let (first, last) = condition.strip_prefix(begin)?.strip_suffix(')')?.split_once(',')?;
        Some((Some((*word).to_owned()), vec![exact(first.trim()), exact(last.trim())]))
    });
    // what a formula says is not known here
    bounds.unwrap_or_else(|| (Some(String::new()), Vec::new()))
}

/// The ranges of a list with spaces between them; a name of a sheet in quotes may hold spaces of its own.
fn ranges(address: &str) -> Vec<String> {
    let mut in_quotes = false;
    let parts = address.split(|c: char| {
        in_quotes ^= c == '\'';
        c.is_whitespace() && !in_quotes
    });
    parts.map(str::to_owned).collect()
}

/// 現行.C3:現行.C5
fn region(range: &str) -> Option<Region> {
    let (before, last) = range.rsplit_once('.')?;
    let of = |name: &str| place(&name.replace('$', ""));
    let first = before.rsplit_once(':').map_or(last, |(first, _)| first);
    let first = of(first.rsplit('.').next().unwrap_or(first))?;
    let last = of(last.rsplit(':').next().unwrap_or(last))?;
    (first.0 <= last.0 && first.1 <= last.1).then_some(Region { first, last })
}

#[cfg(test)]
mod tests {
    use super::{compared, ranges, region};

    #[test]
    fn conditions_and_ranges_are_read_as_libreoffice_writes_them() {
        for (condition, operator, bounds) in [
            ("<1000", "lessThan", 1),
            ("cell-content()>=0", "greaterThanOrEqual", 1),
            ("between(1,5)", "between", 2),
            ("cell-content-is-not-between(1,5)", "notBetween", 2),
            ("formula-is([.$A3]=\"乙村\")", "", 0),
        ] {
            let (word, numbers) = compared(condition);
            assert_eq!((word.as_deref(), numbers.len()), (Some(operator), bounds), "{condition}");
            assert!(numbers.iter().all(Option::is_some), "{condition}");
        }
        let all = ranges("現行.C3:現行.C5 '経費 1.2'.$D$4:'経費 1.2'.$D$6 現行.E9");
        let all: Vec<_> = all.iter().filter_map(|range| region(range)).collect();
        let corners: Vec<_> = all.iter().map(|region| (region.first, region.last)).collect();
        assert_eq!(corners, [((2, 2), (4, 2)), ((3, 3), (5, 3)), ((8, 4), (8, 4))]);
    }
}
