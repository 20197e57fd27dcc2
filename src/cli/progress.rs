//! A bar on standard error for work of more than a second: only on a terminal, and gone when the work is done.

use super::terminal::Terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Work that takes less than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// The bar, how much is done and about how long it still takes.
const TEMPLATE: &str = "{bar:40} {percent:>3}% {eta:>4}";

/// How long a turning bar stands still.
const TURN: Duration = Duration::from_millis(100);

/// Work of which nobody knows how far it has come.
pub(super) struct Spinner {
    ended: Option<Sender<()>>,
    turner: Option<JoinHandle<()>>,
}

impl Drop for Spinner {
    fn drop(&mut self) {
        drop(self.ended.take());
        // a turner that fell over has nothing left to clear
        let _ = self.turner.take().map(JoinHandle::join);
    }
}

/// A bar that is hidden at first; none where nobody would see it.
fn bar(terminal: &Terminal, template: &str) -> Option<ProgressBar> {
    let seen = stderr().is_terminal() && !terminal.is_quiet();
    let style = ProgressStyle::with_template(template).ok().filter(|_| seen)?;
    let style = if terminal.style.ascii { style.progress_chars("#>-").tick_chars("-\\|/ ") } else { style };
    Some(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style))
}

/// How far a piece of work has come.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
}

impl Progress {
    /// A bar that may show itself later; none where nobody would see it.
    pub(super) fn new(terminal: &Terminal) -> Progress {
        Progress { bar: bar(terminal, TEMPLATE), began: Instant::now() }
    }

    /// A bar that nobody tells how far the work has come: it turns while the work goes on, and is gone at its end.
    pub(super) fn turning(terminal: &Terminal) -> Spinner {
        let (ended, end) = channel::<()>();
        let turner = bar(terminal, "{spinner} {elapsed}").and_then(|bar| {
            let turn = move || {
                let mut wait = PATIENCE;
                while end.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.tick();
                    wait = TURN;
                }
                bar.finish_and_clear();
            };
            thread::Builder::new().spawn(turn).ok()
        });
        Spinner { ended: Some(ended), turner }
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
