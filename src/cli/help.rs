//! The help of the program: its commands grouped by the question they answer, in the language of the reader.

use clap::Command;
use cloudcost::lang::{Code, fill};
use cloudcost::{Lang, code};
use std::fmt::Write;

/// The groups, each with its commands and what they answer.
const GROUPS: [(Code, &[(&str, Code)]); 4] = [
    (
        code!("help-look"),
        &[
            ("compare", code!("help-compare")),
            ("split", code!("help-split")),
            ("whatif", code!("help-whatif")),
        ],
    ),
    (
        code!("help-explore"),
        &[
            ("sweep", code!("help-sweep")),
            ("seek", code!("help-seek")),
            ("tornado", code!("help-tornado")),
            ("simulate", code!("help-simulate")),
        ],
    ),
    (code!("help-trust"), &[("verify", code!("help-verify")), ("check", code!("help-check"))]),
    (
        code!("help-set-up"),
        &[("schema", code!("help-schema")), ("cases", code!("help-cases")), ("help", code!("help-help"))],
    ),
];

/// The same command line with its help grouped; a command in no group stands under others.
pub(super) fn grouped(mut program: Command, lang: Lang) -> Command {
    let mut text = String::new();
    let known: Vec<&str> =
        GROUPS.iter().flat_map(|(_, commands)| commands.iter().map(|(name, _)| *name)).collect();
    for (heading, commands) in GROUPS {
        let commands = commands.iter().map(|(name, about)| (*name, about.message(lang).title.to_owned()));
        put(&mut text, heading.message(lang).title, commands);
    }
    let others: Vec<(String, String)> = program
        .get_subcommands()
        .filter(|command| !known.contains(&command.get_name()) && !command.is_hide_set())
        .map(|command| {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            (command.get_name().to_owned(), about)
        })
        .collect();
    let others = others.iter().map(|(name, about)| (name.as_str(), about.clone()));
    put(&mut text, code!("help-other").message(lang).title, others);
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let about = GROUPS.iter().flat_map(|(_, commands)| *commands).find(|(known, _)| *known == name);
        let about = about.filter(|_| lang != Lang::En).map(|(_, about)| about.message(lang).title);
        program = program.mut_subcommand(name, |command| match about {
            Some(about) => command.about(about).hide(true),
            None => command.hide(true),
        });
    }
    let usage = fill(code!("usage-usage").message(lang).title, |_| Some("{usage}".to_owned()));
    let template = ["{about-with-newline}\n", &usage, "\n\n", &text, "{all-args}{after-help}"].concat();
    // the commands are hidden from the list that clap makes, so the usage must be told
    program.override_usage("cloudcost [OPTIONS] <COMMAND>").help_template(template)
}

fn put<'c>(text: &mut String, heading: &str, commands: impl Iterator<Item = (&'c str, String)>) {
    let mut lines = String::new();
    for (name, about) in commands {
        let _ = writeln!(lines, "  {name:<9} {about}");
    }
    if !lines.is_empty() {
        let _ = writeln!(text, "{heading}:\n{lines}");
    }
}
