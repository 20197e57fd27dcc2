//! Every written form of an amount and a percent, what it means and how precise it is; and every refusal.

use super::alone::{amount, percent, printed_amount, printed_percent};
use super::bare::{bare_float, bare_integer};
use super::change::ChangeSign;
use crate::code;
use crate::money::{Currency, Fraction};
use crate::published::PrintedBound;

/// A number written with at most 4 decimals, as the tables below write it.
fn exact(text: &str) -> Fraction {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = [whole, decimals].concat().replace('_', "").parse().unwrap();
    Fraction::decimal(digits, i32::try_from(decimals.len()).unwrap())
}

#[test]
fn amounts_mean_what_is_written_to_the_precision_that_is_written() {
    for (text, value, low, high) in [
        // the table of the case format
        ("12億2,000万円", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("34億6500万", "3_465_000_000", "3_464_500_000", "3_465_500_000"),
        ("1,220百万円", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("7,500千円", "7_500_000", "7_450_000", "7_550_000"),
        ("794,000,000円", "794_000_000", "793_500_000", "794_500_000"),
        ("JPY 1,220 million", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("1.22bn", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("¥1,220M", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("USD 1,200", "1_200", "1_150", "1_250"),
        ("$1,200", "1_200", "1_150", "1_250"),
        ("約22億円", "2_200_000_000", "2_150_000_000", "2_250_000_000"),
        ("およそ5億円", "500_000_000", "450_000_000", "550_000_000"),
        ("~5億円", "500_000_000", "450_000_000", "550_000_000"),
        ("about 22 million", "22_000_000", "21_500_000", "22_500_000"),
        ("8,000万円〜1億円", "90_000_000", "80_000_000", "100_000_000"),
        ("9,000万円±10%", "90_000_000", "81_000_000", "99_000_000"),
        ("9,000万円±500万円", "90_000_000", "85_000_000", "95_000_000"),
        ("-3億円", "-300_000_000", "-350_000_000", "-250_000_000"),
        // its examples of precision
        ("60億円", "6_000_000_000", "5_950_000_000", "6_050_000_000"),
        ("12億2000万円", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("5億800万円", "508_000_000", "507_500_000", "508_500_000"),
        ("6億7,846万円", "678_460_000", "678_455_000", "678_465_000"),
        ("49.80億円", "4_980_000_000", "4_979_500_000", "4_980_500_000"),
        // mixed units, full width, other words
        ("１２億２，０００万円", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("　12 億 2,000 万 円　", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("４９．８０億円", "4_980_000_000", "4_979_500_000", "4_980_500_000"),
        ("2千5百万円", "25_000_000", "24_500_000", "25_500_000"),
        ("1億5千万円", "150_000_000", "145_000_000", "155_000_000"),
        ("1兆2,345億円", "1_234_500_000_000", "1_234_450_000_000", "1_234_550_000_000"),
        ("600億円", "60_000_000_000", "55_000_000_000", "65_000_000_000"),
        ("12億2,000万円程度", "1_220_000_000", "1_215_000_000", "1_225_000_000"),
        ("1,220 thousand", "1_220_000", "1_215_000", "1_225_000"),
        ("1,220k", "1_220_000", "1_215_000", "1_225_000"),
        ("1.5 billion yen", "1_500_000_000", "1_450_000_000", "1_550_000_000"),
        ("12.50", "12.50", "12.495", "12.505"),
        ("0円", "0", "0", "0"),
        ("0億円", "0", "0", "50_000_000"),
        ("0.0億円", "0", "0", "5_000_000"),
        // a number without its unit takes that of the one after it
        ("8〜9億円", "850_000_000", "800_000_000", "900_000_000"),
        ("8,000〜9,000万円", "85_000_000", "80_000_000", "90_000_000"),
        ("8千〜9千万円", "85_000_000", "80_000_000", "90_000_000"),
        ("8〜9千万円", "85_000_000", "80_000_000", "90_000_000"),
        ("8 to 9 million", "8_500_000", "8_000_000", "9_000_000"),
        ("8円〜9千円", "4_504", "8", "9_000"),
        ("5±1億円", "500_000_000", "400_000_000", "600_000_000"),
        // a minus belongs to the end it stands before
        ("-3億円〜-2億円", "-250_000_000", "-300_000_000", "-200_000_000"),
        ("-3億円〜2億円", "-50_000_000", "-300_000_000", "200_000_000"),
        ("-2億円〜3億円", "50_000_000", "-200_000_000", "300_000_000"),
        ("-9,000万円±10%", "-90_000_000", "-99_000_000", "-81_000_000"),
        (
            "999兆9,999億9,999万9,999円",
            "999_999_999_999_999",
            "999_999_999_999_998.5",
            "999_999_999_999_999.5",
        ),
    ] {
        let read = amount(text).unwrap_or_else(|flaw| panic!("{text}: {flaw:?}"));
        assert_eq!(read.value, exact(value), "{text}");
        assert_eq!((&read.range.low, &read.range.high), (&exact(low), &exact(high)), "{text}");
        let about = ["約", "およそ", "~5", "about", "程度"].iter().any(|word| text.contains(word));
        assert_eq!(read.approximate, about, "{text}");
    }
}

#[test]
fn signs_and_words_of_change_are_told_apart() {
    let reduction = |sign: &str| ChangeSign::Reduction(sign.to_owned());
    let increase = |sign: &str| ChangeSign::Increase(sign.to_owned());
    for (text, change) in [
        ("10億3,900万円", ChangeSign::Bare),
        ("▲10億3,900万円", reduction("▲")),
        ("△10億3,900万円", reduction("△")),
        ("▲約10億3,900万円", reduction("▲")),
        ("約▲10億3,900万円", reduction("▲")),
        ("10億3,900万円減", reduction("減")),
        ("10億3,900万円の削減", reduction("の削減")),
        ("+10億3,900万円", increase("+")),
        ("＋10億3,900万円", increase("+")),
        ("10億3,900万円増", increase("増")),
        ("-10億3,900万円", ChangeSign::Minus),
        ("−10億3,900万円", ChangeSign::Minus),
    ] {
        assert_eq!(amount(text).map(|read| read.change), Ok(change), "{text}");
    }
    for (text, currency) in
        [("12億円", "JPY"), ("¥12", "JPY"), ("USD 12", "USD"), ("$12", "USD"), ("12 EUR", "EUR")]
    {
        assert_eq!(amount(text).unwrap().currency.map(|currency| currency.code()), Some(currency), "{text}");
    }
    assert_eq!(amount("12億").unwrap().currency, None);
}

#[test]
fn percents_mean_what_is_written_to_the_last_digit() {
    for (text, value, decimals) in [
        ("29.9%", "29.9", 1),
        ("２９．９％", "29.9", 1),
        ("約35%", "35", 0),
        ("▲約24%", "24", 0),
        ("3割", "30", -1),
        ("2割5分", "25", 0),
        ("2割5分3厘", "25.3", 1),
        ("3.5割", "35", 0),
        ("40%削減", "40", 0),
        ("+8.0%", "8.0", 1),
        ("8%増", "8", 0),
        ("10.00%", "10", 2),
        ("0%", "0", 0),
        ("1,234.5%", "1_234.5", 1),
        ("8 percent", "8", 0),
        ("8パーセント", "8", 0),
    ] {
        let read = percent(text).unwrap_or_else(|flaw| panic!("{text}: {flaw:?}"));
        assert_eq!((read.value, read.decimals), (exact(value), decimals), "{text}");
        assert_eq!(read.approximate, text.contains('約'), "{text}");
    }
}

#[test]
fn what_is_no_amount_or_percent_is_refused_with_the_reason() {
    for (text, code) in [
        ("", code!("unreadable-amount")),
        ("円", code!("unreadable-amount")),
        ("12億円（税込）", code!("unreadable-amount")),
        ("12.億円", code!("unreadable-amount")),
        (".5億円", code!("unreadable-amount")),
        ("1.2.3億円", code!("unreadable-amount")),
        ("5億円〜", code!("unreadable-amount")),
        ("±5億円", code!("unreadable-amount")),
        ("5億円10%", code!("unreadable-amount")),
        ("$5億円", code!("unreadable-amount")),
        ("1,22,000円", code!("misplaced-comma")),
        ("1220,000円", code!("misplaced-comma")),
        (",220円", code!("unreadable-amount")),
        ("2000万12億円", code!("units-out-of-order")),
        ("12億20000万円", code!("units-out-of-order")),
        ("1.5億2,000万円", code!("units-out-of-order")),
        ("1億円〜8,000万円", code!("range-reversed")),
        ("2億円〜-3億円", code!("range-reversed")),
        ("5億円〜-3億円", code!("range-reversed")),
        ("-2億円〜-3億円", code!("range-reversed")),
        ("▲5億円増", code!("signs-contradict")),
        ("+5億円減", code!("signs-contradict")),
        ("1,000兆円", code!("amount-too-large")),
        ("-1,000兆円", code!("amount-too-large")),
        ("999,999,999,999,999円±1円", code!("amount-too-large")),
        ("99999999999999999999999999999999999999999円", code!("amount-too-large")),
        ("0.000001円", code!("too-many-decimals")),
        ("3億円以上", code!("bound-in-plan")),
        ("最大3億円", code!("bound-in-plan")),
        ("up to $5m", code!("bound-in-plan")),
    ] {
        assert_eq!(amount(text).map_err(|flaw| flaw.code), Err(code), "{text}");
    }
    for (text, code) in [
        ("", code!("unreadable-percent")),
        ("三わり", code!("unreadable-percent")),
        ("4割弱", code!("bound-in-plan")),
        ("60%以上", code!("bound-in-plan")),
        ("15〜20%", code!("amount-no-range")),
        ("2割5%", code!("unreadable-percent")),
        ("29.9%%", code!("unreadable-percent")),
        ("¥35%", code!("unreadable-percent")),
        ("1.5倍", code!("multiple-not-percent")),
        ("35", code!("bare-percent")),
        ("+8%減", code!("signs-contradict")),
        ("1,000,000%", code!("percent-too-large")),
        ("0.1234567%", code!("percent-too-large")),
    ] {
        assert_eq!(percent(text).map_err(|flaw| flaw.code), Err(code), "{text}");
    }
}

#[test]
fn bare_numbers_keep_exactly_the_digits_written() {
    for (digits, value, half) in
        [("1220000000", "1_220_000_000", "0"), ("-5", "-5", "0"), ("+5", "5", "0"), ("0", "0", "0")]
    {
        let read = bare_integer(digits, 10).unwrap();
        assert_eq!((read.value, &read.range.high - &read.range.low), (exact(value), exact(half)), "{digits}");
    }
    for (digits, value, width) in [
        ("12.50", "12.5", "0.01"),
        ("-0.1", "-0.1", "0.1"),
        ("123456789012345.6789", "123456789012345.6789", "0.0001"),
    ] {
        let read = bare_float(digits).unwrap();
        assert_eq!(
            (read.value, &read.range.high - &read.range.low),
            (exact(value), exact(width)),
            "{digits}"
        );
    }
    for (digits, code) in [
        ("1e3", code!("number-form")),
        ("inf", code!("number-form")),
        ("nan", code!("number-form")),
        ("1.23456", code!("too-many-decimals")),
        ("1000000000000000.0", code!("amount-too-large")),
    ] {
        assert_eq!(bare_float(digits).map_err(|flaw| flaw.code), Err(code), "{digits}");
    }
    assert_eq!(bare_integer("ff", 16).map_err(|flaw| flaw.code), Err(code!("number-form")));
}

#[test]
fn kanji_and_the_newspapers_point_are_digits() {
    for (text, value, width) in [
        ("三億円", "300000000", "100000000"),
        ("約千三百六十万円", "13600000", "100000"),
        ("一一五〇万円", "11500000", "100000"),
        ("二十二億円", "2200000000", "100000000"),
        ("百二十億円", "12000000000", "1000000000"),
        ("一億二千万円", "120000000", "10000000"),
        ("8・3億円", "830000000", "10000000"),
        ("八・三億円", "830000000", "10000000"),
        ("£1.4bn", "1400000000", "100000000"),
        ("$4.0B", "4000000000", "100000000"),
        ("5 billion euros", "5000000000", "1000000000"),
        ("$36.8 million", "36800000", "100000"),
    ] {
        let read = amount(text).unwrap();
        let written = &read.range.high - &read.range.low;
        assert_eq!((read.value, written), (exact(value), exact(width)), "{text}");
    }
    for (text, value, decimals) in [("三割", "30", -1), ("二割五分", "25", 0), ("30パーセント", "30", 0)]
    {
        let read = percent(text).unwrap();
        assert_eq!((read.value, read.decimals), (exact(value), decimals), "{text}");
    }
    // no numerals: 一部, 十分, 千葉県
    for text in ["一部", "十分", "千葉県", "万円"] {
        assert!(amount(text).is_err(), "{text}");
    }
}

#[test]
fn a_bound_says_its_side() {
    use PrintedBound::{Above, Below, JustAbove, JustBelow, Over, Under};
    for (text, bound) in [
        ("3億円以上", Above),
        ("3億円超", Over),
        ("3億円未満", Under),
        ("最大3億円", Below),
        ("up to $5m", Below),
        ("at least £38m", Above),
        ("nearly £9 million", JustBelow),
        ("3億円弱", JustBelow),
        ("3億円余", JustAbove),
        ("最大3億円弱", JustBelow),
    ] {
        assert_eq!(printed_amount(text).unwrap().bound, Some(bound), "{text}");
    }
    for (text, bound) in
        [("60%以上", Above), (">60%", Over), ("up to 15%", Below), ("4割弱", JustBelow), ("4割強", JustAbove)]
    {
        assert_eq!(printed_percent(text).unwrap().bound, Some(bound), "{text}");
    }
    let just = printed_amount("3億円余").unwrap().range;
    assert_eq!((just.low, just.high), (exact("300000000"), exact("400000000")));
}

#[test]
fn a_dollar_is_the_one_of_the_case() {
    let dollar = |code| Currency::from_code(code).unwrap();
    let read = amount("$36.8 million").unwrap();
    assert_eq!(read.currency_in(dollar("CAD")), Some(dollar("CAD")));
    assert_eq!(read.currency_in(Currency::JPY), Some(dollar("USD")));
    assert_eq!(amount("US$5").unwrap().currency_in(dollar("CAD")), Some(dollar("USD")));
}
