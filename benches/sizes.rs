//! The program at the sizes of a whole country, as a process of its own: a table of job, size, time, processor, memory, and
//! the ratio to ledger on the like where that is installed (`apt-get install ledger`). `cargo bench --bench sizes`.

#![allow(clippy::unwrap_used, clippy::float_arithmetic, clippy::print_stdout, missing_docs)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a process took: seconds, seconds of a processor, kilobytes at most.
struct Took {
    seconds: f64,
    processor: f64,
    kilobytes: f64,
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    println!("| job | size | s | CPU s | MB | CPU to ledger |\n| --- | ---: | ---: | ---: | ---: | ---: |");
    for files in [1_000, 10_000, 100_000] {
        let cases = made(folder, "printed", files, printed);
        for (command, format) in
            [("compare", "csv"), ("compare", "json"), ("compare", "table"), ("check", "csv")]
        {
            job(&cases, &[command, ".", "-f", format], files, None);
        }
    }
    let plans = made(folder, "plans", 1_741, plan);
    let peer = made(folder, "journals", 1_741, journal);
    let list: String = (0..1_741).map(|nth| format!("include {nth:06}.toml\n")).collect();
    fs::write(peer.join("all.ledger"), list).unwrap();
    let peer = took(&peer, "ledger", &["-f", "all.ledger", "balance", "--yearly"]);
    job(&plans, &["compare", ".", "--by", "year"], 1_741, peer.as_ref());
    job(&plans, &["check", "."], 1_741, peer.as_ref());
    for (members, items) in [(100, 100), (300, 300)] {
        fs::write(folder.join("shared.toml"), shared(members, items)).unwrap();
        job(folder, &["split", "shared.toml", "--by", "item", "-f", "csv"], members * items, None);
    }
    fs::write(folder.join("shared.toml"), shared(10_000, 3)).unwrap();
    job(folder, &["split", "shared.toml", "--by", "year", "-f", "csv"], 10_000, None);
}

/// Runs a job and prints its line.
fn job(folder: &Path, arguments: &[&str], size: usize, peer: Option<&Took>) {
    let name = arguments.join(" ");
    let Some(took) = took(folder, env!("CARGO_BIN_EXE_cloudcost"), arguments) else {
        println!("| {name} | {size} | failed | | | |");
        return;
    };
    let ratio = peer.map(|peer| format!("{:.2}", took.processor / peer.processor)).unwrap_or_default();
    let Took { seconds, processor, kilobytes } = took;
    println!("| {name} | {size} | {seconds:.2} | {processor:.2} | {:.0} | {ratio} |", kilobytes / 1024.0);
}

/// What a program takes, as GNU time tells it; `None` where there is no such program, or it fails.
fn took(folder: &Path, program: &str, arguments: &[&str]) -> Option<Took> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%e %U %S %M", program]).args(arguments).current_dir(folder).stdout(Stdio::null());
    let output = timed.output().ok().filter(|output| output.status.code() < Some(2))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let figures: Vec<f64> =
        said.lines().last()?.split(' ').filter_map(|figure| figure.parse().ok()).collect();
    let [seconds, user, system, kilobytes] = figures.as_slice() else { return None };
    Some(Took { seconds: *seconds, processor: user + system, kilobytes: *kilobytes })
}

/// So many files in a folder of their own; all figures are invented.
fn made(folder: &Path, name: &str, files: usize, text: fn(usize) -> String) -> std::path::PathBuf {
    let folder = folder.join(name);
    fs::create_dir_all(&folder).unwrap();
    for nth in 0..files {
        fs::write(folder.join(format!("{nth:06}.toml")), text(nth)).unwrap();
    }
    folder
}

/// A document that prints all four figures.
fn printed(nth: usize) -> String {
    let before = 10_000 + nth * 7;
    let after = before * 7 / 10;
    format!(
        "format = 1\ntitle = \"City {nth}\"\n[[published]]\nbefore = \"{before}万円\"\nafter = \"{after}万円\"\n\
         saving = \"▲{}万円\"\n",
        before - after
    )
}

/// A plan of ten items over five years.
fn plan(nth: usize) -> String {
    let mut text = format!(
        "format = 1\ntitle = \"City {nth}\"\nmonths = 60\nstart = \"2026-04\"\nmember = [{{ id = \"a\" }}]\n"
    );
    for (side, least) in [("before", 1_000), ("after", 700)] {
        for item in 0..10 {
            let cost = least + nth + item * 31;
            writeln!(text, "[[{side}]]\nitem = \"i{item}\"\nmember = \"a\"\nyearly = \"{cost}万円\"")
                .unwrap();
        }
    }
    text
}

/// The costs of such a plan as a journal: a posting an item and year.
fn journal(nth: usize) -> String {
    let mut text = String::new();
    for year in 2026..2031 {
        for (side, least) in [("before", 1_000), ("after", 700)] {
            writeln!(text, "{year}/04/01 City {nth}").unwrap();
            for item in 0..10 {
                writeln!(text, "  {side}:c{nth}:i{item}  {} JPY", (least + nth + item * 31) * 10_000)
                    .unwrap();
            }
            writeln!(text, "  paid\n").unwrap();
        }
    }
    text
}

/// A plan whose items are all shared by the same rule.
fn shared(members: usize, items: usize) -> String {
    let mut text = "format = 1\ntitle = \"shared\"\nmonths = 60\nstart = \"2026-04\"\n".to_owned();
    for nth in 0..members {
        let (heads, cost) = (1_000 + nth * 7, 100 + nth);
        writeln!(
            text,
            "[[member]]\nid = \"m{nth}\"\nbases = {{ population = {heads} }}\n\
             [[before]]\nitem = \"old\"\nmember = \"m{nth}\"\nyearly = \"{cost}万円\""
        )
        .unwrap();
    }
    text += "[sharing]\nrule = \"20% equal + 80% population\"\n";
    for item in 0..items {
        writeln!(text, "[[after]]\nitem = \"i{item}\"\nyearly = \"{}万円\"", 700 + item * 31).unwrap();
    }
    text
}
