//! New ids: the time and random bytes from the browser's generator for cryptography.

use crate::event_sourcing::{MessageId, Timestamp};
use crate::session::ports::Ids;

/// Makes ids that no other page makes.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserIds;

impl Ids for BrowserIds {
    fn new_id(&self, now: Timestamp) -> MessageId {
        MessageId::v7(now.unix_millis().unsigned_abs(), random())
    }
}

/// Ten random bytes. A browser without the generator has not been built for ten years; then the digits of
/// `Math.random` have to do, as an id must be new and need not be secret.
fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte is wanted")]
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}
