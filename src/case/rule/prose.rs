//! The words between and behind the terms of a rule as by-laws write it: 均等割は2割、人口割は8割とする.

use super::names::{NAMES, PLAIN};
use super::portion::is_ahead;
use crate::case::literal::cursor::Cursor;
use crate::case::literal::kanji;

/// What the whole may be called before the first part of it.
const WHOLES: &[&str] =
    &["負担金の総額の", "共通経費の", "総額の", "全体の", "経費の", "費用の", "全額を", "全額"];

/// What may stand between a percent and its base.
const LEADS: &[&str] = &[
    "に相当する額を",
    "に相当する額は",
    "に相当する額については",
    "相当額を",
    "相当額は",
    "については",
    "を",
    "は",
    "が",
];

/// The same in English, with the space behind it.
const ENGLISH_LEADS: &[&str] = &["in proportion to ", "according to ", "by ", "on "];

/// What may stand between a base and its percent.
const LINKS: &[&str] = &[":", "として", "については", "につき", "が", "は", "を", "に", "で"];

/// What may stand behind a term, the longest of those that begin alike first.
const TAILS: &[&str] = &[
    "との合計額とする", "との合計額", "の合計額とする", "の合計額", "に応じて按分した額", "に応じて按分する",
    "に応じて", "の割合で按分する", "の割合により", "の割合による", "の割合とする", "の割合で", "の割合",
    "により算出した額", "により", "による", "とする", "とし", "のみ", "で", "に", "。", "shares",
];

/// Takes the mark of a term in a list of them, and what the whole is called: (1), ①, 一 with a space.
pub(super) fn take_head(cursor: &mut Cursor<'_>) {
    if let Some(count) = mark(cursor) {
        cursor.place();
        for _ in 0..count {
            cursor.take_character();
        }
    }
    cursor.take_any(WHOLES);
    if !is_ahead(cursor) {
        cursor.take_any(ENGLISH_LEADS);
    }
}

/// How many characters the mark of a term has, if one comes next.
fn mark(cursor: &mut Cursor<'_>) -> Option<usize> {
    if is_ahead(cursor) {
        return None;
    }
    cursor.looking_ahead(|cursor| {
        cursor.place();
        let counts = |c: char| c.is_ascii_digit() || kanji::digit(c).is_some();
        let first = cursor.take_character()?;
        let second = cursor.take_character()?;
        match first {
            '①'..='⑩' => Some(1),
            '(' if counts(second) => (cursor.take_character()? == ')').then_some(3),
            first if counts(first) && second == ' ' => Some(2),
            _ => None,
        }
    })
}

/// Takes what stands between a percent and its base.
pub(super) fn take_lead(cursor: &mut Cursor<'_>) {
    cursor.take_any(LINKS.get(..1).unwrap_or_default());
    // a name may begin so behind a space
    if !cursor.after_space() {
        cursor.take_any(LEADS);
    }
    cursor.take_any(ENGLISH_LEADS);
}

/// Takes what stands between a base and its percent, where a percent is behind it.
pub(super) fn take_link(cursor: &mut Cursor<'_>) {
    if cursor.looking_ahead(|cursor| cursor.take_any(LINKS).is_some() && is_ahead(cursor)) {
        cursor.take_any(LINKS);
    }
}

/// Takes what stands behind a term.
pub(super) fn take_tail(cursor: &mut Cursor<'_>) {
    while cursor.take_any(TAILS).is_some() {}
}

/// Whether a name that says a base ends before such a word.
pub(super) fn ends_before_words(
    cursor: &mut Cursor<'_>,
    name: &str,
    joins: fn(&mut Cursor<'_>) -> bool,
) -> bool {
    says_base(name)
        && cursor.looking_ahead(|cursor| {
            if cursor.looking_ahead(|cursor| cursor.take_any(LINKS).is_some() && is_ahead(cursor)) {
                return true;
            }
            let is_word = cursor.take_any(TAILS).is_some();
            take_tail(cursor);
            is_word && (cursor.at_end() || joins(cursor) || is_ahead(cursor) || mark(cursor).is_some())
        })
}

/// Whether these words are all that a base is called.
fn says_base(name: &str) -> bool {
    let plain = PLAIN.iter().any(|(known, _)| *known == name);
    let known = NAMES.iter().any(|(known, _)| *known == name);
    plain || known || divides(name)
}

/// Whether a name says that it divides: 人口割, and 人口割額, which is what comes of it.
pub(super) fn divides(name: &str) -> bool {
    ["割", "割額", "割分"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::super::rule;
    use crate::sharing::{Basis, Rule};

    /// One rule in the words of many by-laws.
    const WRITTEN: [&str; 40] = [
        "均等割が20％、人口割が80％",
        "人口割は8割、均等割は2割とする",
        "均等割を20％、人口割を80％とする。",
        "均等割：2割、人口割：8割",
        "均等割 100分の20　人口割 100分の80",
        "均等割（100分の20）及び人口割（100分の80）",
        "平等割 1/5 人口割 4/5",
        "均等割20％及び人口割80％とする",
        "均等割20％、人口割80％の割合",
        "均等割20％、人口割80％の割合で按分する",
        "(1) 均等割 20% (2) 人口割 80%",
        "（1）均等割　100分の20　（2）人口割　100分の80",
        "① 均等割 2割 ② 人口割 8割",
        "一　均等割　百分の二十　二　人口割　百分の八十",
        "1 均等割 20% 2 人口割 80%",
        "均等割として20%、人口割として80%",
        "均等割分20%、人口割分80%",
        "均等割額20%と人口割額80%との合計額",
        "均等割額 20パーセント、人口割額 80パーセント",
        "20%は均等割、80%は人口割",
        "100分の20を均等割、100分の80を人口割",
        "100分の20は均等に、100分の80は人口割による",
        "2割を均等割、8割を人口割により",
        "2割については均等割、8割については人口割とする",
        "100分の20に相当する額を均等割により、100分の80に相当する額を人口割により",
        "経費の100分の20を均等割により、100分の80を人口割により",
        "経費の20%を均等割、80%を人口割",
        "人口割合80%、均等割20%",
        "人口比80% 均等20%",
        "人口按分80%、均等20%",
        "人口比例割80%、均等割20%",
        "市町村均等割20%、国勢調査人口割80%",
        "均等割 20% / 人口割 80%",
        "均等割10分の2、人口割10分の8",
        "均等割2割・人口割8割",
        "20% equally, 80% by population",
        "20 percent equal and 80 percent by population",
        "80% on population and 20% equal",
        "equal: 20%; population: 80%",
        "20% equal, 80% in proportion to population",
    ];

    #[test]
    fn by_laws_are_read_in_their_own_words() {
        let terms = |first: (i128, Basis), second: (i128, Basis)| Rule::sum([first, second]).unwrap();
        let (equal, population) = ((20, Basis::Equal), (80, Basis::proportional("population")));
        let either = [terms(equal.clone(), population.clone()), terms(population, equal)];
        for text in WRITTEN {
            let read = rule(text).map(|read| read.rule);
            assert!(read.as_ref().is_ok_and(|read| either.contains(read)), "{text}: {read:?}");
        }
        for (text, basis) in [
            ("全額人口割", Basis::proportional("population")),
            ("人口割のみ", Basis::proportional("population")),
            ("均等割とする", Basis::Equal),
            ("by population", Basis::proportional("population")),
            ("equal shares", Basis::Equal),
        ] {
            assert_eq!(rule(text).map(|read| read.rule).ok(), Some(Rule::by(basis)), "{text}");
        }
    }

    #[test]
    fn what_a_by_law_leaves_open_is_asked_for() {
        for (text, code) in [
            ("均等割額と人口割額の合算", "percent-missing"),
            ("均等割額及び人口割額の合計額", "percent-missing"),
            ("均等割と人口割を2対8", "percent-missing"),
            ("均等割20、人口割80", "percent-missing"),
            ("均等割が20%", "percents-not-100"),
            ("負担金の総額の100分の20に相当する額を均等割", "percents-not-100"),
        ] {
            assert_eq!(
                rule(text).map(|read| read.rule).map_err(|flaw| flaw.code.name()),
                Err(code),
                "{text}"
            );
        }
    }

    #[test]
    fn a_name_keeps_what_only_looks_like_such_words() {
        for name in ["にわとり数", "が丘地区", "でんわ台数", "人口と世帯", "byte", "shareholders", "一般会計"]
        {
            let meant = Rule::by(Basis::proportional(name));
            assert_eq!(rule(name).map(|read| read.rule).ok(), Some(meant), "{name}");
        }
        let beside = rule("20% 均等割 + 80% はがき数割").map(|read| read.rule).ok();
        let meant = Rule::sum([(20, Basis::Equal), (80, Basis::proportional("はがき数割"))]);
        assert_eq!(beside, meant);
    }
}
