//! What a tab may do among the tabs that show the same bank.

/// The role of a tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// It has not found out yet.
    Starting,
    /// It decides commands and writes.
    Writing,
    /// Another tab writes; this one shows what is written and sends its commands there.
    Following,
    /// It may only look.
    ReadOnly {
        /// Why, in a sentence for the person.
        why: String,
    },
}

/// Something that the person should know about the storage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// There is no storage: the bank lives in memory and ends with the page.
    InMemory {
        /// Why storage can't be used.
        why: String,
    },
    /// The last commit could not be read, and was set aside.
    SetAside {
        /// The key that it lies under.
        key: String,
        /// What is wrong with it.
        why: String,
    },
}
