//! The command `compare`: each case is read, computed and laid out by itself, and only what is shown of it is kept.

use super::answer::write;
use super::args::changes::{Changes, OneRule, Promise};
use super::changes::Edits;
use super::files;
use super::output::Ending;
use super::terminal::Terminal;
use super::words::{Form, Options, PlanOptions};
use cloudcost::analysis::compare::{Request, compared};
use cloudcost::layout::compare::{Part, Wanted, together};
use cloudcost::render::Format;
use cloudcost::report::Audience;
use cloudcost::{Case, Diagnostic};
use std::path::PathBuf;

/// What is asked of `compare`.
pub(super) struct Asked<'o> {
    pub(super) cases: &'o [PathBuf],
    pub(super) plan: &'o PlanOptions,
    pub(super) rule: &'o OneRule,
    pub(super) promise: &'o Promise,
    pub(super) changes: &'o Changes,
}

/// Runs the command.
pub(super) fn run(asked: &Asked<'_>, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let edits = Edits::new(asked.changes, asked.rule, asked.promise);
    let request = asked.plan.request();
    // what is wrong with the form is said when all else is known to be right
    let form = options.form().unwrap_or(Form::Workbook);
    let wanted = |several| wanted(several, &request, form);
    let keep = |case: &Case, several| laid_out(case, &request, wanted(several));
    let read = files::read_each(asked.cases, &edits.change(terminal), terminal, keep)?;
    let Some((found, scenario)) = read else { return Ok(Ending::Invalid) };
    let mut faults = Vec::new();
    let mut parts = Vec::with_capacity(found.len());
    let mut has_plan = false;
    for found in found {
        match found {
            Ok(part) => {
                has_plan |= part.has_plan();
                parts.push(part);
            }
            Err(fault) => {
                has_plan = true;
                faults.push(*fault);
            }
        }
    }
    faults.extend(request.lacks(has_plan));
    if !faults.is_empty() {
        faults.iter().for_each(|fault| terminal.fault(fault, None));
        return Ok(Ending::Invalid);
    }
    let wanted = wanted(parts.len() > 1);
    let report = Edits::headed(together(parts, wanted), scenario.as_ref());
    write(report, options, terminal)
}

/// What this form of the answer shows.
fn wanted(several: bool, request: &Request, form: Form) -> Wanted {
    let reader = match form {
        Form::Text(format) if format.is_for_people() => Audience::People,
        Form::Text(_) => Audience::Data,
        Form::Workbook => Audience::All,
    };
    let notes = !matches!(form, Form::Text(Format::Csv | Format::Tsv));
    Wanted { several, net: request.net, funding: request.funding, reader, notes }
}

/// A case laid out, or what is asked of its plan that it cannot answer.
fn laid_out(case: &Case, request: &Request, wanted: Wanted) -> Result<Part, Box<Diagnostic>> {
    Ok(Part::of(&compared(case, request)?, wanted))
}
