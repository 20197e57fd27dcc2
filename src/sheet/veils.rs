//! Conditional formats that hide a number, strike it out or show it otherwise, and cells whose text is as white as the paper: as
//! new workbooks of Excel say them, and what they do in all.

use super::amount::exact;
use super::grid::{CellAt, Region, SheetValue, place};
use super::parts::{attribute, is, number};
use super::strings::strikes;
use crate::money::Fraction;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Stands for the format of what is struck out, whole or in part.
pub(super) const STRUCK: &str = "[struck]";

/// Stands for the format of a number that has the colour of the paper, or that a condition hides.
pub(super) const VEILED: &str = "[veiled]";

/// Stands for the format of a number that a condition may hide or show otherwise.
pub(super) const MAYBE: &str = "[maybe]";

/// What a condition does to the cells that fulfil it, or a style to its cells.
#[derive(Clone, Default)]
pub(super) struct VeilLook {
    struck: bool,
    code: Option<String>,
    ink: Option<String>,
    paper: Option<String>,
}

impl VeilLook {
    /// Takes in a tag of the look; `part` is that which the tag stands in: `font` or `fill`.
    pub(super) fn take(&mut self, tag: &BytesStart<'_>, part: &str) {
        let color = |tag: &BytesStart<'_>| {
            let name =
                ["rgb", "theme", "indexed"].iter().find_map(|name| Some((name, attribute(tag, name)?)));
            name.map(|(name, value)| match (*name, value.as_str()) {
                ("rgb", value) => {
                    value.get(value.len().saturating_sub(6)..).unwrap_or(value).to_ascii_uppercase()
                }
                ("theme", "0") | ("indexed", "1" | "9") if attribute(tag, "tint").is_none() => {
                    WHITE.to_owned()
                }
                (name, value) => [name, value].concat(),
            })
        };
        self.struck |= strikes(tag);
        if is(tag, "numFmt") {
            self.code = attribute(tag, "formatCode");
        } else if part == "font" && is(tag, "color") {
            self.ink = color(tag);
        } else if part == "fill" && (is(tag, "bgColor") || is(tag, "fgColor") && self.paper.is_none()) {
            self.paper = color(tag);
        }
    }

    /// Takes in properties of a style of LibreOffice.
    pub(super) fn take_properties(&mut self, tag: &BytesStart<'_>) {
        let color = |name: &str| {
            let color = attribute(tag, name)?;
            Some(color.trim_start_matches('#').to_ascii_uppercase())
        };
        let lines = ["text-line-through-style", "text-line-through-type"];
        self.struck |= lines.iter().any(|line| attribute(tag, line).is_some_and(|line| line != "none"));
        self.ink = color("color").or_else(|| self.ink.take());
        self.paper = color("background-color").or_else(|| self.paper.take());
    }

    /// Takes what it does not say itself from the look that it is based on.
    pub(super) fn rest_of(&mut self, other: &VeilLook) {
        self.struck |= other.struck;
        self.ink = self.ink.take().or_else(|| other.ink.clone());
        self.paper = self.paper.take().or_else(|| other.paper.clone());
    }

    /// That of a font on a fill, each by its colour.
    pub(super) fn of(struck: bool, (ink, paper): (Option<String>, Option<String>)) -> VeilLook {
        VeilLook { struck, code: None, ink, paper }
    }

    /// The same with the format of numbers that it gives.
    pub(super) fn with_code(self, code: Option<String>) -> VeilLook {
        VeilLook { code, ..self }
    }

    /// Whether it strikes out what it is of.
    pub(super) fn strikes(&self) -> bool {
        self.struck
    }

    /// A font on a fill.
    pub(super) fn on(&self, fill: Option<&VeilLook>) -> VeilLook {
        VeilLook { paper: fill.and_then(|fill| fill.paper.clone()), code: None, ..self.clone() }
    }

    /// The format that it gives its cells; none where they are seen as without it.
    pub(super) fn format(&self) -> Option<String> {
        let paper = self.paper.as_deref().filter(|paper| *paper != "TRANSPARENT").unwrap_or(WHITE);
        let is_unseen = self.ink.as_deref() == Some(paper);
        match () {
            () if self.struck => Some(STRUCK.to_owned()),
            () if is_unseen => Some(VEILED.to_owned()),
            () => self.code.clone(),
        }
    }
}

/// The colour of paper.
pub(super) const WHITE: &str = "FFFFFF";

/// A condition over cells of a sheet.
pub(super) struct Veil {
    regions: Rc<[Region]>,
    /// The look by its number; none where only a bar or a sign is shown.
    look: Option<u32>,
    /// How a number is compared, and with what; none where that is not known here.
    operator: Option<String>,
    bounds: Vec<Option<Fraction>>,
}

/// The conditions of the part of a sheet.
pub(super) fn veils(text: &str) -> Vec<Veil> {
    let mut veils: Vec<Veil> = Vec::new();
    if !text.contains("conditionalFormatting") {
        return veils;
    }
    let mut reader = Reader::from_str(text);
    let (mut regions, mut in_formula): (Rc<[Region]>, bool) = (Rc::from([]), false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                in_formula = is(&tag, "formula");
                if is(&tag, "conditionalFormatting") {
                    regions = attribute(&tag, "sqref").map_or_else(|| Rc::from([]), |text| regions_of(&text));
                } else if is(&tag, "cfRule") {
                    let is_compared = attribute(&tag, "type").is_some_and(|kind| kind == "cellIs");
                    let operator = attribute(&tag, "operator").filter(|_| is_compared);
                    let (regions, look) = (Rc::clone(&regions), number(&tag, "dxfId"));
                    veils.push(Veil { regions, look, operator, bounds: Vec::new() });
                } else if is(&tag, "iconSet") || is(&tag, "dataBar") {
                    let is_shown =
                        attribute(&tag, "showValue").is_none_or(|flag| flag != "0" && flag != "false");
                    if is_shown {
                        veils.pop();
                    }
                } else if is(&tag, "colorScale") {
                    veils.pop();
                }
            }
            Event::Text(formula) if in_formula => {
                let bound = exact(formula.xml10_content().trim());
                veils.last_mut().into_iter().for_each(|veil| veil.bounds.push(bound.clone()));
            }
            Event::End(_) => in_formula = false,
            Event::Eof => break,
            _ => {}
        }
    }
    veils
}

/// A1:B3 C5
fn regions_of(text: &str) -> Rc<[Region]> {
    let region = |part: &str| {
        let (first, last) = part.split_once(':').unwrap_or((part, part));
        let (first, last) = (place(first)?, place(last)?);
        (first.0 <= last.0 && first.1 <= last.1).then_some(Region { first, last })
    };
    text.split_whitespace().filter_map(region).collect()
}

/// Adds what conditions make of the numbers of a sheet to the formats of its cells.
pub(super) fn apply(
    veils: &[Veil],
    looks: &[VeilLook],
    held: &BTreeMap<CellAt, SheetValue>,
    formats: &mut BTreeMap<CellAt, String>,
) {
    let mut steps = MOST_STEPS;
    for veil in veils {
        let Some(format) = veil.format(looks) else { continue };
        for region in veil.regions.iter() {
            let cells = held.range(region.first..=region.last).map(Some);
            for cell in cells.chain([None]) {
                steps -= 1;
                if steps == 0 {
                    return held.keys().for_each(|at| may_be(formats, *at));
                }
                let Some((at, SheetValue::Number(digits))) = cell.filter(|(at, _)| region.has(**at)) else {
                    continue;
                };
                match veil.holds(digits) {
                    Some(true) => _ = formats.insert(*at, format.clone()),
                    Some(false) => {}
                    None => may_be(formats, *at),
                }
            }
        }
    }
}

/// The most cells that are looked at, each once a region, and regions: of more all numbers may be hidden.
const MOST_STEPS: u32 = 2_000_000;

/// Marks a cell of which it is not known what people see; its own format stands behind the mark.
fn may_be(formats: &mut BTreeMap<CellAt, String>, at: CellAt) {
    let format = formats.entry(at).or_default();
    if !format.starts_with(MAYBE) {
        format.insert_str(0, MAYBE);
    }
}

impl Veil {
    /// A condition over cells, by the number of the look that it gives them, how it compares a number and with what; without
    /// a look it hides every number.
    pub(super) fn of(
        regions: Rc<[Region]>,
        look: Option<u32>,
        (operator, bounds): (Option<String>, Vec<Option<Fraction>>),
    ) -> Veil {
        Veil { regions, look, operator, bounds }
    }

    /// The format that it gives the cells that fulfil it.
    fn format(&self, looks: &[VeilLook]) -> Option<String> {
        match self.look {
            Some(look) => looks.get(usize::try_from(look).ok()?).and_then(VeilLook::format),
            None => self.operator.is_none().then(|| VEILED.to_owned()),
        }
    }

    /// Whether a number fulfils it; none where that is not known here.
    fn holds(&self, digits: &str) -> Option<bool> {
        let value = exact(digits)?;
        if self.look.is_none() {
            return Some(!value.is_zero());
        }
        let first = self.bounds.first()?.as_ref()?;
        let within = || Some(first <= &value && value <= *self.bounds.get(1)?.as_ref()?);
        match self.operator.as_deref()? {
            "equal" => Some(value == *first),
            "notEqual" => Some(value != *first),
            "lessThan" => Some(value < *first),
            "lessThanOrEqual" => Some(value <= *first),
            "greaterThan" => Some(value > *first),
            "greaterThanOrEqual" => Some(value >= *first),
            "between" => within(),
            "notBetween" => within().map(|within| !within),
            _ => None,
        }
    }
}
