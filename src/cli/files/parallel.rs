//! The same work on many things, on several threads where that pays, the answers in the order of the things.

use std::thread;

/// Does the same to many things, in their order; on several threads where there are enough of them to pay, and on this
/// one alone where no other is to be had.
pub(super) fn in_parallel<T: Sync, U: Send>(things: &[T], job: impl Fn(&T) -> U + Sync) -> Vec<U> {
    const WORTH_A_THREAD: usize = 100;
    // asking how many cores there are takes longer than reading a short case
    if things.len() <= WORTH_A_THREAD {
        return things.iter().map(job).collect();
    }
    let threads = thread::available_parallelism().map_or(1, |count| count.get()).min(8);
    let share = things.len().div_ceil(threads).max(WORTH_A_THREAD);
    let all = &|part: &[T]| part.iter().map(&job).collect::<Vec<U>>();
    thread::scope(|scope| {
        let mut parts = things.chunks(share);
        let first = parts.next().unwrap_or_default();
        let workers: Vec<_> =
            parts.map(|part| (part, thread::Builder::new().spawn_scoped(scope, move || all(part)))).collect();
        let mut answers = all(first);
        for (part, worker) in workers {
            answers.extend(match worker.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(part)) => part,
                Ok(Err(panic)) => std::panic::resume_unwind(panic),
                Err(_no_thread) => all(part),
            });
        }
        answers
    })
}
