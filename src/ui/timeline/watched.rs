//! An element whose size is watched, for as long as it is on screen.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use std::rc::Rc;
use web_sys::{Element, ResizeObserver};

/// A running watch. It ends when it is dropped, and tells nothing any more.
struct Watch {
    observer: ResizeObserver,
    _noticed: Closure<dyn Fn()>,
    _told: Rc<dyn Fn()>,
}

impl Watch {
    /// Tells of every size that the element has, the first one too. A browser that can't watch tells of none.
    fn over(element: &Element, told: impl Fn() + 'static) -> Option<Self> {
        let told: Rc<dyn Fn()> = Rc::new(told);
        let still_watched = Rc::downgrade(&told);
        // Not while the browser lays out, for what is told may change the page; and a frame later the element may be gone.
        let noticed = Closure::<dyn Fn()>::new(move || {
            let still_watched = still_watched.clone();
            request_animation_frame(move || {
                if let Some(told) = still_watched.upgrade() {
                    told();
                }
            });
        });
        let observer = ResizeObserver::new(noticed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _noticed: noticed, _told: told })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Does something whenever the element has another size, for as long as the component lives.
pub(super) fn watch_size(element: NodeRef<Div>, told: impl Fn() + Copy + 'static) {
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| watch.set_value(element.get().and_then(|element| Watch::over(&element, told))));
}
