//! What the case in a half typed line has: its scenarios, members, inputs, figures and rules.

use crate::cli::{builtin, usage};
use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;
use cloudcost::analysis::explain::Asked;
use cloudcost::analysis::whatif::Figure;
use cloudcost::coalition::Method;
use cloudcost::{Case, MAX_BYTES, Reading, Source, Text, read_case};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

/// What a shell sets when it asks for completions: its name.
pub(super) const ASKING: &str = "CLOUDCOST_COMPLETE";

/// What can become of a rest: the rules for it, or a member.
pub(super) fn remainders() -> Vec<CompletionCandidate> {
    let rules = ["largest", "drop"].into_iter().map(CompletionCandidate::new);
    rules.chain(members(false)).collect()
}

/// The scenarios, with their titles.
pub(super) fn scenarios() -> Vec<CompletionCandidate> {
    let readings = typed();
    let scenarios =
        readings.iter().filter_map(|reading| reading.written.as_ref()).flat_map(|case| case.scenarios.iter());
    scenarios.map(|scenario| told(&scenario.id, scenario.title.as_ref())).collect()
}

/// The members, or the candidates, with their names.
pub(super) fn members(candidates: bool) -> Vec<CompletionCandidate> {
    let cases = cases();
    let members = cases.iter().flat_map(Case::members).filter(|member| member.candidate == candidates);
    members.map(|member| told(&member.id, Some(&member.name))).collect()
}

/// The cost items, with their names.
pub(super) fn items() -> Vec<CompletionCandidate> {
    let cases = cases();
    let items = cases.iter().filter_map(|case| case.plan.as_ref()).flat_map(|plan| plan.items());
    let items: Vec<_> = items.filter(|item| is_one_word(&item.id)).collect();
    let ids: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let named = ids.into_iter().filter_map(|id| items.iter().find(|item| item.id == id));
    named.map(|item| told(&item.id, Some(&item.name).filter(|name| !name.is(&item.id)))).collect()
}

/// The categories of cost items, as `--only` takes them.
pub(super) fn categories() -> Vec<CompletionCandidate> {
    let cases = cases();
    let items = cases.iter().filter_map(|case| case.plan.as_ref()).flat_map(|plan| plan.items());
    let lang = usage::lang(&usage::arguments());
    let words: BTreeSet<&str> =
        items.filter_map(|item| item.category.as_ref()).map(|category| category.in_lang(lang)).collect();
    let words = words.into_iter().filter(|word| is_one_word(word));
    words.map(|word| plain(["category=", word].concat())).collect()
}

/// The inputs by their paths, each followed by this.
pub(super) fn inputs(then: &str) -> Vec<CompletionCandidate> {
    let readings = typed();
    let written = readings.iter().filter_map(|reading| reading.written.as_ref());
    let paths = written.flat_map(|written| written.inputs()).map(|input| input.path);
    paths.filter(|path| is_one_word(path)).map(|path| plain(path + then)).collect()
}

/// What a sweep varies: inputs, scenarios, rules, and who joins.
pub(super) fn varied() -> Vec<CompletionCandidate> {
    let others = ["scenario=", "rule=", "members=join-order"].into_iter().map(CompletionCandidate::new);
    others.chain(inputs("=")).collect()
}

/// The figures of what-ifs that are amounts or percents, each followed by this.
pub(super) fn figures(then: &str) -> Vec<CompletionCandidate> {
    let of_case = |case| named(case, Figure::words(), |name| Figure::read_amount(name, case).is_ok());
    cases().iter().flat_map(of_case).map(|name| plain(name + then)).collect()
}

/// The figures of a sweep: those, and counts.
pub(super) fn swept() -> Vec<CompletionCandidate> {
    let of_case = |case| named(case, Figure::words(), |name| Figure::read(name, case).is_ok());
    cases().iter().flat_map(of_case).map(plain).collect()
}

/// The figures that can be explained.
pub(super) fn explained() -> Vec<CompletionCandidate> {
    let of_case = |case| named(case, Asked::words(case), |name| Asked::read(name, case).is_ok());
    cases().iter().flat_map(of_case).map(plain).collect()
}

/// The rules of one word, and where they fit the fair divisions.
pub(super) fn rules(divisions: bool) -> Vec<CompletionCandidate> {
    let cases = cases();
    let first = cases.iter().filter_map(|case| case.members().iter().find(|member| !member.candidate));
    let bases = first.flat_map(|member| &member.bases).map(|(base, _)| base.as_str());
    let names = Method::ALL.iter().map(|(name, _)| *name).filter(|_| divisions);
    let words = ["equal", "current"].into_iter().chain(bases.filter(|base| is_one_word(base))).chain(names);
    words.map(|word| plain(word.to_owned())).collect()
}

/// These words, of the group and of each member, as far as the case knows them.
fn named(case: &Case, words: Vec<String>, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let members = case.members().iter().filter(|member| !member.candidate);
    let whose: Vec<String> = members.map(|member| [".", &member.id].concat()).collect();
    let named = words.into_iter().flat_map(|word| {
        let of_members = whose.iter().map(|whose| [&word, whose.as_str()].concat()).collect::<Vec<_>>();
        std::iter::once(word).chain(of_members)
    });
    named.filter(|name| is_known(name) && is_one_word(name)).collect()
}

/// Whether the shell that asks takes it as one word: all quote what they insert, but PowerShell.
fn is_one_word(text: &str) -> bool {
    let apart = |letter: char| letter.is_whitespace() || "\"'`\\$&;|<>()[]{}*?!#~".contains(letter);
    std::env::var_os(ASKING).is_none_or(|shell| shell != "powershell") || !text.contains(apart)
}

fn plain(value: String) -> CompletionCandidate {
    CompletionCandidate::new(value)
}

fn told(value: &str, text: Option<&Text>) -> CompletionCandidate {
    let lang = usage::lang(&usage::arguments());
    let text = text.map(|text| StyledStr::from(text.in_lang(lang).to_owned()));
    CompletionCandidate::new(value).help(text)
}

fn cases() -> Vec<Case> {
    typed().into_iter().map(|reading| reading.case).collect()
}

/// The cases among the words typed so far, as far as they can be read.
fn typed() -> Vec<Reading> {
    let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
    words.filter_map(|word| read(&word.to_string_lossy())).collect()
}

fn read(word: &str) -> Option<Reading> {
    if let Some(name) = word.strip_prefix("builtin:") {
        let (name, text) = builtin::find(name).ok()?;
        return read_case(name, Source::new(word, text)).ok();
    }
    let path = Path::new(word);
    if path.extension().is_none_or(|ending| ending != "toml") || !path.is_file() {
        return None;
    }
    let mut text = String::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    fs::File::open(path).ok()?.take(limit).read_to_string(&mut text).ok()?;
    read_case(&path.file_stem()?.to_string_lossy(), Source::new(word, &text)).ok()
}
