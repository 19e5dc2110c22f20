//! The choice of an account in a form.

use super::text;
use crate::bank::projections::Accounts;
use crate::bank::projections::accounts::AccountView;
use crate::domain::AccountId;

/// The accounts as they can be chosen: the id that a choice stands for, and the number that is shown.
#[must_use]
pub fn account_choices(accounts: &Accounts) -> Vec<(String, String)> {
    let choice = |(id, view): (AccountId, &AccountView)| {
        let number = view.state.holding()?.number.to_string();
        let shown = if view.state.is_open() { number } else { format!("{number} ({})", text::CLOSED) };
        Some((id.to_string(), shown))
    };
    accounts.iter().filter_map(choice).collect()
}

/// What is wrong with the choice of an account, where these can be chosen: where there is none, nobody can choose.
#[must_use]
pub fn wrong_choice(told: String, choices: &[(String, String)]) -> String {
    if choices.is_empty() { text::OPEN_ACCOUNT_FIRST.to_owned() } else { told }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::example::alice;

    #[test]
    fn where_there_is_no_account_nobody_is_asked_to_choose_one() {
        let told = || text::CHOOSE_ACCOUNT.to_owned();
        assert_eq!(wrong_choice(told(), &[]), "Open an account first.");
        let choices = [(alice().to_string(), "A-1".to_owned())];
        assert_eq!(wrong_choice(told(), &choices), told());
    }
}
