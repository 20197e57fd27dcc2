//! The help of the program: its commands grouped by the question they answer, in the language of the reader.

use super::args;
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};
use cloudcost::lang::{Code, fill, help_text};
use cloudcost::{Lang, code};
use std::ffi::{OsStr, OsString};
use std::fmt::Write;

/// The groups, each with its commands and what they answer.
const GROUPS: [(Code, &[(&str, Code)]); 5] = [
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
            ("negotiate", code!("help-negotiate")),
        ],
    ),
    (
        code!("help-trust"),
        &[
            ("verify", code!("help-verify")),
            ("check", code!("help-check")),
            ("explain", code!("help-explain")),
            ("diff", code!("help-diff")),
        ],
    ),
    (code!("help-hand-out"), &[("report", code!("help-report")), ("new", code!("help-new"))]),
    (
        code!("help-set-up"),
        &[
            ("schema", code!("help-schema")),
            ("cases", code!("help-cases")),
            ("completions", code!("help-completions")),
            ("man", code!("help-man")),
            ("help", code!("help-help")),
        ],
    ),
];

/// The same command line with its help grouped, for what was typed; a command in no group stands under others.
pub(super) fn grouped(typed: &[OsString], lang: Lang) -> Command {
    match typed {
        [_, version] if ["--version", "-V"].map(OsStr::new).contains(&version.as_os_str()) => {
            spoken(args::alone(), lang)
        }
        // where the command stands first nothing is said of any other
        _ => match typed.get(1).and_then(|word| args::only(word.to_str()?)) {
            Some(program) => with_output_named(spoken(program, lang), lang),
            None => of_all(args::whole(), lang),
        },
    }
}

/// The names of the commands.
fn names(program: &Command) -> Vec<String> {
    program.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

fn of_all(mut program: Command, lang: Lang) -> Command {
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
    for name in names(&program) {
        program = program.mut_subcommand(name, |command| command.hide(true));
    }
    let program = with_output_named(spoken(with_output_page(program, lang), lang), lang);
    let usage = fill(code!("usage-usage").message(lang).title, |_| Some("{usage}".to_owned()));
    let template = ["{about-with-newline}\n", &usage, "\n\n", &text, "{all-args}{after-help}"].concat();
    // the commands are hidden from the list that clap makes, so the usage must be told
    program.override_usage("cloudcost [OPTIONS] <COMMAND>").help_template(template)
}

/// The page of the options of the output: `cloudcost help output`.
const OUTPUT: &str = "output";

/// Commands that write no tables: of the options of the output only these two mean something to them.
const WITHOUT_TABLES: [&str; 4] = ["schema", "new", "completions", "man"];

/// The same with the options of the output on a page of their own.
fn with_output_page(program: Command, lang: Lang) -> Command {
    let shared = program.get_arguments().filter(|argument| argument.is_global_set());
    let own: Vec<Arg> = shared.cloned().map(|argument| argument.global(false)).collect();
    let page = Command::new(OUTPUT).hide(true).arg_required_else_help(true).args(own);
    let page = page.about(code!("help-output").message(lang).title);
    program.subcommand(page.override_usage("cloudcost <COMMAND> [OPTIONS]"))
}

/// The same with the options of the output named in each help.
fn with_output_named(program: Command, lang: Lang) -> Command {
    let shared = program.get_arguments().filter(|argument| argument.is_global_set());
    let options: Vec<String> = shared.filter_map(Arg::get_long).map(|name| ["--", name].concat()).collect();
    let named = |command: Command| {
        let names = match WITHOUT_TABLES.contains(&command.get_name()) {
            true => "--output, --lang".to_owned(),
            false => options.join(", "),
        };
        let line = fill(code!("help-output-options").message(lang).title, |_| Some(names.clone()));
        let after = command.get_after_help().map(|after| ["\n\n", &after.to_string()].concat());
        command.after_help([line, after.unwrap_or_default()].concat())
    };
    let commands = names(&program).into_iter().filter(|name| name != OUTPUT);
    let program = commands.fold(program, |program, name| program.mut_subcommand(name, named));
    named(program.mut_args(|argument| match argument.is_global_set() {
        true => argument.hide(true),
        false => argument,
    }))
}

/// The same command line with all its words in the language.
pub(super) fn spoken(mut program: Command, lang: Lang) -> Command {
    for name in names(&program) {
        let about = GROUPS.iter().flat_map(|(_, commands)| *commands).find(|(known, _)| *known == name);
        let about = about.filter(|_| lang != Lang::En).map(|(_, about)| about.message(lang).title);
        program = program.mut_subcommand(name.clone(), |command| {
            let command = match about {
                Some(about) => command.about(about),
                None => command,
            };
            translated(command, &name, lang)
        });
    }
    // Japanese has few spaces to break a line at: what is shown is wrapped by the rules of its script
    let program = if lang == Lang::Ja { program.term_width(0) } else { program };
    translated(program, "", lang)
}

/// The help of a command in another language than that of the source, as far as its catalogue has it.
fn translated(command: Command, name: &str, lang: Lang) -> Command {
    if lang == Lang::En {
        return command;
    }
    let text =
        |option: &str| help_text(&[name, ".", option].concat(), lang).or_else(|| help_text(option, lang));
    let mut place = 0;
    let command = command.mut_args(|argument| match text(argument.get_id().as_str()) {
        Some(help) if argument.is_positional() => {
            // below a heading of their own they would stand by their names
            place += 1;
            told(argument, help, lang).display_order(place)
        }
        Some(help) => told(argument, help, lang),
        None => argument,
    });
    let flag = |id, short, action, heading: &'static str| {
        let flag = Arg::new(id).short(short).long(id).action(action).help_heading(heading);
        flag.help(text(id).unwrap_or_default())
    };
    let heading = code!("help-options").message(lang).title;
    let mut command = command.disable_help_flag(true).arg(flag("help", 'h', ArgAction::Help, heading));
    if name.is_empty() {
        command = command.disable_version_flag(true).arg(flag("version", 'V', ArgAction::Version, heading));
    }
    let after = match (help_text(&[name, ".after-help"].concat(), lang), name.is_empty()) {
        (Some(after), _) => Some(after.to_owned()),
        (None, true) => help_text("after-help", lang).map(str::to_owned),
        (None, false) => command.get_after_help().map(|after| {
            let plain = |code: Code| (code.message(Lang::En).title, code.message(lang).title);
            let after = after.to_string();
            [code!("help-examples"), code!("help-example")]
                .into_iter()
                .map(plain)
                .fold(after, |after, (from, to)| after.replacen(from, to, 1))
        }),
    };
    let about = help_text("about", lang).filter(|_| name.is_empty());
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let usage = fill(code!("usage-usage").message(lang).title, |_| Some("{usage}".to_owned()));
    let template = ["{about-with-newline}\n", &usage, "\n\n{all-args}{after-help}"].concat();
    let command = command.help_template(template);
    match after {
        Some(after) => command.after_help(after),
        None => command,
    }
}

/// An option with its help, its values and its default in another language.
fn told(argument: Arg, help: &str, lang: Lang) -> Arg {
    let filled = |code: Code, value: String| fill(code.message(lang).title, |_| Some(value.clone()));
    let values: Vec<String> = match argument.get_action().takes_values() {
        true => argument.get_possible_values().iter().map(in_both).collect(),
        false => Vec::new(),
    };
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let mut help = help.to_owned();
    if !values.is_empty() {
        help += &filled(code!("help-values"), values.join(code!("usage-comma").message(lang).title));
    }
    if !defaults.is_empty() && argument.get_action().takes_values() {
        help += &filled(code!("help-default"), defaults.join(" "));
    }
    let heading = match argument.get_help_heading() {
        Some(heading) => HEADINGS.iter().find(|(begin, _)| heading.starts_with(begin)).map(|(_, name)| *name),
        None => None,
    };
    let heading = heading.and_then(|name| help_text(name, lang)).unwrap_or_else(|| {
        let is_option = argument.get_long().is_some();
        let code = if is_option { code!("help-options") } else { code!("help-arguments") };
        code.message(lang).title
    });
    let is_flag = !argument.get_action().takes_values();
    let names = if is_flag { None } else { value_names(&argument, lang) };
    let argument = argument.help(help).help_heading(heading);
    let argument = match names {
        Some(names) => argument.value_names(names),
        None => argument,
    };
    if is_flag { argument } else { argument.hide_possible_values(true).hide_default_value(true) }
}

/// What the values of an option are called: by its own name, or as any such value is; nothing where that has no words.
fn value_names(argument: &Arg, lang: Lang) -> Option<Vec<&'static str>> {
    let id = argument.get_id().as_str();
    let names: Vec<String> = match argument.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![id.to_uppercase()],
    };
    let own = help_text(&["value.", id].concat(), lang);
    names.iter().map(|name| own.or_else(|| help_text(&["value.", name].concat(), lang))).collect()
}

/// A value with what it is called in Japanese, which can be typed as well.
fn in_both(value: &PossibleValue) -> String {
    value.get_name_and_aliases().collect::<Vec<_>>().join(" ")
}

/// How headings begin in the source, and the names of their translations.
const HEADINGS: [(&str, &str); 4] = [
    ("Changes", "heading.changes"),
    ("Output", "heading.output"),
    ("Split", "heading.split"),
    ("Plans", "heading.plans"),
];

fn put<'c>(text: &mut String, heading: &str, commands: impl Iterator<Item = (&'c str, String)>) {
    let mut lines = String::new();
    for (name, about) in commands {
        let _ = writeln!(lines, "  {name:<11}  {about}");
    }
    if !lines.is_empty() {
        let _ = writeln!(text, "{heading}:\n{lines}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_its_help_in_japanese() {
        let program = args::whole();
        let commands = std::iter::once(("", &program))
            .chain(program.get_subcommands().map(|command| (command.get_name(), command)));
        for (name, command) in commands {
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                let of_command = help_text(&[name, ".", id].concat(), Lang::Ja);
                assert!(
                    of_command.or(help_text(id, Lang::Ja)).is_some(),
                    "[help] of ja.toml lacks {name}.{id}"
                );
                let is_flag = !argument.get_action().takes_values();
                assert!(is_flag || value_names(argument, Lang::Ja).is_some(), "[help] lacks value.{id}");
            }
        }
        for typed in [vec![], vec!["cloudcost".into(), "split".into()]] {
            grouped(&typed, Lang::Ja).debug_assert();
            grouped(&typed, Lang::En).debug_assert();
        }
    }
}
