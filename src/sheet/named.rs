//! Names of rows that are no costs: what stands beside them for reference, and the tax on them.

use super::plain::{plain, whole};

/// Whether a row of this name says no cost: what it differs from another year, what is only told for reference.
pub(super) fn is_beside(text: &str) -> bool {
    let word = plain(text);
    let exact = ["増減", "増減額", "増減率", "差額", "差引", "差引額", "構成比", "削減額", "削減率"];
    exact.contains(&word.as_str())
        || ["前年度", "昨年度", "前年比", "対前年", "参考", "平均"]
            .iter()
            .any(|begin| word.starts_with(begin))
        || whole(text).trim_start_matches(['(', '[']).starts_with("参考")
        || text.trim_start().starts_with('※')
}

/// Whether a name is that of the tax on other amounts: 消費税（10%）, 消費税及び地方消費税額.
pub(super) fn is_levy(text: &str) -> bool {
    let word = plain(text);
    let word = word.trim_end_matches(['%', '0', '1', '8', '額', '等', '円']).trim_end_matches("相当");
    let word = word.trim_end_matches(['額', '等']);
    [
        "消費税",
        "地方消費税",
        "消費税及び地方消費税",
        "消費税および地方消費税",
        "消費税・地方消費税",
        "consumptiontax",
        "vat",
    ]
    .contains(&word)
}
