//! `window.bank`: the REST API for whoever types into the browser's console, and for the page's service worker.
//!
//! ```js
//! await bank.request("POST", "/account", { account_number: "1234" })
//! await bank.step(3)
//! ```
//!
//! Both give a promise of `{ status, headers, body, text }`; `docs/bank.d.ts` has the types. `offline.js` answers the
//! service worker by these, and tells it which bank this is and what this tab may do.

use crate::api::{HttpRequest, HttpResponse};
use crate::session::Session;
use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Puts the bank of a session at `window.bank`, in place of one that was there.
pub(super) fn expose(session: &Session) {
    let bank = Object::new();
    let asking = session.clone();
    let request = Closure::<dyn Fn(JsValue, JsValue, JsValue, JsValue) -> Promise>::new(
        move |method: JsValue, path: JsValue, body: JsValue, headers: JsValue| {
            ask(&asking, &request_of(&text(&method), &text(&path), &body, &headers))
        },
    );
    let stepping = session.clone();
    let step = Closure::<dyn Fn(JsValue) -> Promise>::new(move |rounds: JsValue| {
        let rounds = if rounds.is_undefined() { "1".to_owned() } else { written(&rounds) };
        ask(&stepping, &HttpRequest::new("POST", "/executor/step", &format!("{{\"rounds\":{rounds}}}")))
    });
    set(&bank, "request", &request.into_js_value());
    set(&bank, "step", &step.into_js_value());
    let acting = session.clone();
    let role = Closure::<dyn Fn() -> JsValue>::new(move || acting.role().name().into());
    set(&bank, "role", &role.into_js_value());
    let showing = session.clone();
    let workspace = Closure::<dyn Fn() -> JsValue>::new(move || showing.workspace().as_str().into());
    set(&bank, "workspace", &workspace.into_js_value());
    if let Some(window) = web_sys::window() {
        set(&window, "bank", &bank);
    }
}

fn ask(session: &Session, request: &HttpRequest) -> Promise {
    Promise::new(&mut |resolve: Function, _| {
        session.answer(request, move |response| {
            // Whoever waits for it has nothing to answer.
            drop(resolve.call1(&JsValue::UNDEFINED, &response_of(&response)));
        });
    })
}

/// A request with what was given: a body that is a text is sent as it is, anything else as JSON.
fn request_of(method: &str, path: &str, body: &JsValue, headers: &JsValue) -> HttpRequest {
    let body = if body.is_undefined() || body.is_null() { String::new() } else { written(body) };
    let entries = headers.dyn_ref::<Object>().map(Object::entries);
    let pairs = entries.into_iter().flat_map(|entries| entries.iter().collect::<Vec<_>>());
    pairs
        .filter_map(|pair| pair.dyn_into::<js_sys::Array>().ok())
        .fold(HttpRequest::new(method, path, &body), |request, pair| {
            request.with(&text(&pair.get(0)), &text(&pair.get(1)))
        })
}

fn response_of(response: &HttpResponse) -> JsValue {
    let (told, headers) = (Object::new(), Object::new());
    for (name, value) in &response.headers {
        set(&headers, name, &value.into());
    }
    set(&told, "status", &response.status.into());
    set(&told, "headers", &headers);
    set(&told, "text", &response.body.as_str().into());
    set(&told, "body", &JSON::parse(&response.body).unwrap_or(JsValue::NULL));
    told.into()
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| written(value))
}

fn written(value: &JsValue) -> String {
    let written = value.as_string().or_else(|| JSON::stringify(value).ok().and_then(|json| json.as_string()));
    written.unwrap_or_default()
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A plain object takes every field.
    drop(Reflect::set(target, &name.into(), value));
}
