//! What the surroundings ask for: language, width, colour; and everything said on standard error.

use super::output::{self, AnswerTarget};
use super::system::HERE;
use super::told::Told;
use super::width;
use super::words::{LangWord, Options, When};
use cloudcost::code;
use cloudcost::lang::Code;
use cloudcost::render::findings::{finding, finding_between, remark};
use cloudcost::render::{ReductionMark, Style, fitted, hanging};
use cloudcost::text::without_commands;
use cloudcost::{Diagnostic, Lang, Source};
use std::env;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// The surroundings of one run.
pub(super) struct Terminal {
    /// How reports look.
    pub(super) style: Style,
    /// The file that the answer goes to.
    pub(super) output: AnswerTarget,
    color_on_stderr: bool,
    both: bool,
    quiet: bool,
    verbose: bool,
    /// How wide messages may be.
    width: Option<usize>,
}

/// An error whose message has been made ready for people already.
#[derive(Debug)]
struct ReadyError(String);

impl std::fmt::Display for ReadyError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ReadyError {}

impl Terminal {
    /// Whether remarks are not wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// The surroundings as options and environment say.
    pub(super) fn new(options: &Options) -> anyhow::Result<Terminal> {
        let lang = language(options)?;
        let mark = match (options.mark, lang, options.ascii) {
            (Some(ReductionMark::Filled | ReductionMark::Open), _, true) => {
                anyhow::bail!(Told::new(code!("ascii-mark")))
            }
            (Some(mark), ..) => mark,
            (None, Lang::Ja, false) => ReductionMark::Filled,
            (None, ..) => ReductionMark::Minus,
        };
        let style = Style {
            lang,
            unit: options.unit,
            mark,
            ascii: options.ascii,
            width: width(options),
            color: options.output().is_none() && colors(options, std::io::stdout().is_terminal()),
            notes: options.notes,
            years: options.years.unwrap_or_default(),
            whole: false,
            least: 0,
            paper: false,
        };
        Ok(Terminal {
            style,
            output: AnswerTarget::new(options.output()),
            color_on_stderr: colors(options, std::io::stderr().is_terminal()),
            both: options.output().is_none()
                && std::io::stdout().is_terminal()
                && std::io::stderr().is_terminal(),
            quiet: options.quiet,
            verbose: options.verbose,
            width: width::of_stderr(),
        })
    }

    /// Whether what goes to standard output and to standard error stands on one screen.
    pub(super) fn shows_both(&self) -> bool {
        self.both
    }

    /// Says something about the work, unless asked to be quiet.
    pub(super) fn remark(&self, code: Code, arguments: &[(&str, String)]) {
        if !self.quiet {
            self.print(&(remark(code, arguments, self.style.lang) + "\n"));
        }
    }

    /// Says something about the work where that is asked for.
    pub(super) fn detail(&self, code: Code, arguments: &[(&str, String)]) {
        if self.verbose {
            self.summary(code, arguments);
        }
    }

    /// What was found; `None` once the fault that keeps it from being found is said, of this text.
    pub(super) fn or_fault<T>(&self, found: Result<T, Diagnostic>, source: Option<&Source>) -> Option<T> {
        found.inspect_err(|fault| self.fault(fault, source)).ok()
    }

    /// Says a fault in a text.
    pub(super) fn fault(&self, fault: &Diagnostic, source: Option<&Source>) {
        self.print(&finding(fault, source, &self.style, self.color_on_stderr));
    }

    /// Says a fault in a text whose cause may stand in another.
    pub(super) fn fault_between(&self, fault: &Diagnostic, source: &Source, cause: &Source) {
        let color = self.color_on_stderr;
        self.print(&finding_between(fault, Some(source), Some(cause), &self.style, color));
    }

    /// Says something that is never left out.
    pub(super) fn summary(&self, code: Code, arguments: &[(&str, String)]) {
        self.print(&(remark(code, arguments, self.style.lang) + "\n"));
    }

    /// A fault as an error that ends the program.
    pub(super) fn say(&self, fault: &Diagnostic) -> anyhow::Error {
        ReadyError(finding(fault, None, &self.style, self.color_on_stderr)).into()
    }

    /// Prints the error that ends the program; the exit code is that of a failure.
    pub(super) fn failure(&self, error: &anyhow::Error) -> ExitCode {
        match error.downcast_ref::<ReadyError>() {
            Some(ReadyError(text)) => {
                self.print(text);
                ExitCode::from(2)
            }
            None => output::failure(error, self.style.lang),
        }
    }

    /// The surroundings of a call that cannot be understood.
    pub(super) fn plain(lang: Lang) -> Terminal {
        let style = Style::plain(lang);
        Terminal {
            style,
            output: AnswerTarget::default(),
            color_on_stderr: false,
            both: false,
            quiet: false,
            verbose: false,
            width: width::of_stderr(),
        }
    }

    /// Prints a fault that ends the program; the exit code is that of a failure.
    pub(super) fn failure_of(&self, fault: &Diagnostic) -> ExitCode {
        self.fault(fault, None);
        ExitCode::from(2)
    }

    fn print(&self, text: &str) {
        // nobody to tell if standard error is gone
        let text = without_commands(text);
        let text = match self.width {
            Some(width) => fitted(&text, width),
            None => text,
        };
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}

/// The language asked for, by option or by the environment.
fn language(options: &Options) -> anyhow::Result<Lang> {
    match options.lang {
        Some(LangWord::Ja) => Ok(Lang::Ja),
        Some(LangWord::En) => Ok(Lang::En),
        None if options.ascii => Ok(Lang::En),
        None => of_environment(),
    }
}

/// The language of a call that cannot be understood; `None` where what asks for one makes no sense itself.
pub(super) fn spoken(arguments: &[String]) -> Option<Lang> {
    let asked = arguments.iter().zip(arguments.iter().skip(1)).find(|(option, _)| *option == "--lang");
    let asked = asked.map(|(_, lang)| lang.as_str());
    match asked.or_else(|| arguments.iter().find_map(|argument| argument.strip_prefix("--lang="))) {
        Some("ja") => Some(Lang::Ja),
        Some("en") => Some(Lang::En),
        _ if arguments.iter().any(|argument| argument == "--ascii") => Some(Lang::En),
        _ => of_environment().ok(),
    }
}

/// The language by our own variable, by the locale, by the system.
fn of_environment() -> anyhow::Result<Lang> {
    let value = |name: &str| {
        let value = env::var_os(name)?.to_string_lossy().into_owned();
        (!value.is_empty()).then_some(value)
    };
    if let Some(own) = value("CLOUDCOST_LANG") {
        let language = own.split(['_', '-', '.']).next().unwrap_or_default();
        anyhow::ensure!(
            ["ja", "en"].iter().any(|known| language.eq_ignore_ascii_case(known)),
            Told::new(code!("lang-unknown")).with("found", own)
        );
        return Ok(Lang::from_locale(&own));
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(value);
    let language = locale.map(|locale| Lang::from_locale(&locale));
    Ok(language.or_else(|| HERE.language(sys_locale::get_locale)).unwrap_or(Lang::En))
}

/// The width to lay out for: COLUMNS, else that of the terminal; none into a pipe or a file.
fn width(options: &Options) -> Option<usize> {
    if options.output().is_some() {
        return None;
    }
    width::of_stdout()
}

/// Help, wrapped to the width there is where its language has few spaces to break it at.
pub(super) fn laid_out(help: &str, lang: Lang) -> String {
    let width = width::of_stdout().unwrap_or(WIDEST_HELP).min(WIDEST_HELP);
    if lang == Lang::Ja { hanging(&placed(help, lang), width) } else { help.to_owned() }
}

/// How a command is called, with the places of its options and of a command in words.
pub(super) fn placed(usage: &str, lang: Lang) -> String {
    let word = |code: Code| code.message(lang).title;
    let options = usage.replace("[OPTIONS]", word(code!("usage-place-options")));
    options.replace("<COMMAND>", word(code!("usage-place-command")))
}

/// As in English.
const WIDEST_HELP: usize = 100;

/// Whether to colour a stream.
fn colors(options: &Options, is_terminal: bool) -> bool {
    let forbidden = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|term| term == "dumb");
    match options.color {
        When::Always => true,
        When::Never => false,
        When::Auto => is_terminal && !forbidden,
    }
}
