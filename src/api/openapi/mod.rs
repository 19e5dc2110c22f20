//! The [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.0) document of the API.
//!
//! It is derived from the types that are read and written, and from the list of [operations](super::operations). That is
//! done by a test, which fails when the file is not what it should be: so the page carries a text and no generator.
//! `BANK_WRITE_OPENAPI=1 cargo test --lib openapi` writes the file anew.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod describe;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod schemas;

/// The document.
pub const DOCUMENT: &str = include_str!("openapi.json");
