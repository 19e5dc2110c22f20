//! How the page looks and writes: colours, a currency that is only shown, and the zone of all times. The browser knows how
//! its reader writes; it is asked by `Intl`.

use super::kept;
use super::theme::ThemeChoice;
use crate::event_sourcing::Timestamp;
use crate::view::locale::{Amounts, Locale, Part, write_as};
use crate::view::text;
use js_sys::Intl::{DateTimeFormat, NumberFormat};
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;

/// What the currency is remembered under.
const CURRENCY: &str = "currency";
/// What the zone is remembered under.
const ZONE: &str = "zone";
/// The zone of the viewer's clock, as it is remembered.
const LOCAL: &str = "local";
/// The currencies that can be shown: those with cents, as the bank counts.
const CURRENCIES: [&str; 10] = ["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "INR", "BRL", "CAD", "AUD"];

/// How the page writes. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Display {
    currency: RwSignal<Option<&'static str>>,
    is_local: RwSignal<bool>,
    changes: RwSignal<u32>,
}

impl Display {
    /// The way that was chosen last.
    #[must_use]
    pub fn as_kept() -> Self {
        let display = Self {
            currency: RwSignal::new(kept::read(CURRENCY).and_then(|kept| known(&kept))),
            is_local: RwSignal::new(kept::read(ZONE).as_deref() == Some(LOCAL)),
            changes: RwSignal::new(0),
        };
        display.apply();
        display
    }

    /// Makes whoever reads this draw again when the way of writing has changed.
    pub fn track(self) {
        self.changes.track();
    }

    fn apply(self) {
        let (currency, is_local) = (self.currency.get_untracked(), self.is_local.get_untracked());
        write_as(locale(currency, is_local));
        kept::write(CURRENCY, currency);
        kept::write(ZONE, is_local.then_some(LOCAL));
        self.changes.update(|changes| *changes += 1);
    }
}

fn known(currency: &str) -> Option<&'static str> {
    CURRENCIES.into_iter().find(|known| *known == currency)
}

/// The choices.
#[component]
pub fn DisplayChoice() -> impl IntoView {
    let display: Display = expect_context();
    let Display { currency, is_local, .. } = display;
    let choose_currency = move |event| {
        currency.set(known(&event_target_value(&event)));
        display.apply();
    };
    let choose_zone = move |event| {
        is_local.set(event_target_value(&event) == LOCAL);
        display.apply();
    };
    let option = move |code: &'static str| {
        view! { <option value=code prop:selected=move || currency.get() == Some(code)>{code}</option> }
    };
    view! {
        <details class="display">
            <summary>{text::DISPLAY}</summary>
            <div>
                <ThemeChoice />
                <label class="theme">
                    <span>{text::CURRENCY}</span>
                    <select on:change=choose_currency>
                        <option value="" prop:selected=move || currency.get().is_none()>{text::NO_VALUE}</option>
                        {CURRENCIES.map(option)}
                    </select>
                </label>
                <label class="theme">
                    <span>{text::TIMES}</span>
                    <select on:change=choose_zone>
                        <option value="">{text::UTC}</option>
                        <option value=LOCAL prop:selected=move || is_local.get()>{text::local(&local_zone())}</option>
                    </select>
                </label>
                <p class="hint">{text::DISPLAY_WHAT}</p>
            </div>
        </details>
    }
}

/// How this browser's reader writes.
fn locale(currency: Option<&str>, is_local: bool) -> Locale {
    let zone = (!is_local).then_some(text::UTC);
    let clock = writer(&times(zone, &[("timeStyle", "medium")]));
    let parts = ["year", "day", "hour", "minute", "second"].map(|part| (part, "numeric")).into_iter();
    let full: Vec<_> = parts.chain([("month", "short"), ("timeZoneName", "short")]).collect();
    let options = options(&full);
    set(&options, "fractionalSecondDigits", &3.into());
    zoned(&options, zone);
    let full = writer(&DateTimeFormat::new(&Array::new(), &options));
    let zone = if is_local { text::LOCAL } else { text::UTC };
    Locale { amounts: amounts(currency), clock, full, zone: zone.to_owned() }
}

fn amounts(currency: Option<&str>) -> Amounts {
    let options = match currency {
        Some(code) => options(&[("style", "currency"), ("currency", code)]),
        None => options(&[]),
    };
    set(&options, "minimumFractionDigits", &2.into());
    set(&options, "maximumFractionDigits", &2.into());
    let format = NumberFormat::new(&Array::new(), &options);
    let parts = |number: f64| format.format_to_parts(number).iter().map(|part| part_of(&part)).collect::<Vec<_>>();
    Amounts::of(&parts(1_234_567.89), &parts(-1_234_567.89), &parts(1_234.0))
}

fn part_of(part: &JsValue) -> Part {
    let field = |name: &str| Reflect::get(part, &name.into()).ok().and_then(|value| value.as_string());
    (field("type").unwrap_or_default(), field("value").unwrap_or_default())
}

fn times(zone: Option<&str>, fields: &[(&str, &str)]) -> DateTimeFormat {
    let options = options(fields);
    zoned(&options, zone);
    DateTimeFormat::new(&Array::new(), &options)
}

fn writer(format: &DateTimeFormat) -> Box<dyn Fn(Timestamp) -> String> {
    let write = format.format();
    Box::new(move |time| {
        // Milliseconds up to the year 9999 are exact in binary64.
        #[allow(clippy::cast_precision_loss, reason = "they are far below 2^53")]
        let millis = time.unix_millis() as f64;
        let written = write.call1(&JsValue::UNDEFINED, &millis.into()).ok().and_then(|written| written.as_string());
        written.unwrap_or_else(|| time.to_string())
    })
}

/// The name of the zone of the viewer's clock.
fn local_zone() -> String {
    let options = times(None, &[]).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}

fn zoned(options: &Object, zone: Option<&str>) {
    if let Some(zone) = zone {
        set(options, "timeZone", &zone.into());
    }
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    fields.iter().for_each(|(name, value)| set(&options, name, &(*value).into()));
    options
}

fn set(options: &Object, name: &str, value: &JsValue) {
    // A plain object takes every field.
    let _ = Reflect::set(options, &name.into(), value);
}
