//! A sign means the same thing wherever a person reads it: a reduction is the mark, an increase +, and nothing has none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis;
use cloudcost::render::{Format, Notes, ReductionMark, Style, Unit, render};
use cloudcost::report::Report;
use cloudcost::{Case, Change, Lang, Required, Scenario, Source, layout, read_case, read_lines};
use proptest::prelude::*;
use proptest::sample::select;

/// The signs before numbers of a text, each with its number.
fn signed(text: &str) -> Vec<(char, String)> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (place, sign) in characters.iter().enumerate().filter(|(_, c)| "▲△+-".contains(**c)) {
        let before = place.checked_sub(1).map_or(' ', |place| characters[place]);
        let rest: String = characters[place + 1..].iter().collect();
        let rest = ["約", "JPY "].into_iter().fold(rest.as_str(), |rest, word| rest.trim_start_matches(word));
        let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || ",.".contains(*c)).collect();
        if !number.is_empty() && !before.is_ascii_alphanumeric() {
            found.push((*sign, number));
        }
    }
    found
}

#[test]
fn signs_are_found() {
    let found = signed("▲約35%、+JPY 3 M, 2026-04 (-0.00%)");
    assert_eq!(found, [('▲', "35".to_owned()), ('+', "3".to_owned()), ('-', "0.00".to_owned())]);
}

/// Whether a text speaks of changes in one direction only, and gives nothing a sign.
fn one_way(text: &str, up: bool) -> Result<(), TestCaseError> {
    for (sign, number) in signed(text) {
        prop_assert_eq!(sign == '+', up, "{}{} in:\n{}", sign, number, text);
        prop_assert!(number.contains(|c: char| ('1'..='9').contains(&c)), "{sign}{number} in:\n{text}");
    }
    Ok(())
}

/// A report in everything that people read, in both languages and all units.
fn said(report: &Report) -> Vec<String> {
    let mut texts = Vec::new();
    for (lang, mark) in [
        (Lang::Ja, ReductionMark::Filled),
        (Lang::Ja, ReductionMark::Minus),
        (Lang::En, ReductionMark::Minus),
    ] {
        for unit in [Unit::Auto, Unit::Yen, Unit::Thousand, Unit::Million, Unit::Oku] {
            let style = Style { unit, mark, notes: Notes::Full, ..Style::plain(lang) };
            for format in [Format::Table, Format::Markdown] {
                let text = render(report, format, &style, None).unwrap();
                // what a list and the line under a head begin with
                let text: Vec<&str> = text.lines().map(|line| line.trim_start_matches("- ")).collect();
                texts.push(text.join("\n"));
            }
        }
    }
    texts
}

fn case(text: &str) -> Case {
    let read = read_case("a", Source::new("a.toml", text));
    let reading = read.unwrap_or_else(|faults| panic!("{text}: {:?}", faults.list));
    assert!(reading.warnings.list.is_empty(), "{text}: {:?}", reading.warnings.list);
    reading.case
}

/// A smaller and a larger cost in 万円, apart by a fifth at least, of four digits that all count.
fn costs() -> impl Strategy<Value = (u32, u32)> {
    (100..700_u32, 120..900_u32, 1..=9_u32).prop_map(|(small, percent, last)| {
        let small = small * 10 + last;
        let large = small * percent / 100;
        (small, large + u32::from(large.is_multiple_of(10)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Of a row and of a line in which everything falls nothing is said with +, of one in which everything rises nothing
    /// with the mark of a reduction; a minus beside costs that say which way is meant is read so.
    #[test]
    fn printed_figures_keep_their_direction(
        (small, large) in costs(),
        up in any::<bool>(),
        minus in any::<bool>(),
        decimals in 0..=3_u32,
        off in select(vec![0, 0, 0, 1, 40]),
    ) {
        let (before, after) = if up { (small, large) } else { (large, small) };
        let place = 10_u64.pow(decimals);
        let percent = u64::from(large - small) * 100 * place / u64::from(before) + off;
        let percent = format!("{}.{:0>3}", percent / place, percent % place * 10_u64.pow(3 - decimals));
        let sign = match (minus, up) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "▲",
        };
        let change = large - small;
        let row = format!("before = \"{before}万円\"\nafter = \"{after}万円\"\n");
        let text = format!(
            "format = 1\ntitle = \"a\"\n[[published]]\n{row}saving = \"{sign}{change}万円\"\npercent = \"{sign}{percent}%\"\n\
             [[published]]\nsystem = \"s\"\n{row}"
        );
        let cases = [case(&text)];
        let found = analysis::compare::compare(&cases, &Default::default()).unwrap();
        for text in said(&layout::compare::compare(&found)) {
            one_way(&text, up)?;
        }
        let lined = if up { "+" } else { "▲" };
        let line = format!("{before}万円→{after}万円（{lined}{change}万円、{lined}{percent}%）");
        let lines = read_lines(Source::new("line", &line)).unwrap_or_else(|_| panic!("{line}"));
        let found = analysis::verify::verify(&lines);
        for text in said(&layout::verify::verify(&found, &[])) {
            one_way(&text, up)?;
        }
    }

    /// The same of a plan in which every member's cost falls, or rises.
    #[test]
    fn plans_keep_their_direction(members in proptest::collection::vec(costs(), 1..4), up in any::<bool>()) {
        let mut text = "format = 1\ntitle = \"a\"\nmonths = 24\n".to_owned();
        for (number, (small, large)) in members.iter().enumerate() {
            let (before, after) = if up { (small, large) } else { (large, small) };
            text += &format!(
                "[[member]]\nid = \"m{number}\"\n[[before]]\nitem = \"x\"\nmember = \"m{number}\"\nyearly = \"{before}円\"\n\
                 [[after]]\nitem = \"y\"\nmember = \"m{number}\"\nyearly = \"{after}円\"\n"
            );
        }
        let cases = [case(&text)];
        let found = analysis::compare::compare(&cases, &Default::default()).unwrap();
        for text in said(&layout::compare::compare(&found)) {
            one_way(&text, up)?;
        }
        let found = analysis::split::split(&cases[0], &Default::default()).unwrap();
        for text in said(&layout::split::split(&found)) {
            one_way(&text, up)?;
        }
        for text in said(&checked(&cases[0])) {
            one_way(&text, up)?;
        }
        // what moves further in the same direction is said to do so
        let written = read_case("a", Source::new("a.toml", &text)).unwrap().written.unwrap();
        let by = if up { "+10%" } else { "-10%" };
        let scale = |nth| Change::Scale(format!("after.y@m{nth}"), by.to_owned());
        let scenario =
            Scenario { id: "s".to_owned(), changes: (0..members.len()).map(scale).collect(), ..Scenario::default() };
        let found = analysis::whatif::scenarios(&written, &[scenario]).unwrap();
        for text in said(&layout::whatif::scenarios(&found, true)) {
            one_way(&text, up)?;
        }
    }
}

/// What `check` says of a case with limits that hold.
fn checked(case: &Case) -> Report {
    use cloudcost::requirement::{Bound, Limit, LimitedFigure, Requirement, Whose};
    let mut case = case.clone();
    let requirement = Requirement {
        figure: LimitedFigure::After,
        bound: Bound::AtMost,
        limit: Limit::Amount(cloudcost::Fraction::from(1_000_000_000)),
        whose: Whose::Group,
        system: None,
        yearly: false,
    };
    case.require = vec![Required { requirement, why: None, limit: None, span: 0..0 }];
    let (name, case) = ("a.toml".to_owned(), Some(case));
    let files = [analysis::check::File {
        name,
        source: None,
        at: None,
        case,
        written: None,
        faults: Vec::new(),
        more: 0,
    }];
    let rules = analysis::check::Rules::default();
    layout::check::check(&analysis::check::check(&files, &rules), layout::check::CheckReader::All)
}

#[test]
fn a_range_of_a_change_begins_with_what_is_read_first() {
    let shown = |before: &str, after: &str| {
        let text = format!(
            "format = 1\ntitle = \"a\"\nmonths = 12\n[[before]]\nitem = \"x\"\nyearly = \"{before}\"\n\
             [[after]]\nitem = \"y\"\nyearly = \"{after}\"\nshare = \"equal\"\n[[member]]\nid = \"a\"\n"
        );
        let cases = [case(&text)];
        let found = analysis::compare::compare(&cases, &Default::default()).unwrap();
        let style = Style { unit: Unit::Yen, ..Style::plain(Lang::Ja) };
        let english = Style { unit: Unit::Yen, ..Style::plain(Lang::En) };
        [style, english]
            .map(|style| render(&layout::compare::compare(&found), Format::Table, &style, None).unwrap())
    };
    // from nothing in one direction: no range that begins with 0
    let [ja, en] = shown("700円", "500円〜700円");
    assert!(ja.contains("最大▲200") && ja.contains("最大▲28.6%"), "{ja}");
    assert!(en.contains("up to -200") && en.contains("up to -28.6%"), "{en}");
    for text in [&ja, &en] {
        assert!(!text.contains("0〜▲") && !text.contains("0 to -"), "{text}");
    }
    // a reduction of 100 to an increase of 50
    let [ja, en] = shown("1000円", "900円〜1050円");
    assert!(ja.contains("▲100〜+50") && ja.contains("▲10.0〜+5.0%"), "{ja}");
    assert!(en.contains("-100 to +50") && en.contains("-10.0 to +5.0%"), "{en}");
    // in one direction the smaller end is first
    let [ja, _] = shown("1000円", "600円〜900円");
    assert!(ja.contains("▲100〜▲400"), "{ja}");
    let [ja, _] = shown("1000円", "1100円〜1400円");
    assert!(ja.contains("+100〜+400"), "{ja}");
}
