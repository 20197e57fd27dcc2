//! The command `new`: a commented case to start from, a workbook to fill in, a case from a spreadsheet.

mod from;

use super::answer::no_screen;
use super::args::New;
use super::output::{self, Ending};
use super::terminal::Terminal;
use super::told::Told;
use super::words::Options;
use cloudcost::{Lang, code};
use std::path::Path;

/// Prints what was asked for.
pub(super) fn run(asked: &New, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    if let Some(path) = options.output().filter(|path| !asked.force && path.is_file()) {
        return Err(Told::new(code!("file-there")).with("path", path.to_string_lossy()).into());
    }
    if let Some(path) = options.output() {
        suits(path, asked.template)?;
    }
    if let Some(path) = &asked.from {
        return from::run(path, asked, options, terminal);
    }
    if asked.template {
        return template(options, terminal);
    }
    output::write(start(asked.plan, terminal.style.lang), options.output())
}

/// That a workbook is not called a text, nor a text a workbook: whoever opens the file goes by its ending.
fn suits(path: &Path, is_workbook: bool) -> anyhow::Result<()> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let is_called_workbook = ["xlsx", "xlsm", "xls", "ods"].contains(&ending.as_str());
    match is_workbook {
        true => {
            anyhow::ensure!(ending == "xlsx", Told::new(code!("new-workbook-ending")).with("ending", ".xlsx"))
        }
        false => {
            anyhow::ensure!(!is_called_workbook, Told::new(code!("new-text-ending")).with("ending", ".toml"))
        }
    }
    Ok(())
}

/// Writes the workbook to fill in.
fn template(options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    no_screen(options, terminal)?;
    let bytes = cloudcost::render::template(&terminal.style).map_err(|fault| terminal.say(&fault))?;
    output::write(bytes, options.output())
}

/// A commented case in a language: a plan, or published figures.
fn start(plan: bool, lang: Lang) -> &'static str {
    match (plan, lang) {
        (false, Lang::Ja) => include_str!("new/published.ja.toml"),
        (true, Lang::Ja) => include_str!("new/plan.ja.toml"),
        // a language without a case of its own has the English one
        (false, _) => include_str!("new/published.en.toml"),
        (true, _) => include_str!("new/plan.en.toml"),
    }
}
