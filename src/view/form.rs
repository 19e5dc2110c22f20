//! Typed text becomes a command here, once, and is trusted afterwards. What can't become one is told beside its field,
//! and nothing is sent. Rules of the bank, as sufficient funds, are not asked here: the bank decides.

use super::{money, text};
use crate::bank::Command;
use crate::bank::command::{new_account_id, new_transfer_id};
use crate::domain::{AccountId, AccountNumber, Money, OverdraftLimit, account, transfer};
use crate::event_sourcing::MessageId;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A field of a form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The number of a new account.
    Number,
    /// How far an account may go below zero.
    Overdraft,
    /// The account that is meant.
    Account,
    /// Where the money comes from.
    From,
    /// Where the money goes.
    To,
    /// How much.
    Amount,
}

/// What is wrong with which field.
pub type Wrong = BTreeMap<Field, String>;

/// What stands in the fields of a form.
pub type Typed = BTreeMap<Field, String>;

/// What belongs to one command alone.
const OF_ONE_COMMAND: [Field; 3] = [Field::Number, Field::Overdraft, Field::Amount];

/// A form: what it asks for, and which command it becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Opens an account.
    Open,
    /// Puts money in.
    Deposit,
    /// Takes money out.
    Withdraw,
    /// Sends money from one account to another.
    Transfer,
    /// Sets how much one account may owe.
    Overdraft(AccountId),
}

impl Form {
    /// The command, under this id.
    ///
    /// # Errors
    /// Every field that can't be understood, with what is wrong with it.
    pub fn command(self, typed: &Typed, id: MessageId) -> Result<Command, Wrong> {
        let mut reading = Reading { typed, wrong: Wrong::new() };
        let command = match self {
            Self::Open => reading.open(id),
            Self::Deposit => reading.deposit(),
            Self::Withdraw => reading.withdraw(),
            Self::Transfer => reading.transfer(id),
            Self::Overdraft(account_id) => reading.overdraft(account_id),
        };
        command.ok_or(reading.wrong)
    }

    /// Empties what belongs to one command alone, after it was taken. The accounts stay chosen: the next command is
    /// often about the same ones.
    pub fn empty(self, typed: &mut Typed) {
        for field in OF_ONE_COMMAND {
            typed.insert(field, self.initial(field).to_owned());
        }
    }

    /// Whether something is typed that belongs to one command alone, and would be missed.
    #[must_use]
    pub fn is_begun(self, typed: &Typed) -> bool {
        OF_ONE_COMMAND.into_iter().any(|field| typed.get(&field).is_some_and(|text| text != self.initial(field)))
    }

    /// What stands in a field before anybody has typed.
    #[must_use]
    pub fn initial(self, field: Field) -> &'static str {
        match (self, field) {
            (Self::Open, Field::Overdraft) => "0",
            (Self::Open | Self::Deposit | Self::Withdraw | Self::Transfer | Self::Overdraft(_), _) => "",
        }
    }
}

/// Reads the fields of a form and remembers what is wrong. Every field is read, so that all that is wrong is told at
/// once.
struct Reading<'a> {
    typed: &'a Typed,
    wrong: Wrong,
}

impl Reading<'_> {
    fn open(&mut self, id: MessageId) -> Option<Command> {
        let (number, limit) = (self.number(), self.limit());
        let (account_id, account_number, overdraft_limit) = (new_account_id(id), number?, limit?);
        Some(account::Command::CreateAccount { account_id, account_number, overdraft_limit }.into())
    }

    fn deposit(&mut self) -> Option<Command> {
        let (account, amount) = (self.account(Field::Account), self.amount());
        Some(account::Command::Deposit { account_id: account?, amount: amount?, transfer_id: None }.into())
    }

    fn withdraw(&mut self) -> Option<Command> {
        let (account, amount) = (self.account(Field::Account), self.amount());
        Some(account::Command::Withdraw { account_id: account?, amount: amount?, transfer_id: None }.into())
    }

    fn transfer(&mut self, id: MessageId) -> Option<Command> {
        let (from, to, amount) = (self.account(Field::From), self.account(Field::To), self.amount());
        let (from_account_id, to_account_id, amount) = (from?, to?, amount?);
        let transfer_id = new_transfer_id(id);
        Some(transfer::Command::InitiateTransfer { transfer_id, from_account_id, to_account_id, amount }.into())
    }

    fn overdraft(&mut self, account_id: AccountId) -> Option<Command> {
        let overdraft_limit = self.limit()?;
        Some(account::Command::SetOverdraftLimit { account_id, overdraft_limit }.into())
    }

    fn number(&mut self) -> Option<AccountNumber> {
        self.read(Field::Number, |text| AccountNumber::parse(text).map_err(|error| error.to_string()))
    }

    fn amount(&mut self) -> Option<Money> {
        self.read(Field::Amount, |text| money::read(text).map_err(|error| error.to_string()))
    }

    /// A limit is an amount, or the word for none.
    fn limit(&mut self) -> Option<OverdraftLimit> {
        self.read(Field::Overdraft, |typed| {
            if typed.trim().eq_ignore_ascii_case(text::UNLIMITED) {
                return Ok(OverdraftLimit::Unlimited);
            }
            money::read(typed).map(OverdraftLimit::UpTo).map_err(|error| error.to_string())
        })
    }

    fn account(&mut self, field: Field) -> Option<AccountId> {
        self.read(field, |text| Uuid::try_parse(text).map(AccountId::new).map_err(|_| text::CHOOSE_ACCOUNT.to_owned()))
    }

    fn read<T>(&mut self, field: Field, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        match parse(self.typed.get(&field).map_or("", String::as_str)) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong.insert(field, capitalised(&error));
                None
            }
        }
    }
}

/// A sentence begins with a capital letter and ends with a full stop.
#[must_use]
pub fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::example::{alice, bob, deposit, withdraw};

    fn id() -> MessageId {
        MessageId::v7(1, [7; 10])
    }

    fn typed<const N: usize>(fields: [(Field, &str); N]) -> Typed {
        fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect()
    }

    #[test]
    fn typed_text_becomes_a_command() {
        let alice_id = alice().to_string();
        let fields = typed([(Field::Account, &alice_id), (Field::Amount, "30.00")]);
        assert_eq!(Form::Deposit.command(&fields, id()), Ok(deposit(alice(), 30).into()));
        assert_eq!(Form::Withdraw.command(&fields, id()), Ok(withdraw(alice(), 30).into()));
    }

    #[test]
    fn the_same_form_under_the_same_id_means_the_same_new_thing() {
        let open = || Form::Open.command(&typed([(Field::Number, "A-1"), (Field::Overdraft, "0")]), id());
        assert_eq!(open(), open());
        let other =
            Form::Open.command(&typed([(Field::Number, "A-1"), (Field::Overdraft, "0")]), id().derive("another"));
        assert_ne!(open(), other);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_beside_its_field() {
        let bob_id = bob().to_string();
        let wrong = Form::Transfer.command(&typed([(Field::To, &bob_id), (Field::Amount, "1e3")]), id());
        let fields: Vec<_> = wrong.expect_err("not a command").into_keys().collect();
        assert_eq!(fields, [Field::From, Field::Amount]);
        let wrong = Form::Open.command(&typed([(Field::Overdraft, "-5")]), id()).expect_err("not a command");
        assert_eq!(wrong.get(&Field::Number).map(String::as_str), Some("Enter an account number."));
        assert!(wrong.contains_key(&Field::Overdraft));
    }

    #[test]
    fn a_form_is_begun_by_what_belongs_to_one_command_alone() {
        let alice_id = alice().to_string();
        assert!(!Form::Open.is_begun(&Typed::new()));
        assert!(!Form::Open.is_begun(&typed([(Field::Number, ""), (Field::Overdraft, "0")])), "so it begins");
        assert!(Form::Open.is_begun(&typed([(Field::Overdraft, "")])));
        let mut fields = typed([(Field::Account, &alice_id), (Field::Amount, "1")]);
        assert!(Form::Deposit.is_begun(&fields));
        Form::Deposit.empty(&mut fields);
        assert!(!Form::Deposit.is_begun(&fields), "the account stays chosen");
    }

    #[test]
    fn an_overdraft_limit_is_an_amount_or_unlimited() {
        let limit = |text| Form::Overdraft(alice()).command(&typed([(Field::Overdraft, text)]), id());
        let set =
            |overdraft_limit| Ok(account::Command::SetOverdraftLimit { account_id: alice(), overdraft_limit }.into());
        assert_eq!(limit("unlimited"), set(OverdraftLimit::Unlimited));
        assert_eq!(limit("12.50"), set(OverdraftLimit::UpTo(Money::from_minor(1250).expect("in range"))));
        assert!(limit("").is_err());
    }
}
