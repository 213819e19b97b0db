//! [`in_turns`]: work on many items by several threads, each of which takes the next item that no thread has
//! taken.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

use crate::error::Result;

/// Calls a closure with each number below `items` and returns the results in the order of the numbers, which
/// does not depend on the number of threads. An error ends the work early.
pub(crate) fn in_turns<T: Send>(
    items: usize,
    threads: usize,
    work: impl Fn(usize) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= items {
                return Ok(done);
            }
            let result = work(number).inspect_err(|_| next.store(items, Ordering::Relaxed))?;
            done.push((number, result));
        }
    };
    let done: Vec<Result<Vec<(usize, T)>>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(take)).collect();
        let join =
            |thread: ScopedJoinHandle<'_, _>| thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        threads.into_iter().map(join).collect()
    });
    let mut done: Vec<(usize, T)> =
        done.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(number, _)| *number);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [0, 1, 3] {
            let squares = in_turns(50, threads, |number| Ok(number * number)).unwrap();
            assert!(squares.iter().enumerate().all(|(number, square)| number * number == *square));
            assert_eq!(squares.len(), 50);
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        let done =
            in_turns(1000, 2, |number| if number == 3 { Err(ErrorKind::Stopped.into()) } else { Ok(()) });
        assert!(matches!(done.unwrap_err().kind(), ErrorKind::Stopped));
    }
}
