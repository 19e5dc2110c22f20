//! All operations of the API in one list: what the API page offers and the OpenAPI document describes. What they do
//! stands in [`route`](super::route::route).

/// An operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Operation {
    /// The method in capitals.
    pub method: &'static str,
    /// The path, with the names of its parameters in braces.
    pub path: &'static str,
    /// What it does, in a few words.
    pub summary: &'static str,
    /// A body to begin with; empty where there is none.
    pub example: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it gives.
    pub gives: Gives,
    /// The fields of its query.
    pub query: &'static [(&'static str, Field)],
}

/// The body that an operation takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the body in `body` of this name")]
pub enum Takes {
    Nothing,
    CreateAccount,
    Amount,
    Limit,
    StartTransfer,
    Step,
}

/// The body that an operation gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the answer of this name")]
pub enum Gives {
    Hello,
    Account,
    Accounts,
    Statement,
    Ok,
    Transfer,
    Transfers,
    Messages,
    State,
    Stepped,
    Projections,
    OpenApi,
}

/// The field of a query.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// A number from this to that.
    Number(u64, u64),
    /// A UUID.
    Uuid,
    /// The name of a stream.
    Stream,
    /// The name of a category.
    Category,
}

/// The greatest position: that of a whole number that every reader of JSON keeps exactly.
const LAST: u64 = (1 << 53) - 1;

const ACCOUNT: Operation = Operation {
    method: "POST",
    path: "/account",
    summary: "Open an account",
    example: r#"{"account_number": "1234"}"#,
    takes: Takes::CreateAccount,
    gives: Gives::Account,
    query: &[],
};

const fn get(path: &'static str, summary: &'static str, gives: Gives) -> Operation {
    Operation { method: "GET", path, summary, example: "", takes: Takes::Nothing, gives, query: &[] }
}

const fn post(
    path: &'static str,
    summary: &'static str,
    example: &'static str,
    takes: Takes,
    gives: Gives,
) -> Operation {
    Operation { method: "POST", path, summary, example, takes, gives, query: &[] }
}

/// All operations, in the order in which a newcomer tries them.
pub const ALL: [Operation; 19] = [
    get("/", "Ask whether anybody is there", Gives::Hello),
    ACCOUNT,
    get("/account/{id}", "Look at an account", Gives::Account),
    post("/account/{id}/deposit", "Put money in", r#"{"amount": 100}"#, Takes::Amount, Gives::Ok),
    post("/account/{id}/withdraw", "Take money out", r#"{"amount": 100}"#, Takes::Amount, Gives::Ok),
    get("/account/{id}/statement", "Look at the movements of an account, the newest first", Gives::Statement),
    post(
        "/account/{id}/overdraft-limit",
        "Set how far an account may go below zero",
        r#"{"overdraft_limit": 5000}"#,
        Takes::Limit,
        Gives::Account,
    ),
    post("/account/{id}/close", "Close an account", "", Takes::Nothing, Gives::Account),
    post("/account/{id}/reopen", "Open a closed account again", "", Takes::Nothing, Gives::Account),
    get("/accounts", "Look at all accounts", Gives::Accounts),
    post(
        "/transfer",
        "Start a transfer",
        r#"{"from_account_id": "…", "to_account_id": "…", "amount": 100}"#,
        Takes::StartTransfer,
        Gives::Transfer,
    ),
    get("/transfer/{id}", "Look at a transfer", Gives::Transfer),
    post("/transfer/{id}/retry-refund", "Try a refund again that is stuck", "", Takes::Nothing, Gives::Transfer),
    get("/transfers", "Look at all transfers", Gives::Transfers),
    post("/executor/step", "Make rounds of the process manager", r#"{"rounds": 3}"#, Takes::Step, Gives::Stepped),
    Operation {
        query: &[
            ("after", Field::Number(0, LAST)),
            ("stream", Field::Stream),
            ("category", Field::Category),
            ("correlation", Field::Uuid),
            ("limit", Field::Number(0, 1_000)),
        ],
        ..get("/messages", "Read the log, each message raised to the newest schema", Gives::Messages)
    },
    Operation {
        query: &[("at", Field::Number(0, LAST))],
        ..get("/state", "See the state of everything, now or right after any message", Gives::State)
    },
    get("/projections", "See how far each read model has come, with its checksum", Gives::Projections),
    get("/openapi.json", "Read the description of this API", Gives::OpenApi),
];
