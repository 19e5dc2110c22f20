//! What the bank's own kinds of values look like in JSON.

use crate::domain::{AccountId, Money, TransferId};
use crate::event_sourcing::{Position, Version};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! schema {
    ($kind:ty, $name:literal, $($schema:tt)*) => {
        impl JsonSchema for $kind {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($($schema)*)
            }
        }
    };
}

schema!(AccountId, "AccountId", { "type": "string", "format": "uuid" });
schema!(TransferId, "TransferId", { "type": "string", "format": "uuid" });
schema!(Money, "Money", {
    "description": "An amount in minor units: 100 is 1.00.",
    "type": "integer", "minimum": -9_007_199_254_740_991_i64, "maximum": 9_007_199_254_740_991_i64,
});
schema!(Position, "Position", {
    "description": "A message's number in the whole log.", "type": "integer", "minimum": 0,
});
schema!(Version, "Version", {
    "description": "How many messages a stream has.", "type": "integer", "minimum": 0,
});
