//! The fields of a request, and the button that sends it.

use super::trial::Trial;
use crate::api::explorer::description::Parameter;
use crate::api::explorer::draft::{BODY, ID};
use crate::view::{Barred, text};
use leptos::prelude::*;

/// The form of an operation. Enter in a line sends it.
#[component]
pub fn Fields(
    /// The place of the operation in the list, which makes ids unique.
    number: usize,
    /// What is typed.
    trial: Trial,
    /// Its parameters.
    parameters: Vec<Parameter>,
) -> impl IntoView {
    let barred = Memo::new(move |_| trial.barred());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        trial.send();
    };
    let lines = parameters.into_iter().map(move |parameter| view! { <Line number trial parameter /> });
    // Each request is a command of its own, so the second click of a double click must not send one.
    let click = |event: leptos::ev::MouseEvent| {
        if event.detail() > 1 {
            event.prevent_default();
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <fieldset disabled=move || barred.with(Option::is_some)>
                {lines.collect_view()} {trial.has_body().then(|| view! { <Body number trial /> })}
                <div class="buttons">
                    <button type="submit" class="primary" on:click=click>{text::SEND}</button>
                    <button type="button" on:click=move |_| trial.begin_again()>{text::BEGIN_AGAIN}</button>
                </div>
            </fieldset>
            <p class="barred">{move || barred.with(|barred| barred.as_ref().map(Barred::text))}</p>
        </form>
    }
}

/// A parameter. For an id there are those of this bank to choose from.
#[component]
fn Line(number: usize, trial: Trial, parameter: Parameter) -> impl IntoView {
    let Parameter { name, kind, is_required, description, .. } = parameter;
    let (id, list) = (format!("field-{number}-{name}"), format!("choices-{number}"));
    let hint = [description, kind].into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ");
    let choices = (name == ID).then(|| {
        let choice = |(id, called)| view! { <option value=id>{called}</option> };
        let choices = move || trial.choices().into_iter().map(choice).collect_view();
        view! { <datalist id=list.clone()>{choices}</datalist> }
    });
    let listed = choices.is_some().then_some(list);
    let (shown, written, told, invalid) = (name.clone(), name.clone(), name.clone(), name.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{name} " " {(!is_required).then_some(text::OPTIONAL)}</label>
            <input
                id=id.clone()
                type="text"
                autocomplete="off"
                spellcheck="false"
                list=listed
                aria-describedby=format!("{id}-hint {id}-wrong")
                aria-invalid=move || trial.wrong(&invalid).is_some().then_some("true")
                prop:value=move || trial.text(&shown)
                on:input=move |event| trial.write(&written, event_target_value(&event))
            />
            {choices}
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            <p class="wrong" id=format!("{id}-wrong")>{move || trial.wrong(&told)}</p>
        </div>
    }
}

#[component]
fn Body(number: usize, trial: Trial) -> impl IntoView {
    let id = format!("field-{number}-body");
    view! {
        <div class="field">
            <label for=id.clone()>{text::BODY}</label>
            <textarea
                id=id.clone()
                rows="4"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=format!("{id}-wrong")
                aria-invalid=move || trial.wrong(BODY).is_some().then_some("true")
                prop:value=move || trial.text(BODY)
                on:input=move |event| trial.write(BODY, event_target_value(&event))
            ></textarea>
            <p class="wrong" id=format!("{id}-wrong")>{move || trial.wrong(BODY)}</p>
        </div>
    }
}
