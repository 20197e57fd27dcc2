//! Which costs of a plan count, and the words that stand for values.

use crate::cli::form::Form;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use cloudcost::OneTime;
use cloudcost::analysis::plan::Selection;
use cloudcost::code;

/// Which costs of a plan count.
#[derive(Args, Debug)]
pub(in crate::cli) struct SelectionOptions {
    /// Only items of this category
    #[arg(long, value_name = "category=X", value_parser = category)]
    only: Vec<String>,
    /// No items of this category
    #[arg(long, value_name = "category=X", value_parser = category)]
    exclude: Vec<String>,
    /// Whether one-time costs count [default: included]
    #[arg(long, value_parser = one_of([("included", OneTime::Included), ("excluded", OneTime::Excluded)]))]
    once: Option<OneTime>,
}

impl SelectionOptions {
    /// What they select.
    pub(in crate::cli) fn selection(&self) -> Selection {
        Selection { only: self.only.clone(), exclude: self.exclude.clone(), once: self.once, months: None }
    }
}

/// The category of `category=X`.
fn category(typed: &str) -> Result<String, Form> {
    match typed.split_once('=') {
        Some(("category", name)) if !name.is_empty() => Ok(name.to_owned()),
        _ => Err(Form(code!("form-category"))),
    }
}

/// One of a few words, each standing for a value.
pub(in crate::cli) fn one_of<T, const N: usize>(
    words: [(&'static str, T); N],
) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
{
    let names: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    PossibleValuesParser::new(names).try_map(move |typed| {
        let found = words.iter().find(|(word, _)| *word == typed);
        found.map(|(_, value)| value.clone()).ok_or(Form(code!("form-word")))
    })
}
