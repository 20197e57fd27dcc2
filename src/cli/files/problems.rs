//! What is wrong with files, and saying it: the first faults in full, the rest counted.

use crate::cli::terminal::Terminal;
use cloudcost::code;
use cloudcost::{Diagnostic, Faults, Position, Reading, Severity};

/// Faults shown in full; the rest is counted.
pub(super) const SHOWN: usize = 20;

/// What is wrong with a file.
pub(in crate::cli) enum Problem {
    /// It cannot be read at all; and from which place on, where some of it could be.
    OfFile(Diagnostic, Option<Position>),
    /// There are faults in its text.
    InText(Faults),
}

/// What keeps a case from being read, or from being changed as asked.
pub(in crate::cli) struct Problems {
    problem: Box<Problem>,
    /// The case that cannot be changed.
    case: Option<String>,
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems { problem: Box::new(problem), case: None }
    }
}

impl Problems {
    /// A change that cannot be made.
    pub(in crate::cli) fn of(list: Vec<Diagnostic>, reading: &Reading) -> Problems {
        let source = reading.warnings.source.clone();
        let case = Some(source.name().to_owned());
        Problems { problem: Box::new(Problem::InText(Faults { source, list, more: 0 })), case }
    }

    /// What is wrong.
    pub(super) fn first(self) -> Problem {
        *self.problem
    }

    /// Says all of it.
    pub(in crate::cli) fn say(&self, terminal: &Terminal) {
        say(std::slice::from_ref(&*self.problem), terminal);
    }
}

/// Says all problems, the first ones in full; returns the number of errors.
pub(super) fn say(problems: &[Problem], terminal: &Terminal) -> usize {
    let mut teller = Teller::new(terminal);
    problems.iter().for_each(|problem| teller.tell(problem));
    teller.finish()
}

/// Says problems one by one, so that they need not be kept.
pub(super) struct Teller<'t> {
    terminal: &'t Terminal,
    shown: usize,
    /// Faults that are not shown.
    more: usize,
    errors: usize,
    /// Files with an error.
    broken: usize,
}

impl<'t> Teller<'t> {
    pub(super) fn new(terminal: &'t Terminal) -> Teller<'t> {
        Teller { terminal, shown: 0, more: 0, errors: 0, broken: 0 }
    }

    /// Says one problem, or counts it.
    pub(super) fn tell(&mut self, problem: &Problem) {
        let before = self.errors;
        match problem {
            Problem::OfFile(fault, _) => self.fault(fault, None),
            Problem::InText(faults) => {
                faults.list.iter().for_each(|fault| self.fault(fault, Some(&faults.source)));
                self.more += faults.more;
                self.errors += faults.more;
            }
        }
        self.broken += usize::from(self.errors > before);
    }

    /// Says why a case cannot be read or changed; and which case, where there are several.
    pub(super) fn tell_all(&mut self, problems: &Problems, several: bool) {
        self.tell(&problems.problem);
        if let Some(case) = problems.case.as_ref().filter(|_| several && self.shown < SHOWN) {
            self.terminal.summary(code!("changes-in-case"), &[("case", case.clone())]);
        }
    }

    fn fault(&mut self, fault: &Diagnostic, source: Option<&cloudcost::Source>) {
        self.errors += usize::from(fault.severity == Severity::Error);
        if self.shown < SHOWN {
            self.terminal.fault(fault, source);
            self.shown += 1;
        } else {
            self.more += 1;
        }
    }

    /// Says how many there are; returns the number of errors.
    pub(super) fn finish(self) -> usize {
        if self.more > 0 {
            self.terminal.summary(code!("faults-more"), &[("count", self.more.to_string())]);
        }
        if self.errors > 0 {
            let counts = [("errors", self.errors.to_string()), ("files", self.broken.to_string())];
            self.terminal.summary(code!("faults-summary"), &counts);
        }
        self.errors
    }
}
