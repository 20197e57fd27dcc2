//! The page in a real browser: nothing goes wrong in it, nothing is loaded, it fits screens and paper, and neither an HTML
//! validator nor an accessibility checker finds a fault. Skipped with a word where there is no browser; `.ci/run` installs
//! what it takes:
//!
//! `npm ci --prefix tests/browser && cargo test --test browser -- --ignored`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{package, stdout};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The pages, by name, and the commands that make them.
const PAGES: [(&str, &str); 14] = [
    ("six", "report cases"),
    ("three-towns", "report examples/three-towns.toml --rule equal --rule shapley"),
    ("association", "report examples/association.toml"),
    ("association-thousand", "report examples/association.toml --unit thousand --rule population"),
    ("public-cloud", "report examples/public-cloud.toml"),
    ("settlement", "report examples/bylaws/settlement.toml"),
    ("instalments", "report examples/bylaws/instalments.toml"),
    ("five-towns", "report examples/five-towns.toml --negotiate equal+population"),
    ("by-year", "report examples/bylaws/bases-by-year.toml"),
    ("budget", "report examples/budget.toml"),
    ("compare", "compare examples/three-towns.toml --by member --by year -f html"),
    ("split", "split examples/three-towns.toml --fair -f html"),
    ("tornado", "tornado examples/what-if/towns.toml 10% -f html"),
    ("check", "check cases -f html"),
];

/// What runs the pages: a browser, node with its packages, and what reads PDF; or what of it is not there.
fn browser() -> Result<String, String> {
    let there = |program: &&str| Command::new(program).arg("--version").output().is_ok();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let browser = names.iter().find(|name| there(name)).ok_or("no chromium")?;
    if !there(&"node") || Command::new("pdftotext").arg("-v").output().is_err() {
        return Err("no node, or no pdftotext".to_owned());
    }
    if !package().join("tests/browser/node_modules").is_dir() {
        return Err("no packages: npm ci --prefix tests/browser".to_owned());
    }
    let found = Command::new("sh").args(["-c", &format!("command -v {browser}")]).output().unwrap();
    Ok(String::from_utf8(found.stdout).unwrap().trim().to_owned())
}

/// What the browser saw of each page of a folder.
fn seen(browser: &str, folder: &Path, names: &[String]) -> Vec<Value> {
    let mut command = Command::new("node");
    command.arg(package().join("tests/browser/pages.mjs")).arg(browser);
    let output = command.args(names.iter().map(|name| folder.join(name))).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is wrong with a page.
fn faults(found: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().unwrap().clone();
    let mut faults: Vec<String> =
        [&found["messages"], &found["html"], &found["axe"], &found["pdf"]["lost"], &found["pdf"]["alone"]]
            .into_iter()
            .flat_map(list)
            .map(|fault| fault.to_string())
            .collect();
    // the page itself and nothing else
    if found["requests"].as_array().unwrap().len() != 1 {
        faults.push(format!("requests: {}", found["requests"]));
    }
    for width in list(&found["widths"]) {
        if width[1].as_u64() > width[0].as_u64() {
            faults.push(format!("scrolls sideways: {width}"));
        }
    }
    if !found["pdf"]["size"].as_str().unwrap().contains("A4") {
        faults.push(format!("no A4: {}", found["pdf"]));
    }
    faults
}

#[test]
#[ignore = "needs a browser: .ci/run installs it"]
fn pages_are_sound_on_screens_and_on_paper() {
    let browser = match browser() {
        Ok(browser) => browser,
        Err(lacking) => {
            println!("skipped: {lacking}");
            return;
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for (name, arguments) in PAGES {
        for lang in ["ja", "en"] {
            let arguments: Vec<&str> = arguments.split(' ').chain(["--lang", lang]).collect();
            let file = format!("{name}.{lang}.html");
            fs::write(folder.path().join(&file), stdout(&arguments)).unwrap();
            names.push(file);
        }
    }
    // faults that must be found, or the browser looks at nothing
    let bad = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>a</title></head><body><img src=\"no.png\">\
        <p style=\"color:#bbb;width:3000px\">grey</p><table><tr><td>1</td></tr></table></body></html>";
    fs::write(folder.path().join("bad.html"), bad).unwrap();
    names.push("bad.html".to_owned());
    let mut found = seen(&browser, folder.path(), &names);
    let bad = faults(&found.pop().unwrap()).join("\n");
    for fault in ["image-alt", "color-contrast", "no-inline-style", "requests", "scrolls sideways"] {
        assert!(bad.contains(fault), "{fault} is not found:\n{bad}");
    }
    assert_eq!(found.len(), PAGES.len() * 2);
    for page in &found {
        assert!(faults(page).is_empty(), "{}:\n{}", page["page"], faults(page).join("\n"));
    }
    for name in TEXTS {
        for lang in ["ja", "en"] {
            reads_as_it_did(folder.path(), &format!("{name}.{lang}"));
        }
    }
}

/// Pages of which the text that their PDF gives back is kept, in `tests/browser/text`; `BLESS=1` writes it anew.
const TEXTS: [&str; 8] = [
    "six", "three-towns", "association", "public-cloud", "settlement", "instalments", "five-towns", "by-year",
];

/// Holds what a PDF gives back against what it gave: every line, in order, without the ends of its sheets, which move with
/// the fonts of a machine.
fn reads_as_it_did(folder: &Path, name: &str) {
    let pdf = folder.join(format!("{name}.pdf"));
    let output =
        Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap().replace('\u{c}', "");
    let text: String = text.lines().map(|line| [line.trim(), "\n"].concat()).collect();
    let kept = package().join("tests/browser/text").join(format!("{name}.txt"));
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        fs::write(&kept, &text).unwrap();
    }
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let known = fs::read_to_string(&kept).unwrap_or_default();
    assert!(
        words(&text) == words(&known),
        "{name}: the PDF reads otherwise than {}:\n{text}",
        kept.display()
    );
}
