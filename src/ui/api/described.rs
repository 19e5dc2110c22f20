//! What the OpenAPI document says of an operation.

use crate::api::explorer::description::{Description, Shape};
use crate::view::text;
use leptos::prelude::*;

/// What it takes and gives, and the statuses that it may answer with.
#[component]
pub fn Described(
    /// What is said.
    description: Description,
) -> impl IntoView {
    let Description { takes, gives, statuses, .. } = description;
    let takes = (!takes.is_empty()).then(|| view! { <h4>{text::TAKES}</h4> {shapes(takes)} });
    let statuses = statuses.into_iter().map(|(status, meaning)| view! { <dt>{status}</dt> <dd>{meaning}</dd> });
    view! {
        {takes}
        <h4>{text::GIVES}</h4>
        {shapes(gives)}
        <h4>{text::STATUSES}</h4>
        <dl class="statuses">{statuses.collect_view()}</dl>
    }
}

fn shapes(shapes: Vec<Shape>) -> impl IntoView {
    shapes.into_iter().map(|shape| view! { <ShapeTable shape /> }).collect_view()
}

#[component]
fn ShapeTable(shape: Shape) -> impl IntoView {
    let Shape { name, fields } = shape;
    if fields.is_empty() {
        return view! { <p><code>{name}</code></p> }.into_any();
    }
    let rows = fields.into_iter().map(|field| {
        let optional = (!field.is_required).then(|| format!(" {}", text::OPTIONAL));
        view! {
            <tr>
                <th scope="row">
                    <code>{field.name}</code>
                    <small>{optional}</small>
                </th>
                <td>{field.kind}</td>
                <td>{field.description}</td>
            </tr>
        }
    });
    view! {
        <table class="shape">
            <caption><code>{name}</code></caption>
            <thead>
                <tr>
                    <th scope="col">{text::COLUMN_NAME}</th>
                    <th scope="col">{text::COLUMN_KIND}</th>
                    <th scope="col">{text::COLUMN_MEANING}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
