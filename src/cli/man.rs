//! The manual: pages for `man`, from the same words as `--help`, in both languages.

use super::args::{Man, whole};
use super::help;
use super::output::{self, Ending};
use super::terminal::Terminal;
use super::told::Told;
use super::words::Options;
use clap::Command;
use clap_mangen::Man as Page;
use cloudcost::lang::Code;
use cloudcost::near::nearest;
use cloudcost::{Lang, code};
use std::fs;

/// The headings that the pages have in English, each with its words.
const HEADINGS: [(&str, Code); 7] = [
    ("NAME", code!("man-name")),
    ("SYNOPSIS", code!("man-synopsis")),
    ("DESCRIPTION", code!("man-description")),
    ("OPTIONS", code!("man-options")),
    ("SUBCOMMANDS", code!("man-commands")),
    ("EXTRA", code!("man-more")),
    ("VERSION", code!("man-version")),
];

/// Prints a page, or writes them all.
pub(super) fn run(asked: &Man, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let lang = terminal.style.lang;
    let mut program = help::spoken(whole(), lang).disable_help_subcommand(true);
    program.build();
    if let Some(folder) = &asked.into {
        let unmade = || Told::new(code!("folder-not-made")).with("folder", folder.to_string_lossy());
        fs::create_dir_all(folder).map_err(|error| unmade().because(error))?;
        for command in std::iter::once(&program).chain(program.get_subcommands()) {
            let page = page(command);
            output::write(text(&page, lang)?, Some(&folder.join(page.get_filename())))?;
        }
        return Ok(Ending::Done);
    }
    let command = match &asked.page {
        None => &program,
        Some(name) => program.find_subcommand(name).ok_or_else(|| unknown(name, &program))?,
    };
    output::write(text(&page(command), lang)?, options.output())
}

/// A page whose foot names the version.
fn page(command: &Command) -> Page {
    Page::new(command.clone()).source(concat!("cloudcost ", env!("CARGO_PKG_VERSION")))
}

fn unknown(name: &str, program: &Command) -> Told {
    let known: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
    let told = |code| Told::new(code).with("command", name);
    match nearest(name, &known) {
        Some(near) => told(code!("usage-command-near")).with("near", near),
        None => told(code!("usage-command")),
    }
}

/// A page with its headings in the language.
fn text(page: &Page, lang: Lang) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    // a date that is left out needs its quotes, or the version stands in its place
    let mut text = String::from_utf8(bytes)?.replacen(" 1  \"", " 1 \"\" \"", 1);
    for (heading, code) in HEADINGS {
        let line = |heading: &str| ["\n.SH ", heading, "\n"].concat();
        text = text.replacen(&line(heading), &line(code.message(lang).title), 1);
    }
    // groff breaks a line between Japanese letters only if it is told so
    Ok(if lang == Lang::Ja { [".mso ja.tmac\n", &text].concat() } else { text })
}
