//! Requests: the REST API of this page's bank. A command is sent like any other, so a tab that follows another hands it
//! over, and the response is made when the reply comes.

use super::Session;
use super::role::Role;
use crate::api::{Call, HttpRequest, HttpResponse, Problem, read, route, write};

impl Session {
    /// Answers a request. The response may come at once or later.
    pub fn answer(&self, request: &HttpRequest, respond: impl FnOnce(HttpResponse) + 'static) {
        match route(request, self.new_id(), self.now()) {
            Err(problem) => respond(problem.response()),
            Ok(Call::Read(question)) => respond(read::answer(&self.bank(), &question)),
            Ok(Call::Step { rounds }) => respond(self.step_for_another(rounds)),
            Ok(Call::Send(command)) => {
                let (session, request) = (self.clone(), command.request.clone());
                self.send(&request, move |reply| {
                    let response = write::answer(&session.bank(), &command, reply);
                    respond(response);
                });
            }
        }
    }

    /// Makes rounds, if this is the tab that does so.
    fn step_for_another(&self, rounds: u16) -> HttpResponse {
        match self.role() {
            Role::Writing => write::step(rounds, || self.round()),
            Role::Starting | Role::Following | Role::ReadOnly { .. } => Problem::elsewhere().response(),
        }
    }
}
