//! Rules in every way that by-laws write them mean what their parts mean, and read back.

use super::names::percent_words;
use super::read::rule;
use super::words::{rule_key, rule_words};
use crate::lang::Lang;
use crate::money::Fraction;
use crate::sharing::{Basis, Rule, RulePart};
use proptest::prelude::*;

/// The parts of a whole, in hundredths or in thirds, sixths, sevenths.
fn parts() -> impl Strategy<Value = (Vec<u32>, u32)> {
    (prop_oneof![Just(100_u32), Just(10), Just(3), Just(6), Just(7), Just(1000)], 1_usize..4).prop_flat_map(
        |(whole, cuts)| {
            prop::collection::btree_set(1..whole, 0..cuts).prop_map(move |cuts| {
                let ends = cuts.iter().copied().chain([whole]);
                let starts = [0].into_iter().chain(cuts.iter().copied());
                (ends.zip(starts).map(|(end, start)| end - start).collect(), whole)
            })
        },
    )
}

/// Digits of a whole number in kanji, by their units.
fn kanji(number: u32) -> String {
    let digit = |n: u32| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"][n as usize];
    let of = |n: u32, unit: &str| match n {
        0 => String::new(),
        1 => unit.to_owned(),
        n => format!("{}{unit}", digit(n)),
    };
    let units = [of(number / 1000, "千"), of(number / 100 % 10, "百"), of(number / 10 % 10, "十")];
    units.concat() + digit(number % 10)
}

/// One part of a whole, in the nth way of writing it.
fn written(part: u32, whole: u32, way: u8) -> String {
    match (way, whole) {
        (0, 100) => format!("{part}%"),
        (1, 100) => format!("{part}％"),
        (2, 100) if part.is_multiple_of(2) => format!("{}パーセント", kanji(part)),
        (2, 100) => format!("{part}パーセント"),
        (0 | 1, 10) => format!("{part}割"),
        (2, 10) => format!("{}割", kanji(part)),
        (0 | 1, 1000) => format!("{}.{}%", part / 10, part % 10),
        (3, _) => format!("{whole}分の{part}"),
        (4, _) => format!("{}分の{}", kanji(whole), kanji(part)),
        _ => format!("{part}/{whole}"),
    }
}

const BASES: [(&str, &str); 12] = [
    ("equal", "equal"),
    ("均等割", "equal"),
    ("平等割", "equal"),
    ("市町村割", "equal"),
    ("団体割", "equal"),
    ("人口割", "population"),
    ("国調人口割", "population"),
    ("population", "population"),
    ("現行経費割", "current"),
    ("ふるさと割", "ふるさと割"),
    ("高齢者人口割", "高齢者人口割"),
    ("server-count", "server-count"),
];

fn basis(name: &str) -> Basis {
    match name {
        "equal" => Basis::Equal,
        "current" => Basis::Current,
        name => Basis::proportional(name),
    }
}

proptest! {
    #[test]
    fn every_way_of_writing_means_its_parts(
        (parts, whole) in parts(),
        ways in prop::collection::vec((0_u8..6, 0_usize..12, any::<bool>(), any::<bool>()), 4),
        joiner in prop::sample::select(vec!["+", "＋", "、", "・", "と", "及び", " + ", "，", " と ", " ", "　", "；", "並びに", " and "]),
    ) {
        let mut texts = Vec::new();
        let mut terms = Vec::new();
        for (part, (way, nth, behind, spaced)) in parts.iter().zip(ways) {
            let (name, meant) = BASES[nth];
            let portion = written(*part, whole, way);
            // a name in Latin letters needs a space before a number in kanji
            let gap = if spaced || !name.ends_with('割') { " " } else { "" };
            texts.push(match behind {
                true => format!("{name}{gap}{portion}"),
                false => format!("{portion}{gap}{name}"),
            });
            let percent = Fraction::ratio(i128::from(*part) * 100, whole.into()).unwrap();
            terms.push(RulePart { percent, basis: basis(meant) });
        }
        // a dot within a name in Latin letters may be part of it
        let latin = texts.iter().any(|text| BASES.iter().any(|(name, _)| !name.ends_with('割') && text.contains(name)));
        let text = texts.join(&if latin { format!(" {joiner} ") } else { joiner.to_owned() });
        let meant = Rule::new(terms).unwrap();
        let read = rule(&text);
        prop_assert!(read.is_ok(), "{} {:?}", text, read);
        let read = read.unwrap();
        prop_assert_eq!(&read.rule, &meant, "{}", text);
        for (place, part) in read.places.iter().zip(&texts) {
            prop_assert_eq!(&text[place.clone()], part.as_str());
        }
        let words = rule_words(&meant).unwrap();
        for back in [words.in_lang(Lang::Ja), words.in_lang(Lang::En), &rule_key(&meant, true).unwrap()] {
            prop_assert_eq!(&rule(back).unwrap().rule, &meant, "{}", back);
        }
    }
}

#[test]
fn a_third_is_written_as_one() {
    assert_eq!(percent_words(&Fraction::ratio(100, 3).unwrap()), "1/3");
    assert_eq!(percent_words(&Fraction::ratio(125, 10).unwrap()), "12.5%");
}
