//! Why a balance is what it is: the events that made it, with the running total.

use crate::bank::projections::statements::Movement;
use crate::bank::timeline::Moment;
use crate::domain::AccountId;

/// The movements that made an account's balance as of a moment, the newest first. The first one's running total is the
/// balance.
pub fn movements(moment: &Moment, account_id: AccountId) -> impl Iterator<Item = &Movement> {
    moment.read_models.statements.model().of(account_id)
}
