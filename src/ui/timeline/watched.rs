//! An element whose size is watched, for as long as it is on screen.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// A running watch. It ends when it is dropped.
struct Watch {
    observer: ResizeObserver,
    _told: Closure<dyn Fn()>,
}

impl Watch {
    /// Tells of every size that the element has, the first one too. A browser that can't watch tells of none.
    fn over(element: &Element, told: impl Fn() + 'static) -> Option<Self> {
        // Not while the browser lays out: what is told may change the page.
        let told = std::rc::Rc::new(told);
        let told = Closure::<dyn Fn()>::new(move || {
            let told = told.clone();
            request_animation_frame(move || told());
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
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
