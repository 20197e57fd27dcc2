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
    let each = count.div_ceil(cores);
    let work = &work;
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..cores)
            .map(|core| {
                let range = (core * each).min(count)..((core + 1) * each).min(count);
                scope.spawn(move || range.map(work).collect::<Vec<T>>())
            })
            .collect();
        // a thread that panicked has said so; its part is missing then, as the whole run is
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}
