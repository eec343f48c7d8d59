//! Work that waits for the browser. Nothing of a page may be used after a wait: it may be gone.

use std::{
    pin::{Pin, pin},
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, Waker},
};

use super::page;

/// Whether there is a browser that fetches what is not here.
pub(crate) fn can_wait() -> bool {
    page::IS_BROWSER
}

/// Starts work that nobody waits for. Natively it runs as far as it can without waiting.
pub(crate) fn run(work: impl Future<Output = ()> + 'static) {
    if page::IS_BROWSER {
        wasm_bindgen_futures::spawn_local(work);
        return;
    }
    // whether it came to its end or would wait for a browser that is not there is all the same
    let _ = at_once(pin!(work));
}

/// What work comes to that need not wait. What has to wait has begun, and can be run on.
pub(crate) fn at_once<T>(work: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Poll<T> {
    work.poll(&mut Context::from_waker(Waker::noop()))
}

/// Work that several wait for, and that is done once at a time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared(Arc<Mutex<Option<Vec<Waker>>>>);

impl Shared {
    /// Starts the work, unless it is under way.
    pub(crate) fn run(&self, work: impl Future<Output = ()> + 'static) {
        let is_under_way = self.waiting(|waiting| {
            let before = waiting.is_some();
            waiting.get_or_insert_default();
            before
        });
        if is_under_way {
            return;
        }
        let this = self.clone();
        run(async move {
            work.await;
            let waiting = this.waiting(Option::take);
            waiting.into_iter().flatten().for_each(Waker::wake);
        });
    }

    /// Until the work that is under way is done.
    pub(crate) async fn wait(&self) {
        std::future::poll_fn(|context| {
            self.waiting(|waiting| match waiting {
                Some(waiting) => {
                    waiting.push(context.waker().clone());
                    Poll::Pending
                }
                None => Poll::Ready(()),
            })
        })
        .await;
    }

    fn waiting<T>(&self, look: impl FnOnce(&mut Option<Vec<Waker>>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, rc::Rc};

    use super::*;

    #[test]
    fn work_that_is_under_way_is_not_begun_again() {
        let (shared, begun) = (Shared::default(), Rc::new(Cell::new(0)));
        let work = |go_on: bool| {
            let begun = begun.clone();
            async move {
                begun.set(begun.get() + 1);
                if !go_on {
                    std::future::pending::<()>().await;
                }
            }
        };
        shared.run(work(true));
        assert!(pin!(shared.wait()).poll(&mut Context::from_waker(Waker::noop())).is_ready());
        shared.run(work(false));
        shared.run(work(true));
        assert_eq!(begun.get(), 2);
        assert!(pin!(shared.wait()).poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
}
