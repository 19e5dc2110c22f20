//! A request as code that can be pasted: for the console by `fetch` or `bank.request`, and for a shell.

use crate::api::HttpRequest;

/// By `fetch`, in the console of a page.
#[must_use]
pub fn fetch(request: &HttpRequest) -> String {
    let target = quoted(&format!("api{}", request.path));
    let mut options = Vec::new();
    if request.method != "GET" {
        options.push(format!("  method: {},\n", quoted(&request.method)));
    }
    if !request.headers.is_empty() {
        let headers = request.headers.iter().map(|(name, value)| format!("{}: {}", quoted(name), quoted(value)));
        options.push(format!("  headers: {{ {} }},\n", headers.collect::<Vec<_>>().join(", ")));
    }
    if !request.body.is_empty() {
        options.push(format!("  body: {},\n", body(request)));
    }
    let options = if options.is_empty() { String::new() } else { format!(", {{\n{}}}", options.concat()) };
    format!("const response = await fetch({target}{options});\nawait response.json();")
}

/// By `bank.request`, in the console of a page that shows the bank.
#[must_use]
pub fn console(request: &HttpRequest) -> String {
    let mut arguments = vec![quoted(&request.method), quoted(&request.path)];
    let headers = request.headers.iter().filter(|(name, _)| *name != "content-type");
    let headers: Vec<_> = headers.map(|(name, value)| format!("{}: {}", quoted(name), quoted(value))).collect();
    if !request.body.is_empty() {
        arguments.push(literal(&request.body));
    } else if !headers.is_empty() {
        arguments.push("undefined".to_owned());
    }
    if !headers.is_empty() {
        arguments.push(format!("{{ {} }}", headers.join(", ")));
    }
    format!("await bank.request({});", arguments.join(", "))
}

/// By curl, for a server under an address that had the same API.
#[must_use]
pub fn curl(request: &HttpRequest, address: &str) -> String {
    let mut lines = vec![format!("curl {}", in_shell(&format!("{address}{}", request.path)))];
    if request.method != "GET" {
        lines.push(format!("-X {}", request.method));
    }
    lines.extend(request.headers.iter().map(|(name, value)| format!("-H {}", in_shell(&format!("{name}: {value}")))));
    if !request.body.is_empty() {
        lines.push(format!("--data-raw {}", in_shell(&request.body)));
    }
    lines.join(" \\\n  ")
}

fn body(request: &HttpRequest) -> String {
    match is_json(&request.body) {
        true => format!("JSON.stringify({})", request.body),
        false => quoted(&request.body),
    }
}

/// JSON is JavaScript already; what is none goes as a text.
fn literal(body: &str) -> String {
    if is_json(body) { body.to_owned() } else { quoted(body) }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// A text of JSON is a text of JavaScript, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn in_shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
