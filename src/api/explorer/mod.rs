//! What a person needs who tries the API out: what an operation takes and gives, a request to begin with, the same
//! request as code, and what it made. The API page of the screen shows all of this.
//!
//! [`description`] is read from the OpenAPI document, the same that everybody gets; [`draft`] turns what is typed into a
//! request, [`snippet`] writes a request as code, and [`shown`] makes an answer readable.

pub mod beginning;
pub mod description;
pub mod draft;
pub mod shown;
pub mod snippet;
#[cfg(test)]
mod tests;
