//! What a person says of a column, by a key of the command line: `item`, `before.yearly`, `again`; and which column is meant.

use super::form::Form;
use super::grid::column_name;
use super::heads::KEYS;
use super::plain::{half_width, plain, whole};
use super::words::ColumnRole;
use crate::cost::Side;

/// What a person says of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenColumn {
    /// What it holds, where that is said.
    pub(super) role: Option<ColumnRole>,
    /// What its costs are called.
    pub(super) item: Option<String>,
    /// Whether it says again what other columns say: it counts in rows in which they say nothing.
    pub(super) again: bool,
}

/// What a key of the command line says of a column: `item`, `before`, `before.yearly`, `before.yearly:保守料`,
/// `bases.population`, `again`, `skip`.
///
/// ```
/// use cloudcost::sheet::given;
/// for key in ["after.monthly", "after", "after.once:data", "bases.人口", "again", "skip"] {
///     assert!(given(key).is_some());
/// }
/// assert!(given("sideways").is_none() && given("after.once:").is_none() && given("item:a").is_none());
/// ```
pub fn given(key: &str) -> Option<GivenColumn> {
    let amount = |side: &str, form: Option<Form>| {
        let side = Side::of_word(side)?;
        Some(ColumnRole::Amount(Some(side), form))
    };
    if let Some((key, item)) = key.split_once(':') {
        let role = given(key)?.role.filter(|role| matches!(role, ColumnRole::Amount(..)))?;
        let item = Some(item.trim().to_owned()).filter(|item| !item.is_empty())?;
        return Some(GivenColumn { role: Some(role), item: Some(item), again: false });
    }
    let role = match key.split_once('.') {
        Some(("bases", base)) if !base.is_empty() => ColumnRole::Base(base.to_owned()),
        Some((side, form)) => {
            let forms = [Form::Yearly, Form::Monthly, Form::Once, Form::Total];
            amount(side, Some(forms.into_iter().find(|known| known.key() == form)?))?
        }
        None => match key {
            "again" => return Some(GivenColumn { role: None, item: None, again: true }),
            "member" => ColumnRole::Member,
            "form" => ColumnRole::Form,
            "sum" => ColumnRole::Sum,
            "skip" => ColumnRole::Skipped,
            side @ ("before" | "after") => amount(side, None)?,
            key => ColumnRole::Key(KEYS.iter().find(|(known, _)| *known == key)?.0),
        },
    };
    Some(GivenColumn { role: Some(role), item: None, again: false })
}

/// What a person says of a column of this head.
pub(super) fn mapped_of<'m>(
    mapped: &'m [(String, GivenColumn)],
    head: &str,
    column: u32,
) -> Option<&'m GivenColumn> {
    let find = |is: &dyn Fn(&str) -> bool| mapped.iter().find(|(name, _)| is(name)).map(|(_, given)| given);
    find(&|name| is_letter(name, column)).or_else(|| find(&|name| is_head_named(head, name)))
}

/// Whether a name is the letter of a column.
pub(super) fn is_letter(name: &str, column: u32) -> bool {
    half_width(name).eq_ignore_ascii_case(&column_name(column))
}

/// Whether a name is that of a head; what stands in brackets counts where the name has some: 年額（税込） is not 年額（税抜）.
pub(super) fn is_head_named(head: &str, name: &str) -> bool {
    whole(name) == whole(head) || whole(name) == plain(name) && plain(name) == plain(head)
}
