//! The right to write: a Web Lock, held until the page goes, another robs it, or the session lets go.
//!
//! web-sys has Web Locks only behind a flag for unstable interfaces, so the one method that is needed is bound here. The
//! browser holds a lock for as long as a promise is open that the page gives it; letting go is resolving that promise.

use super::line::Line;
use crate::session::LockNews;
use crate::session::ports::Lock;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}

/// The lock of one name.
pub struct BrowserLock {
    shared: Rc<Shared>,
}

struct Shared {
    name: String,
    line: Line,
    /// Counts the session's requests: what comes of an earlier one is let go at once.
    request: Cell<u32>,
    /// Resolves the promise by which the lock is held.
    let_go: RefCell<Option<Function>>,
}

/// How a request for the lock ended.
enum Ended {
    /// It was held by another, and was to be had at once or not at all.
    Busy,
    /// It was held, and let go.
    LetGo,
    /// It was held, and robbed.
    Robbed,
    /// The browser refused, as it does on insecure pages.
    Refused,
}

impl BrowserLock {
    /// A lock that is not held yet, with the line to the session that will ask for it.
    #[must_use]
    pub fn new(name: String, line: Line) -> Self {
        let shared = Shared { name, line, request: Cell::new(0), let_go: RefCell::new(None) };
        Self { shared: Rc::new(shared) }
    }
}

impl Lock for BrowserLock {
    fn request(&self) {
        self.release();
        let (shared, number) = (self.shared.clone(), self.shared.request.get());
        spawn_local(async move {
            // The first request says at once whether the lock is free; the second waits for it.
            let mut ended = hold(&shared, number, true).await;
            if let Ended::Busy = ended {
                shared.tell(number, LockNews::Waiting);
                ended = hold(&shared, number, false).await;
            }
            match ended {
                Ended::Busy | Ended::LetGo => {}
                Ended::Robbed => shared.tell(number, LockNews::Lost),
                Ended::Refused => shared.tell(number, LockNews::Unsupported),
            }
        });
    }

    fn release(&self) {
        self.shared.request.set(self.shared.request.get() + 1);
        if let Some(let_go) = self.shared.let_go.take() {
            // Resolving a promise does not throw.
            drop(let_go.call0(&JsValue::UNDEFINED));
        }
    }
}

impl Shared {
    fn tell(&self, number: u32, news: LockNews) {
        if self.request.get() == number {
            self.line.tell(|session| session.lock(news));
        }
    }
}

/// Asks for the lock, tells the session when it is granted, and holds it to the end.
async fn hold(shared: &Rc<Shared>, number: u32, if_available: bool) -> Ended {
    let Some(locks) = lock_manager() else { return Ended::Refused };
    let was_granted = Rc::new(Cell::new(false));
    let callback = {
        let (shared, was_granted) = (shared.clone(), was_granted.clone());
        Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() || shared.request.get() != number {
                return JsValue::UNDEFINED;
            }
            was_granted.set(true);
            let promise = Promise::new(&mut |resolve, _| drop(shared.let_go.replace(Some(resolve))));
            shared.tell(number, LockNews::Granted);
            promise.into()
        })
    };
    let options = Object::new();
    // Setting a field of a new object does not throw.
    drop(Reflect::set(&options, &"ifAvailable".into(), &if_available.into()));
    let ended = match locks.request(&shared.name, &options, callback.unchecked_ref()) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(thrown) => Err(thrown),
    };
    match (ended, was_granted.get()) {
        (Ok(_), false) => Ended::Busy,
        (Ok(_), true) => Ended::LetGo,
        (Err(_), true) => Ended::Robbed,
        (Err(_), false) => Ended::Refused,
    }
}

/// Web Locks, where the browser has them and the page is secure.
fn lock_manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
