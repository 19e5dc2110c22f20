//! Figures of the core, wherever it runs: the same code is measured natively and as Wasm.
//!
//! These are figures to look at, not tests: a test that depends on how busy a machine is fails for no reason.

use event_sourced_bank::bank::projections::ReadModels;
use event_sourced_bank::bank::{Bank, Command, Payload, Request, Timeline};
use event_sourced_bank::domain::account::{self, AccountNumber, OverdraftLimit};
use event_sourced_bank::domain::{AccountId, Money, TransferId, transfer};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{CommitWriter, Log, MessageId, Position, Projected, Timestamp, envelope};
use event_sourced_bank::journal::{Epoch, Hash, Journal, KeyValue, MemoryStorage, Workspace};
use std::hint::black_box;
use std::pin::Pin;
use uuid::Uuid;

/// How many accounts move money.
const ACCOUNTS: u64 = 100;
/// How many positions are looked at.
const SEEKS: u64 = 2_000;

/// How many commands are played before the machine gets a moment for itself: a browser takes a page that is busy for
/// half a minute to be dead.
const BEFORE_A_PAUSE: u64 = 1_000;

/// Where the figures go, how time is told, in microseconds, and how a moment passes.
pub(crate) struct Bench {
    pub(crate) clock: fn() -> f64,
    pub(crate) print: fn(&str),
    pub(crate) pause: fn() -> Pin<Box<dyn Future<Output = ()>>>,
}

impl Bench {
    pub(crate) fn row(&self, what: &str, figure: u64) {
        (self.print)(&format!("{figure:>12}  {what}"));
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of microseconds fits")]
    fn timed<T>(&self, act: impl FnOnce() -> T) -> (T, u64) {
        let start = (self.clock)();
        let done = act();
        (done, ((self.clock)() - start) as u64)
    }

    /// Commands, replay and reading, in a log of so many messages.
    pub(crate) async fn core(&self, messages: u64) -> Bank<KeepNothing> {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let (commands, took) = self.play(&mut bank, messages, |_| ()).await;
        let log = bank.log();
        let head = log.head().get();
        self.row("messages in the log", head);
        self.row("commands a second, with all that follows", per_second(commands, took));
        self.row("messages written a second, meanwhile", per_second(head, took));

        let (_, took) = self.timed(|| black_box(Projected::<ReadModels>::rebuilt(log, log.head())));
        self.row("messages replayed a second, all read models", per_second(head, took));

        let lines: Vec<_> = log.all(Position::ZERO).map(|message| envelope::write(message).expect("written")).collect();
        let ((), took) = self.timed(|| {
            for line in &lines {
                black_box(envelope::read::<Payload>(line).expect("read"));
            }
        });
        self.row("messages read from JSON a second", per_second(head, took));
        bank
    }

    /// Looks at positions all over the log.
    pub(crate) fn seek(&self, timeline: &Timeline, log: &Log<Payload>) {
        let mut times: Vec<_> = (0..SEEKS)
            .map(|number| {
                let position = Position::new(number * 48_271 % log.head().get() + 1);
                self.timed(|| drop(black_box(timeline.at(log, position)))).1
            })
            .collect();
        times.sort_unstable();
        self.row("microseconds a seek, half are quicker", times[times.len() / 2]);
        self.row("microseconds a seek, 99 of 100 are quicker", times[times.len() * 99 / 100]);
    }

    /// How much room a log takes, and how long it takes to open.
    pub(crate) async fn journal(&self, messages: u64) {
        let storage = MemoryStorage::default();
        let mut journal = Journal::new(storage.clone(), Workspace::first());
        journal.read_on::<Payload>(&mut |_| Ok(())).expect("memory can be read");
        journal.start_writing(Epoch::ZERO).expect("it may write");
        let mut bank = Bank::new(Log::default(), journal);
        let tidy_up = |bank: &mut Bank<Journal<MemoryStorage>>| {
            bank.writer_mut().remove_packed().expect("memory can be changed");
        };
        let (_, took) = self.play(&mut bank, messages, tidy_up).await;
        let counted = bank.log().head().get();
        self.row("messages written to a journal a second", per_second(counted, took));
        drop(bank);

        let characters = |is_wanted: fn(&str) -> bool| -> u64 {
            let keys = storage.keys("").expect("memory can be read").into_iter().filter(|key| is_wanted(key));
            let text = |key: &str| storage.get(key).expect("memory can be read").expect("it is there");
            keys.map(|key| (key.len() + text(&key).encode_utf16().count()) as u64).sum()
        };
        let sealed = characters(|key| key.contains(".."));
        let open = characters(|key| !key.contains(".."));
        let mut log = Log::default();
        let mut again = Journal::new(storage, Workspace::first());
        (self.pause)().await;
        let (reading, took) = self.timed(|| again.read_on(&mut |commit| log.push(commit)));
        black_box(reading.expect("memory can be read"));
        self.row("milliseconds to read it: unpack and parse", took / 1_000);
        let (_, took) = self.timed(|| black_box(Bank::new(log, KeepNothing)));
        self.row("milliseconds to fold it: decisions, audit, timeline, read models", took / 1_000);
        let ((), took) = self.timed(|| {
            while again.verified().done < again.verified().of {
                assert_eq!(again.verify_next(), Ok(None), "it is as it was written");
            }
        });
        self.row("milliseconds to work out its chain", took / 1_000);
        let last_sealed = again.sealed_to().get();
        self.row("characters a message, sealed", sealed / last_sealed.max(1));
        self.row("characters a message, open", open / (counted - last_sealed).max(1));
        self.row("characters in all", sealed + open);
    }
    /// Plays until the log has so many messages; says how many commands it took, and how long. Tidies up now and then.
    async fn play<W: CommitWriter<Payload>>(
        &self,
        bank: &mut Bank<W>,
        messages: u64,
        tidy_up: impl Fn(&mut Bank<W>),
    ) -> (u64, u64) {
        let (mut number, mut took) = (0, 0);
        while bank.log().head().get() < messages {
            let ((), part) = self.timed(|| {
                for _ in 0..BEFORE_A_PAUSE {
                    if bank.log().head().get() < messages {
                        execute(bank, number);
                        number += 1;
                    }
                    if number % 64 == 0 {
                        tidy_up(bank);
                    }
                }
            });
            took += part;
            (self.pause)().await;
        }
        (number, took)
    }
}

/// Sends a command, and handles all that follows from it.
fn execute<W: CommitWriter<Payload>>(bank: &mut Bank<W>, number: u64) {
    let now = Timestamp::from_unix_millis(1_795_600_800_000 + i64::try_from(number * 1_723).expect("few"));
    let id = MessageId::v7(now.unix_millis().unsigned_abs(), random(number));
    bank.execute(&Request::new(id, now, command(number))).expect("taken");
    bank.run_until_quiet(now, 20).expect("quiet");
}

/// Ten bytes that look random, since ids that are counted would be packed too well.
fn random(number: u64) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&Hash::of(&number.to_le_bytes()).to_string().as_bytes()[..10]);
    let digits = Hash::of(&bytes).to_string();
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[index * 2..index * 2 + 2], 16).expect("two digits");
    }
    bytes
}

/// An id that looks random.
fn uuid(number: u64) -> Uuid {
    let [a, b] = [random(number), random(number + 1)];
    Uuid::from_bytes([&a[..], &b[..6]].concat().try_into().expect("sixteen bytes"))
}

/// Accounts first; then deposits, withdrawals and transfers in turn, spread over all accounts.
fn command(number: u64) -> Command {
    let account_id = |number: u64| AccountId::new(uuid(number % ACCOUNTS));
    let amount = Money::from_minor(i64::try_from(number % 997).expect("small") + 1).expect("small");
    if number < ACCOUNTS {
        let account_number = AccountNumber::parse(&number.to_string()).expect("a number");
        let overdraft_limit = OverdraftLimit::Unlimited;
        let account_id = account_id(number);
        return account::Command::CreateAccount { account_id, account_number, overdraft_limit }.into();
    }
    match number % 3 {
        0 => account::Command::Deposit { account_id: account_id(number * 7), amount, transfer_id: None }.into(),
        1 => account::Command::Withdraw { account_id: account_id(number * 11), amount, transfer_id: None }.into(),
        _ => transfer::Command::InitiateTransfer {
            transfer_id: TransferId::new(uuid(number)),
            from_account_id: account_id(number),
            to_account_id: account_id(number + 1 + number % 13),
            amount,
        }
        .into(),
    }
}

fn per_second(count: u64, took: u64) -> u64 {
    count * 1_000_000 / took.max(1)
}
