//! The same work on many things, on several threads where that pays, the answers in the order of the things.

use std::thread;

/// Does the same to many things, in their order; on several threads where there are enough of them to pay.
pub(super) fn in_parallel<T: Send, U: Send>(things: Vec<T>, job: fn(T) -> U) -> Vec<U> {
    const WORTH_A_THREAD: usize = 100;
    let threads = thread::available_parallelism().map_or(1, |count| count.get()).min(8);
    let share = things.len().div_ceil(threads).max(WORTH_A_THREAD);
    if things.len() <= share {
        return things.into_iter().map(job).collect();
    }
    let mut things = things.into_iter();
    thread::scope(|scope| {
        let mut workers = Vec::new();
        loop {
            let part: Vec<T> = things.by_ref().take(share).collect();
            if part.is_empty() {
                break;
            }
            workers.push(scope.spawn(move || part.into_iter().map(job).collect::<Vec<U>>()));
        }
        let parts = workers.into_iter().map(|worker| match worker.join() {
            Ok(part) => part,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        parts.flatten().collect()
    })
}
