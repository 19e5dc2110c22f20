//! The REST API of the bank, answered inside the page: a request in, a response out, and no server between.
//!
//! It is pure. [`route`](route::route) turns a request into a [`Call`]; what a call asks of the bank is either a look
//! ([`read`]) or a command ([`mod@write`]). A command is sent like any other, so a tab that follows another hands it over;
//! the response is made from the reply.
//!
//! [`operations`] lists all that can be asked, [`openapi`] describes it, and [`explorer`] helps who tries it out.
//!
//! Deliberately absent: the browser, and any rule. What is allowed is decided by the bank; here it only gets a status.

pub mod body;
pub mod explorer;
pub mod http;
pub mod openapi;
pub mod operations;
pub mod path;
pub mod problem;
pub mod read;
pub mod route;
pub mod write;

pub use http::{HttpRequest, HttpResponse};
pub use problem::Problem;
pub use route::{Call, route};

use crate::bank::{Bank, Payload};
use crate::event_sourcing::{CommitWriter, MessageId, Timestamp};

/// Answers a request at once, with a bank that this page may write to. `new_id` becomes the id of a command that brings
/// none of its own.
pub fn answer<W: CommitWriter<Payload>>(
    bank: &mut Bank<W>,
    request: &HttpRequest,
    new_id: MessageId,
    now: Timestamp,
) -> HttpResponse {
    match route(request, new_id, now) {
        Err(problem) => problem.response(),
        Ok(Call::Read(question)) => read::answer(bank, &question),
        Ok(Call::Send(command)) => {
            let reply = bank.execute(&command.request);
            write::answer(bank, &command, reply)
        }
        Ok(Call::Step { rounds }) => write::step(rounds, || bank.round(now)),
    }
}
