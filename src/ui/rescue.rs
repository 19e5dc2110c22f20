//! What stands over every page when the stored log can't be read to its end: what is wrong and where, and the three ways
//! out. Nothing is deleted by any of them.

use super::desk::use_desk;
use super::form::answer::AnswerLine;
use super::glossary::Text;
use super::panic::tell;
use super::storage::shelf::use_shelf;
use crate::session::{Damage, Landed, WhyReadOnly, Workspace};
use crate::view::{Page, rescue as words, text};
use leptos::prelude::*;

/// The way out of a damaged log.
#[component]
pub fn Rescue() -> impl IntoView {
    let desk = use_desk();
    let damage = Memo::new(move |_| match desk.why_read_only() {
        Some(WhyReadOnly::Damaged(damage)) => Some(damage),
        Some(WhyReadOnly::OtherTab | WhyReadOnly::Cleared | WhyReadOnly::Storage(_)) | None => None,
    });
    move || damage.get().map(|damage| view! { <Ways damage /> })
}

#[component]
fn Ways(damage: Damage) -> impl IntoView {
    let desk = use_desk();
    let head = desk.head();
    let is_newer = matches!(damage, Damage::NewerFormat { .. });
    let download = move |_| tell("bank-download", "");
    let reload = move |_| drop(window().location().reload());
    view! {
        <section class="panel rescue" aria-labelledby="rescue">
            <h2 id="rescue">{text::RESCUE}</h2>
            <p role="alert" class="answer answer-refused">{words::what(&damage)}</p>
            <p><Text text=words::kept(head) /></p>
            <div class="buttons">
                {is_newer.then(|| view! { <button type="button" on:click=reload>{text::RELOAD}</button> })}
                <button type="button" on:click=download>{text::DOWNLOAD_ALL}</button>
                {(!is_newer && head.get() > 0).then(|| view! { <GoOn /> })}
                <a href=desk.link_to(Page::Storage)>{text::RESTORE_FROM_EXPORT}</a>
            </div>
        </section>
    }
}

/// Takes what stands before the damage into a new bank, and goes there.
#[component]
fn GoOn() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let said = RwSignal::new(None);
    let go_on = move |_| {
        let mut new_bank: Option<Workspace> = None;
        let rescue = shelf.act(desk, said, |banks| {
            let workspace = banks.rescue(&desk.workspace())?;
            let told = crate::view::storage::landed(&Landed::Added(workspace.clone()));
            new_bank = Some(workspace);
            Ok(told)
        });
        // What went wrong is told beside the button.
        if let (Ok(()), Some(workspace)) = (rescue, new_bank) {
            drop(window().location().set_hash(&desk.link_to_workspace(&workspace)));
        }
    };
    view! {
        <button type="button" on:click=go_on>{words::go_on(desk.head())}</button>
        <AnswerLine said />
    }
}
