//! Work on all cores: the same results in the same order, however many there are.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Who is told how much of a long piece of work is done: so many of so many parts. Any thread may tell it.
pub type Watch<'w> = &'w (dyn Fn(usize, usize) + Sync);

/// A watch that nobody looks at.
pub fn unwatched(_done: usize, _of: usize) {}

/// The results of `work` for 0 to `count`, in order.
pub(super) fn together<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync, watch: Watch<'_>) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(count.max(1));
    let done = AtomicUsize::new(0);
    let work = |nth| {
        let result = work(nth);
        watch(done.fetch_add(1, Ordering::Relaxed) + 1, count);
        result
    };
    if cores < 2 {
        return (0..count).map(work).collect();
    }
    // each core takes the next piece that nobody has taken: some take far longer than others
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|nth| *nth < count);
    let take_all = || std::iter::from_fn(take).map(|nth| (nth, work(nth))).collect::<Vec<(usize, T)>>();
    let mut results: Vec<(usize, T)> = std::thread::scope(|scope| {
        // where no thread is to be had, this one does it all
        let spawn = |_| std::thread::Builder::new().spawn_scoped(scope, take_all).ok();
        let parts: Vec<_> = (1..cores).filter_map(spawn).collect();
        let mut results = take_all();
        // a thread that panicked has said so; its part is missing then, as the whole run is
        results.extend(parts.into_iter().flat_map(|part| part.join().unwrap_or_default()));
        results
    });
    results.sort_unstable_by_key(|(nth, _)| *nth);
    results.into_iter().map(|(_, result)| result).collect()
}
