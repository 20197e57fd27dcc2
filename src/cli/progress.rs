//! A bar on standard error for work of more than a second: only on a terminal, and gone when the work is done.

use super::terminal::Terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

/// Work that takes less than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// The bar, how much is done and about how long it still takes.
const TEMPLATE: &str = "{bar:40} {percent:>3}% {eta:>4}";

/// How far a piece of work has come.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
}

impl Progress {
    /// A bar that may show itself later; none where nobody would see it.
    pub(super) fn new(terminal: &Terminal) -> Progress {
        let seen = stderr().is_terminal() && !terminal.is_quiet();
        let style = ProgressStyle::with_template(TEMPLATE).ok().filter(|_| seen);
        let bar = style.map(|style| {
            let style = if terminal.style.ascii { style.progress_chars("#>-") } else { style };
            ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style)
        });
        Progress { bar, began: Instant::now() }
    }

    /// What is told how many parts of so many are done.
    pub(super) fn watch(&self) -> impl Fn(usize, usize) + Sync + '_ {
        |done, of| {
            let Some(bar) = &self.bar else { return };
            if bar.is_hidden() && self.began.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            let parts = |count| u64::try_from(count).unwrap_or(u64::MAX);
            bar.set_length(parts(of));
            // parts end on several cores: a late word does not turn the bar back
            bar.set_position(bar.position().max(parts(done)));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
