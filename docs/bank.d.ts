// The types of `window.bank`, the REST API of the page for its console. See GET /openapi.json for what it answers.

/** What the bank answered. */
interface BankResponse<Body = unknown> {
  /** The status code, as of HTTP. */
  status: number;
  /** The headers by their names in small letters. */
  headers: Record<string, string>;
  /** The body, read as JSON. */
  body: Body;
  /** The body as it was written. */
  text: string;
}

/** The bank that this page shows. */
interface Bank {
  /**
   * Sends a request. A body that is a text is sent as it is, anything else as JSON.
   *
   * @example await bank.request("POST", "/account", { account_number: "1234" })
   */
  request<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<BankResponse<Body>>;
  /** What this tab may do: `writing` decides and writes, `following` hands commands to the tab that does. */
  role(): "starting" | "writing" | "following" | "read-only";
  /** The name of the bank in this page's address. */
  workspace(): string;
  /** Makes rounds of the process manager, one if no number is given. */
  step(rounds?: number): Promise<BankResponse<{ handled: number }>>;
}

interface Window {
  readonly bank: Bank;
}

declare const bank: Bank;
