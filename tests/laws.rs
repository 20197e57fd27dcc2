//! What must hold for every case, not only for those somebody thought of.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::compare::{Comparison, Request, compare};
use cloudcost::published::{Implied, Known, PercentVerdict, SavingVerdict};
use cloudcost::render::findings::finding;
use cloudcost::render::{Format, Style, render};
use cloudcost::{Case, Fraction, Lang, Rounding, Source, layout, read_case};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_width::UnicodeWidthStr;

/// A way to print an amount: so many decimals of a unit.
#[derive(Clone, Copy, Debug)]
struct Print {
    unit: &'static str,
    power: i32,
    decimals: i32,
}

impl Print {
    /// The amount rounded half away from zero to this precision, without a sign.
    fn of(self, amount: &Fraction) -> String {
        let digits = amount.abs().scaled(self.decimals - self.power, Rounding::HalfAway).to_string();
        decimal(&digits, self.decimals) + self.unit
    }
}

/// Digits with a point before the last so many, and a comma every three before it.
fn decimal(digits: &str, decimals: i32) -> String {
    let decimals = usize::try_from(decimals).unwrap();
    let digits = format!("{digits:0>0$}", decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut text = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if decimals > 0 { [&text, ".", fraction].concat() } else { text }
}

fn print() -> impl Strategy<Value = Print> {
    let unit = |unit, power, most: i32| (0..=most).prop_map(move |decimals| Print { unit, power, decimals });
    prop_oneof![
        unit("億円", 8, 4),
        unit("億", 8, 2),
        unit("百万円", 6, 2),
        unit("万円", 4, 2),
        unit("千円", 3, 2),
        unit("円", 0, 1),
        unit(" million", 6, 3),
        unit("bn yen", 9, 3),
    ]
}

/// A percent printed by a rule to so many decimals, or in 割.
fn print_percent(percent: &Fraction, decimals: i32, rule: Rounding) -> String {
    let digits = percent.abs().scaled(decimals, rule).to_string();
    let number = decimal(&digits, decimals.max(0)) + if decimals < 0 { "割" } else { "%" };
    [if percent.is_negative() { "+" } else { "▲" }, &number].concat()
}

fn saving_text(saving: &Fraction, print: Print) -> String {
    [if saving.is_negative() { "+" } else { "▲" }, &print.of(saving)].concat()
}

/// True costs before and after, in yen: many sizes, increases and equal ones included.
fn truth() -> impl Strategy<Value = (i128, i128)> {
    (6_u32..14).prop_flat_map(|size| 10_i128.pow(size - 1)..10_i128.pow(size)).prop_flat_map(|before| {
        (Just(before), prop_oneof![0..=before, 0..=2 * before, Just(before), before - 1000..=before + 1000])
    })
}

/// What `compare` finds without any option.
fn compared(cases: &[Case]) -> Comparison<'_> {
    compare(cases, &Request::default()).unwrap()
}

fn implied(lines: &str) -> Implied {
    let text = format!("format = 1\ntitle = \"a\"\n[[published]]\n{lines}");
    let read = read_case("a", Source::new("a.toml", &text));
    let case = read.unwrap_or_else(|faults| panic!("{text}: {:?}", faults.list)).case;
    compared(&[case]).cases[0].lines[0].implied.clone()
}

fn holds(known: &Known, truth: &Fraction) -> bool {
    known.range.as_ref().is_some_and(|range| range.contains(truth))
}

fn percent_of(before: &Fraction, after: &Fraction) -> Fraction {
    (&(before - after) * &Fraction::from(100)).checked_div(before).unwrap()
}

/// Where a figure may stand, or something like one.
const KEYS: [&str; 8] = ["before", "after", "saving", "percent", "months", "start", "currency", "title"];

const RULES: [Rounding; 3] = [Rounding::HalfAway, Rounding::Down, Rounding::Up];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Two or three amounts and a percent, printed from true ones by any rule: nothing printed is called impossible,
    /// and what is inferred contains the truth.
    #[test]
    fn what_is_inferred_from_printed_amounts_contains_the_truth(
        (before, after) in truth(),
        prints in [print(), print(), print()],
        left_out in 0..4_usize,
        decimals in -1..=3_i32,
        rule in select(RULES.to_vec()),
    ) {
        let (before, after) = (Fraction::from(before), Fraction::from(after));
        let saving = &before - &after;
        let percent = percent_of(&before, &after);
        let lines = [
            format!("before = \"{}\"\n", prints[0].of(&before)),
            format!("after = \"{}\"\n", prints[1].of(&after)),
            format!("saving = \"{}\"\n", saving_text(&saving, prints[2])),
        ];
        let stated: String = lines.iter().enumerate().filter(|(nth, _)| *nth != left_out).map(|(_, l)| &**l).collect();
        let text = format!("{stated}percent = \"{}\"\n", print_percent(&percent, decimals, rule));
        let found = implied(&text);
        prop_assert!(holds(&found.before, &before), "before {before:?} of {text}: {found:?}");
        prop_assert!(holds(&found.after, &after), "after {after:?} of {text}: {found:?}");
        prop_assert!(holds(&found.saving, &saving), "saving {saving:?} of {text}: {found:?}");
        if let Some(range) = &found.percent.range {
            prop_assert!(range.contains(&percent), "percent {percent:?} of {text}: {found:?}");
        }
        let verdict = found.percent_verdict.unwrap();
        prop_assert!(verdict != PercentVerdict::Inconsistent, "{text}: {found:?}");
        match rule {
            Rounding::HalfAway => prop_assert!(verdict != PercentVerdict::Truncated { certain: true }, "{text}"),
            Rounding::Down => prop_assert!(verdict != PercentVerdict::Rounded { certain: true }, "{text}"),
            _ => {}
        }
        prop_assert!(found.saving_verdict != SavingVerdict::Inconsistent, "{text}: {found:?}");
        let all = left_out == 3;
        prop_assert_eq!(found.saving_verdict == SavingVerdict::NotCheckable, !all);
        in_order(&found)?;
    }

    /// One amount and a rounded percent contain the truth as well; where the percent could be nothing (or everything)
    /// the rest is not known at all.
    #[test]
    fn what_is_inferred_from_one_amount_and_a_percent_contains_the_truth(
        (before, after) in truth(),
        print in print(),
        which in 0..3_usize,
        decimals in -1..=3_i32,
    ) {
        let (before, after) = (Fraction::from(before), Fraction::from(after));
        let saving = &before - &after;
        let percent = percent_of(&before, &after);
        let amount = match which {
            0 => format!("before = \"{}\"\n", print.of(&before)),
            1 => format!("after = \"{}\"\n", print.of(&after)),
            _ => format!("saving = \"{}\"\n", saving_text(&saving, print)),
        };
        let text = format!("{amount}percent = \"{}\"\n", print_percent(&percent, decimals, Rounding::HalfAway));
        let found = implied(&text);
        prop_assert!(holds(&found.percent, &percent), "{text}: {found:?}");
        for (nth, (known, truth)) in
            [(&found.before, &before), (&found.after, &after), (&found.saving, &saving)].into_iter().enumerate()
        {
            let unknown = known.range.is_none();
            prop_assert!(unknown || holds(known, truth), "figure {nth} {truth:?} of {text}: {found:?}");
            prop_assert!(!unknown || (nth != which && which > 0), "{text} lost a figure: {found:?}");
        }
        // a saving of all of it beside a cost that is left is told: no cost before gives it exactly
        let told = match found.percent_verdict {
            Some(PercentVerdict::WithinPrecision) => {
                which == 1 && percent.rounded(decimals, Rounding::HalfAway) >= Fraction::from(100)
            }
            verdict => verdict == Some(PercentVerdict::NotCheckable),
        };
        prop_assert!(told, "{text}: {:?}", found.percent_verdict);
        in_order(&found)?;
    }

    /// With exact amounts there is nothing to infer: before - after = saving, and the percent is 100 x saving / before.
    #[test]
    fn exact_amounts_give_exact_figures((before, after) in truth(), left_out in 0..3_usize) {
        let (b, a) = (Fraction::from(before), Fraction::from(after));
        let saving = &b - &a;
        let stated = [format!("before = {before}\n"), format!("after = {after}\n"), {
            // a bare minus is said to be an increase, which it is
            format!("saving = {}\n", before - after)
        }];
        let text: String = stated.iter().enumerate().filter(|(nth, _)| *nth != left_out).map(|(_, l)| &**l).collect();
        let found = implied(&text);
        prop_assert_eq!(found.before.value.as_ref(), Some(&b));
        prop_assert_eq!(found.after.value.as_ref(), Some(&a));
        prop_assert_eq!(found.saving.value.as_ref(), Some(&saving));
        prop_assert_eq!(found.percent.value.as_ref(), Some(&percent_of(&b, &a)));
        in_order(&found)?;
    }

    /// Spaces, commas and the width of characters change nothing.
    #[test]
    fn the_way_of_typing_changes_nothing(
        amount in select(AMOUNTS.to_vec()),
        percent in select(PERCENTS.to_vec()),
        typing in proptest::collection::vec((any::<bool>(), 0..3_usize), 40),
    ) {
        let plain = read(&format!("saving = \"{amount}\"\npercent = \"{percent}\"\n"));
        let text = format!("saving = \"{}\"\npercent = \"{}\"\n", typed(amount, &typing), typed(percent, &typing));
        let other = read(&text);
        prop_assert_eq!(&plain.published[0].figures, &other.published[0].figures, "{}", text);
    }

    /// The order of keys changes nothing.
    #[test]
    fn the_order_of_keys_changes_nothing(
        head in Just(HEAD.to_vec()).prop_shuffle(),
        row in Just(ROW.to_vec()).prop_shuffle(),
        other in Just(OTHER_ROW.to_vec()).prop_shuffle(),
    ) {
        let text = |head: &[&str], row: &[&str], other: &[&str]| {
            format!("{}\n[[published]]\n{}\n[[published]]\n{}\n", head.join("\n"), row.join("\n"), other.join("\n"))
        };
        prop_assert_eq!(unplaced(&text(&head, &row, &other)), unplaced(&text(&HEAD, &ROW, &OTHER_ROW)));
    }

    /// Nothing that anybody can write brings the program down, breaks a table or lets a control character through.
    #[test]
    fn no_text_panics_or_reaches_the_screen_unclean(text in any::<String>(), at in any::<Index>()) {
        harmless(&text);
        // the same inside a case
        let case = format!("{}\n[[published]]\n{}\n", HEAD.join("\n"), ROW.join("\n"));
        let place = at.index(case.chars().count());
        let (before, after): (String, String) = (case.chars().take(place).collect(), case.chars().skip(place).collect());
        harmless(&format!("{before}{text}{after}"));
        harmless(&before);
    }

    /// The same for texts made of the pieces that figures and TOML are made of.
    #[test]
    fn no_figure_panics(
        pieces in proptest::collection::vec(select(PIECES.to_vec()), 0..9), bare in any::<bool>(), first in 0..KEYS.len(),
    ) {
        let figure = pieces.concat();
        let quote = if bare { "" } else { "'" };
        for key in [first, first + KEYS.len() / 2].map(|nth| KEYS[nth % KEYS.len()]) {
            harmless(&format!("format = 1\ntitle = \"a\"\n[[published]]\nafter = 5\n{key} = {quote}{figure}{quote}\n"));
            harmless(&format!("format = 1\n{key} = {quote}{figure}{quote}\n[[published]]\npercent = \"5%\"\n"));
        }
    }

    /// Texts of a case never make a line wider than the terminal, whatever they hold.
    #[test]
    fn no_line_is_wider_than_the_terminal(title in "\\PC{1,80}", system in "\\PC{1,60}", width in 40..200_usize) {
        let text = format!(
            "format = 1\ntitle = {}\n[[published]]\nsystem = {}\nbefore = \"約34億6,512万円\"\nsaving = \"▲10億円\"\n",
            quoted(&title), quoted(&system)
        );
        let Ok(reading) = read_case("a", Source::new("a.toml", &text)) else { return Ok(()) };
        for lang in [Lang::Ja, Lang::En] {
            let table = rendered(std::slice::from_ref(&reading.case), Format::Table, lang, Some(width));
            for line in table.lines() {
                prop_assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
            }
        }
    }
}

/// The ends of every range stand in order, with the value between them.
fn in_order(found: &Implied) -> Result<(), TestCaseError> {
    for known in found.figures() {
        let Some(range) = &known.range else { continue };
        prop_assert!(range.low <= range.high, "{found:?}");
        if let Some(value) = &known.value {
            prop_assert!(range.contains(value), "{found:?}");
        }
    }
    Ok(())
}

const AMOUNTS: [&str; 10] = [
    "34億6500万円", "約12億2000万円", "1220百万円", "7500千円", "794000000円", "▲10億3900万円", "1220000000",
    "8000万円~1億円", "9000万円±10%", "JPY1220million",
];
const PERCENTS: [&str; 7] = ["29.9%", "約35%", "3割", "2割5分", "▲36%", "+8.0%", "1234.5%減"];

/// The same text as somebody else types it: commas every three digits, full-width characters, spaces between the parts.
fn typed(text: &str, typing: &[(bool, usize)]) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let commas = typing[0].0;
    let decimal_follows = |nth: usize| {
        characters[..nth].iter().rev().take_while(|c| c.is_ascii_digit() || **c == '.').any(|c| *c == '.')
    };
    for (nth, c) in characters.iter().enumerate() {
        let (wide, spaces) = typing[nth % typing.len()];
        let digits_from_here = characters[nth..].iter().take_while(|c| c.is_ascii_digit()).count();
        let after_digit = nth > 0 && characters[nth - 1].is_ascii_digit();
        let inside_number =
            after_digit && (c.is_ascii_digit() || *c == '.') || nth > 0 && characters[nth - 1] == '.';
        if commas && c.is_ascii_digit() && after_digit && digits_from_here % 3 == 0 && !decimal_follows(nth) {
            out.push(if wide { '，' } else { ',' });
        }
        let inside_word = nth > 0 && c.is_ascii_alphabetic() && characters[nth - 1].is_ascii_alphabetic();
        if !inside_number && !inside_word {
            out.push_str(["", " ", "\u{3000}"][spaces]);
        }
        match (wide, *c) {
            (true, '~') => out.push('〜'),
            (true, c @ '!'..='}') => out.push(char::from_u32(u32::from(c) + 0xfee0).unwrap()),
            (_, c) => out.push(c),
        }
    }
    out
}

#[test]
fn typing_another_way_types_something_else() {
    let typing = vec![(true, 1); 40];
    assert_eq!(typed("約1220.5万円", &typing), " 約 １，２２０．５ 万 円");
    assert_eq!(typed("29.95%", &typing), " ２９．９５ ％");
    assert_eq!(typed("JPY1220m", &vec![(false, 2); 40]), "\u{3000}JPY\u{3000}1220\u{3000}m");
}

const HEAD: [&str; 8] = [
    "format = 1",
    "title = { ja = \"秋田\", en = \"Akita\" }",
    "source = \"p. 13\"",
    "currency = \"JPY\"",
    "months = 48",
    "start = \"2013-10\"",
    "tax = \"included\"",
    "note = \"n\"",
];
const ROW: [&str; 10] = [
    "system = \"基幹系\"", "member = \"高石市\"", "of = \"運用\"", "one_time = \"excluded\"",
    "status = \"bound\"", "before = \"約12億円\"", "after = 794_000_000", "saving = \"▲4億\"",
    "percent = \"約35%\"", "note = { en = \"n\" }",
];
const OTHER_ROW: [&str; 3] = ["months = 180", "before = 12.50", "percent = \"3割\""];

const PIECES: [&str; 62] = [
    "0", "1", "9", "12", "220", "1,220", "999999999999999", "1e5", ".", ",", "5", "億", "万", "千", "百",
    "十", "兆", "円", "¥", "$", "JPY", "USD", "k", "m", "million", "bn", "%", "％", "割", "分", "厘", "倍",
    "▲", "△", "+", "-", "−", "減", "増", "の削減", "約", "およそ", "~", "〜", "±", "to ", "about", " ",
    "\u{3000}", "１", "．", "，", "程度", "'", "\"", "\\u001b", "\u{301}", "🏛", "_", "0x", "[", "}",
];

fn read(lines: &str) -> Case {
    let text = format!("format = 1\ntitle = \"a\"\n[[published]]\n{lines}");
    let read = read_case("a", Source::new("a.toml", &text));
    read.unwrap_or_else(|faults| panic!("{text}: {:?}", faults.list)).case
}

/// A case without its places in the file.
fn unplaced(text: &str) -> Case {
    let read = read_case("a", Source::new("a.toml", text));
    let mut case = read.unwrap_or_else(|faults| panic!("{text}: {:?}", faults.list)).case;
    case.published.iter_mut().for_each(|row| (row.span, row.places) = (0..0, Default::default()));
    case
}

fn rendered(cases: &[Case], format: Format, lang: Lang, width: Option<usize>) -> String {
    let report = layout::compare::compare(&compared(cases));
    render(&report, format, &style(lang, width), None).unwrap()
}

fn style(lang: Lang, width: Option<usize>) -> Style {
    Style { width, ..Style::plain(lang) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        quoted.push_str(&format!("\\U{:08x}", u32::from(c)));
    }
    quoted + "\""
}

/// Whether a character may stand in an output: none that moves a cursor, but for the end of a line.
fn clean(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || !cloudcost::text::is_unsafe(c))
}

/// Reads, compares and writes a text in every way, or says its faults in both languages.
fn harmless(text: &str) {
    let read = read_case("a", Source::new("a\u{1b}.toml", text)).map(|reading| [reading.case]);
    for lang in [Lang::Ja, Lang::En] {
        match &read {
            Ok(cases) => {
                for (format, ..) in Format::ALL {
                    let written = rendered(cases, format, lang, Some(40));
                    let written = if format == Format::Tsv { written.replace('\t', "") } else { written };
                    assert!(clean(&written), "{written:?} of {text:?}");
                }
            }
            Err(faults) => {
                assert!(!faults.list.is_empty());
                for fault in &faults.list {
                    let said = finding(fault, Some(&faults.source), &style(lang, None), false);
                    assert!(clean(&said), "{said:?} of {text:?}");
                }
            }
        }
    }
}

proptest! {
    /// Bytes that are no text are refused before they are read as a case; those that are text are harmless.
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        harmless(&String::from_utf8_lossy(&bytes));
    }
}
