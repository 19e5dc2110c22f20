//! What can happen to the tabs: one action a line. A script of actions is all that a run depends on, so a failing script
//! can be cut shorter, line by line, and run again. An action names a tab by a number that is taken among those that are
//! open, so it still means something when actions before it are gone.

use crate::browser::faults::WriteFault;

/// How many tabs are open at most.
pub const TABS: usize = 5;
/// How many accounts people know.
pub const ACCOUNTS: u32 = 3;

/// One thing that happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// The page is insecure, and has no locks. From the beginning, wherever in the script this stands.
    HaveNoLocks,
    /// A short log is packed already. From the beginning, wherever in the script this stands.
    SealSoon,
    /// A tab is opened.
    Open,
    /// A tab is closed, or crashes: to the others it is the same.
    Close { tab: u32 },
    /// A tab is frozen.
    Freeze { tab: u32 },
    /// A frozen tab goes on. The letters that came meanwhile are there, or they are lost.
    Thaw { tab: u32, keeps_letters: bool },
    /// The lock is taken by force from the tab that has it.
    Rob,
    /// The browser is killed and started again. So many percent are on disk of what may be there or not.
    KillBrowser { percent: u32 },
    /// A person sends a command from a tab.
    Send { tab: u32, number: u32, wish: Wish },
    /// A person sends from a tab what was sent so many commands ago.
    SendAgain { tab: u32, back: u32 },
    /// A tab lets its process manager handle so many messages.
    Work { tab: u32, steps: u32 },
    /// So much of what is under way arrives, in some order. No time passes.
    Happen { count: u32, order: u32 },
    /// Time passes. What takes its longest time meanwhile arrives, and nothing else.
    Pass { millis: u32 },
    /// The letters on their way to a tab are lost.
    LoseLetters { tab: u32 },
    /// The oldest letter on its way to a tab arrives once more, later.
    DoubleLetter { tab: u32 },
    /// So many writes of a tab fail.
    FailWrites { tab: u32, count: u32, fault: WriteFault },
    /// So many reads of a tab fail.
    FailReads { tab: u32, count: u32 },
    /// The clock on the wall is set, maybe back.
    SetClock { minutes: i32 },
    /// All faults stop, and everything comes to rest. Then every rule must hold.
    Rest { order: u32 },
}

/// What a person wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// An account.
    Open { account: u32 },
    /// Put money in.
    Deposit { account: u32, amount: i64 },
    /// Take money out.
    Withdraw { account: u32, amount: i64 },
    /// Take money out, if nothing has happened to the account since this tab has seen it.
    WithdrawIfUnchanged { account: u32, amount: i64 },
    /// Send money.
    Transfer { from: u32, to: u32, amount: i64 },
}
