//! Makes the tables of every text from the files of the languages, and lists the examples of the tests, so that the page
//! of each code shows the very example that the tests run.

#[path = "src/lang/generate.rs"]
mod generate;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where examples are.
const FOLDERS: [&str; 3] = ["tests/errors", "tests/errors/split", "tests/findings"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src");
    fs::write(out.join("catalogue.rs"), generate::catalogue(&root.join("src/lang"), &root.join("src"))?)?;
    fs::write(out.join("examples.rs"), examples(&root))?;
    Ok(())
}

/// The list of the examples of the tests.
fn examples(root: &Path) -> String {
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
    }
    let mut examples = String::from("&[\n");
    let mut found: Vec<(String, String, PathBuf, PathBuf)> = Vec::new();
    for pair in FOLDERS.iter().flat_map(|folder| pairs(&root.join(folder))) {
        // a page shows one example, the first
        if found.iter().all(|(code, ..)| *code != pair.0) {
            found.push(pair);
        }
    }
    for (code, kind, bad, mended) in found {
        let [bad, mended] = [bad, mended].map(|path| shown(&path, &kind));
        let _ = writeln!(
            examples,
            "    Example {{ code: {code:?}, kind: {kind:?}, bad: {bad}, mended: {mended} }},"
        );
    }
    examples.push_str("]\n");
    examples
}

/// The bytes of an example as a page shows them: a command with the case that it begins with written out.
fn shown(path: &Path, kind: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some(given) =
        text.split_inclusive('\n').find(|line| line.starts_with("cp given/")).filter(|_| kind == "sh")
    else {
        return format!("include_bytes!({path:?})");
    };
    let mut words = given.split_whitespace().skip(1);
    let (from, to) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let case = fs::read_to_string(path.with_file_name(from)).unwrap_or_default();
    let written = format!("cat > {to} <<'END'\n{case}END\n");
    format!("{:?}.as_bytes()", text.replacen(given, &written, 1))
}

/// Every CODE.KIND that has a CODE.fixed.KIND beside it, by name.
fn pairs(folder: &Path) -> Vec<(String, String, PathBuf, PathBuf)> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some((code, kind)) = name.split_once('.') else { continue };
        let mended = folder.join(format!("{code}.fixed.{kind}"));
        if ["toml", "line", "sh", "cells"].contains(&kind) && mended.is_file() {
            found.push((code.to_owned(), kind.to_owned(), path.clone(), mended));
        }
    }
    found.sort();
    found
}
