//! What the OpenAPI document says of an operation, in rows that can be shown.

use crate::api::openapi::DOCUMENT;
use crate::api::operations::Operation;
use serde_json::{Map, Value};

/// The document.
pub struct Document(Value);

/// A parameter of an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it stands: `path`, `query` or `header`.
    pub place: String,
    /// What it may be.
    pub kind: String,
    /// Whether there must be one.
    pub is_required: bool,
    /// What it is for; empty where the name says it.
    pub description: String,
}

/// Something that is taken or given, with its fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shape {
    /// What it is called.
    pub name: String,
    /// Its fields; none where it is no object.
    pub fields: Vec<Property>,
}

/// A field of a shape.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// What it may be.
    pub kind: String,
    /// Whether it is always there.
    pub is_required: bool,
    /// What it is for.
    pub description: String,
}

/// An operation as it is described.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Description {
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// What it takes, the body first, then what stands in it.
    pub takes: Vec<Shape>,
    /// What it gives, likewise.
    pub gives: Vec<Shape>,
    /// The statuses that it may answer with, and what each means.
    pub statuses: Vec<(String, String)>,
}

impl Document {
    /// The document of this API. A test makes sure that it is JSON.
    #[must_use]
    pub fn read() -> Self {
        Self(serde_json::from_str(DOCUMENT).unwrap_or(Value::Null))
    }

    /// What it says of an operation.
    #[must_use]
    pub fn describe(&self, operation: &Operation) -> Description {
        let told = &self.0["paths"][operation.path][operation.method.to_lowercase()];
        let parameters = told["parameters"].as_array().into_iter().flatten();
        let statuses = told["responses"].as_object().into_iter().flatten();
        let body = |part: &Value| part["content"]["application/json"]["schema"].clone();
        Description {
            parameters: parameters.map(|parameter| self.parameter(parameter)).collect(),
            takes: self.shapes(&body(&told["requestBody"])),
            gives: self.shapes(&body(&told["responses"]["200"])),
            statuses: statuses.map(|(status, told)| (status.clone(), text(&told["description"]))).collect(),
        }
    }

    fn parameter(&self, parameter: &Value) -> Parameter {
        Parameter {
            name: text(&parameter["name"]),
            place: text(&parameter["in"]),
            kind: self.kind(&parameter["schema"]),
            is_required: parameter["required"] == true,
            description: text(&parameter["description"]),
        }
    }

    /// A schema, and every object that it names.
    fn shapes(&self, schema: &Value) -> Vec<Shape> {
        if schema.is_null() {
            return Vec::new();
        }
        let mut shapes = vec![Shape { name: self.kind(schema), fields: self.fields(schema) }];
        let mut next = 0;
        let mut named = vec![self.object(schema).clone()];
        while let Some(object) = named.get(next).cloned() {
            for property in properties(&object).map(|fields| fields.values()).into_iter().flatten() {
                let inner = self.object(property);
                if properties(inner).is_some() && !named.contains(inner) {
                    named.push(inner.clone());
                    shapes.push(Shape { name: self.name(property), fields: self.fields(inner) });
                }
            }
            next += 1;
        }
        shapes
    }

    fn fields(&self, schema: &Value) -> Vec<Property> {
        let object = self.object(schema);
        let is_required =
            |name: &str| object["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
        let fields = properties(object).into_iter().flatten();
        fields
            .map(|(name, field)| Property {
                name: name.clone(),
                kind: self.kind(field),
                is_required: is_required(name),
                description: text(&field["description"]),
            })
            .collect()
    }

    /// What a schema is about: a list is about what is in it.
    fn object<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let schema = self.resolved(schema);
        if schema["items"].is_null() { schema } else { self.object(&schema["items"]) }
    }

    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let target = schema["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
        target.and_then(|target| self.0.pointer(target)).unwrap_or(schema)
    }

    /// What a schema is called, where it has a name.
    fn name(&self, schema: &Value) -> String {
        let schema = if schema["items"].is_null() { schema } else { &schema["items"] };
        schema["$ref"].as_str().and_then(|target| target.rsplit('/').next()).unwrap_or("object").to_owned()
    }

    /// What a value may be, in a few words.
    fn kind(&self, schema: &Value) -> String {
        let plain = self.resolved(schema);
        if !plain["const"].is_null() {
            return plain["const"].to_string();
        }
        if !plain["items"].is_null() {
            return format!("list of {}", self.kind(&plain["items"]));
        }
        if properties(plain).is_some() {
            return self.name(schema);
        }
        let types = match &plain["type"] {
            Value::Array(types) => types.iter().map(text).collect::<Vec<_>>().join(" or "),
            one => text(one),
        };
        let format = plain["format"].as_str().filter(|format| !format.contains("int"));
        let range = match (&plain["minimum"], &plain["maximum"]) {
            (Value::Null, Value::Null) => None,
            (least, Value::Null) => Some(format!("from {least}")),
            (Value::Null, most) => Some(format!("to {most}")),
            (least, most) => Some(format!("{least} to {most}")),
        };
        let pieces = [Some(types), format.map(str::to_owned), range];
        pieces.into_iter().flatten().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema["properties"].as_object()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}
