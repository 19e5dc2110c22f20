//! What can happen in a simulation: one action a line. A script of actions is all that a run depends on, so a failing
//! script can be cut shorter, line by line, and run again.
//!
//! An action says what it means relative to what is there ("the third transfer", "all that is left"), so it still means
//! something when actions before it are gone.

use super::random::Random;

/// How many accounts the clients know. The last one is never opened.
pub const ACCOUNTS: u32 = 5;
/// The account that nobody opens.
pub const UNKNOWN_ACCOUNT: u32 = ACCOUNTS - 1;
/// How many clients send commands.
pub const CLIENTS: u32 = 3;
/// How many workers the bank has.
pub const WORKERS: u32 = 3;

/// One thing that happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// A client sends a command.
    Send(Sending),
    /// A client sends again what was sent so many commands ago.
    SendAgain { back: u32 },
    /// A client sends something else under the id of what was sent so many commands ago.
    SendOtherUnderSameId { back: u32 },
    /// The bank handles what waits longest.
    Step,
    /// The bank makes a round.
    Round,
    /// Only this worker gets on; whatever waits for the others is delayed.
    StepOnly { worker: u32 },
    /// A message that was handled is delivered once more.
    DeliverAgain { worker: u32, pick: u32 },
    /// A message is delivered before its turn: it overtakes what waits in other streams.
    DeliverEarly { worker: u32, pick: u32 },
    /// The program dies at the next write.
    CrashAtNextWrite(When),
    /// The page is loaded again, from commits as they are or from their text.
    Restart { from_text: bool },
    /// Storage refuses so many writes.
    RefuseWrites { count: u32, why: Why },
    /// The next message of this worker fails so many times.
    Poison { worker: u32, failures: u32 },
    /// A person tries a parked message again.
    RetryParked { pick: u32 },
    /// The clock jumps, maybe back.
    MoveClock { minutes: i32 },
    /// Someone looks at the past.
    Look { pick: u32 },
}

/// When the program dies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// The commit is not written.
    BeforeWriting,
    /// The commit is written, and nobody hears of it.
    AfterWriting,
}

/// Why storage refuses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// No room is left.
    Full,
    /// A reason of its own.
    Moody,
}

/// A command of a client.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sending {
    /// Tells this command from all others of the script.
    pub number: u32,
    /// Who sends it.
    pub client: u32,
    /// What is asked.
    pub wish: Wish,
    /// Which id it has.
    pub id: Id,
    /// Whether the client wants it only if nothing has changed since it looked last.
    pub expecting: bool,
}

/// Which id a command has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Id {
    /// A new one.
    New,
    /// The id of a message of the log.
    OfMessage { pick: u32 },
    /// The id that the outcome of a message will have.
    OfOutcome { pick: u32 },
}

/// What a client asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// Open an account under the number of another, or its own.
    Open { account: u32, named_as: u32, limit: Limit },
    /// Put money in.
    Deposit { account: u32, amount: Amount },
    /// Take money out.
    Withdraw { account: u32, amount: Amount },
    /// Put money in and pretend to be a transfer.
    Pretend { account: u32, amount: Amount, pick: u32 },
    /// Allow more or less debt.
    SetLimit { account: u32, limit: Limit },
    /// Close an account.
    Close { account: u32 },
    /// Open it again.
    Reopen { account: u32 },
    /// Send money.
    Transfer { number: u32, from: u32, to: u32, amount: Amount },
    /// Try the refund of a stuck transfer again, or of another if none is stuck.
    RetryRefund { pick: u32 },
}

/// How much, some of it relative to what the account holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Amount {
    /// Minor units; maybe none, or less.
    Minor(i64),
    /// All that may be withdrawn from an account with a limit.
    All,
    /// One minor unit more than that.
    OneTooMany,
    /// What is missing to a full account.
    ToTheTop,
    /// What it takes to bring the balance to zero, either way.
    ToZero,
}

/// An overdraft limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// None.
    Unlimited,
    /// Minor units; maybe less than none.
    UpTo(i64),
}

impl Amount {
    /// Any amount, small ones more often.
    pub fn any(random: &mut Random) -> Self {
        match random.below(20) {
            0 => Self::All,
            1 => Self::OneTooMany,
            2 => Self::ToTheTop,
            3 => Self::ToZero,
            4 => Self::Minor(0),
            5 => Self::Minor(-7),
            _ => Self::Minor(i64::from(random.below(120)) + 1),
        }
    }
}

impl Limit {
    /// Any limit.
    pub fn any(random: &mut Random) -> Self {
        match random.below(10) {
            0..=2 => Self::Unlimited,
            3 => Self::UpTo(-1),
            4..=6 => Self::UpTo(0),
            _ => Self::UpTo(i64::from(random.below(100))),
        }
    }
}
