//! Ten thousand random lines against an independent calculation in exact fractions; left out where there is no Python.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::process::Command;

#[test]
fn an_independent_calculation_finds_no_difference() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/independent/verify_lines.py");
    let program = env!("CARGO_BIN_EXE_cloudcost");
    let Ok(output) = Command::new("python3").args([script, program, "10000", "2026"]).output() else {
        eprintln!("no python3: the independent calculation is left out");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaint}");
    assert!(said.ends_with("10000 lines, 0 differences\n"), "{said}");
}

/// Lines in every way documents write them; what they say was read off by eye.
#[test]
fn every_way_of_writing_a_line_is_read_alike() {
    use cloudcost::{Source, read_lines};
    let oku = |tenths: i128| Some(cloudcost::Fraction::from(tenths * 10_000_000));
    let ways = [
        ("22億円→14億円（▲8億円、▲36%）", [oku(220), oku(140), oku(80)], Some(36)),
        ("22億円 ⇒ 14億円 (△8億円, △36%)", [oku(220), oku(140), oku(80)], Some(36)),
        ("22億円->14億円[8億円減/36%減]", [oku(220), oku(140), oku(80)], Some(36)),
        ("約22億円から約14億円に、約8億円（36%）の削減", [oku(220), oku(140), oku(80)], Some(36)),
        ("導入前 22億円 導入後 14億円 削減額 8億円 削減率 36%", [oku(220), oku(140), oku(80)], Some(36)),
        ("前：22億円、後：14億円", [oku(220), oku(140), None], None),
        ("（前）２２億円　（後）１４億円", [oku(220), oku(140), None], None),
        ("22億円から14億円", [oku(220), oku(140), None], None),
        ("40%削減（▲約6億5,000万円）", [None, None, oku(65)], Some(40)),
        ("2,200M to 1,400M (-800M, -36%)", [oku(220), oku(140), oku(80)], Some(36)),
        (
            "from JPY 2,200 million to JPY 1,400 million, a saving of 800 million (36%)",
            [oku(220), oku(140), oku(80)],
            Some(36),
        ),
        ("3割減の14億円", [None, oku(140), None], Some(30)),
        ("14億円→22億円（8億円増、57%増）", [oku(140), oku(220), oku(-80)], Some(-57)),
        ("14億円→22億円（+8億円、57%）", [oku(140), oku(220), oku(-80)], Some(-57)),
        ("8億円（57%）の増加、14億円から22億円へ", [oku(140), oku(220), oku(-80)], Some(-57)),
        ("2,200,000,000円, 1,400,000,000円, 800,000,000円, 36%", [oku(220), oku(140), oku(80)], Some(36)),
    ];
    for (line, amounts, percent) in ways {
        let read =
            read_lines(Source::new("-", line)).unwrap_or_else(|faults| panic!("{line}: {:?}", faults.list));
        let figures = &read[0].figures;
        let exact =
            |stated: &Option<cloudcost::published::Stated>| stated.as_ref().map(|one| one.amount.exact());
        assert_eq!([&figures.before, &figures.after, &figures.saving].map(exact), amounts, "{line}");
        let value = figures.percent.as_ref().map(|one| one.value.clone());
        assert_eq!(value, percent.map(cloudcost::Fraction::from), "{line}");
    }
}
