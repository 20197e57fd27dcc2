//! The styles of LibreOffice by their names: what is struck out, what has the colour of the paper, and the conditions that give
//! a cell another style.

use super::parts::{attribute, is};
use super::veils::VeilLook;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// A style as it is said: what it adds to the one that it is based on.
#[derive(Default)]
struct OdsStyle {
    parent: Option<String>,
    look: VeilLook,
    /// Conditions, each with the style of the cells that fulfil it.
    maps: Vec<(String, String)>,
}

/// All styles of a workbook.
#[derive(Default)]
pub(super) struct OdsStyles {
    list: Vec<OdsStyle>,
    /// The number of each by its name, and by the name that people see.
    numbers: HashMap<String, usize>,
}

/// Styles that a style may be based on, one on another.
const MOST_STEPS: usize = 20;

impl OdsStyles {
    /// Takes in a tag of the part of styles, or of the styles of the part of cells.
    pub(super) fn take(&mut self, tag: &BytesStart<'_>) {
        let is_style = is(tag, "style");
        // a style of numbers has colours and conditions of its own
        if is_style || tag.local_name().as_ref().ends_with("-style") {
            let names = [attribute(tag, "name"), attribute(tag, "display-name")];
            let names = names.into_iter().flatten().filter(|_| is_style);
            self.numbers.extend(names.map(|name| (name, self.list.len())));
            self.list.push(OdsStyle { parent: attribute(tag, "parent-style-name"), ..OdsStyle::default() });
        }
        let Some(style) = self.list.last_mut() else { return };
        if is(tag, "text-properties") || is(tag, "table-cell-properties") {
            style.look.take_properties(tag);
        } else if is(tag, "map") {
            style.maps.extend(attribute(tag, "condition").zip(attribute(tag, "apply-style-name")));
        }
    }

    /// What a cell of a style looks like; one without a name is of the style that all are based on.
    pub(super) fn look(&self, name: Option<&str>) -> VeilLook {
        let mut look = VeilLook::default();
        for style in self.based_on(name.unwrap_or("Default")) {
            look.rest_of(&style.look);
        }
        look
    }

    /// The conditions over the cells of a style.
    pub(super) fn maps(&self, name: &str) -> impl Iterator<Item = &(String, String)> {
        self.based_on(name).flat_map(|style| &style.maps)
    }

    /// A style, and those that it is based on.
    fn based_on(&self, name: &str) -> impl Iterator<Item = &OdsStyle> {
        let of = |name: &str| self.numbers.get(name).and_then(|number| self.list.get(*number));
        let parent = move |style: &&OdsStyle| style.parent.as_deref().and_then(of);
        std::iter::successors(of(name), parent).take(MOST_STEPS)
    }
}
