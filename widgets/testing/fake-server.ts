/** One request as it left the page. */
export interface SentRequest {
  method: string;
  path: string;
  search: string;
  headers: Headers;
  body: unknown;
}

type Answer = Response | Promise<Response>;

/**
 * Stands in for the server at the edge of the page: `fetch` answers from here until `close()`. For tests of the client itself;
 * tests of elements use `fakeApi`.
 */
export function fakeServer(answer: (request: SentRequest) => Answer): { sent: SentRequest[]; close: () => void } {
  const sent: SentRequest[] = [];
  const real = window.fetch;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.clone().text();
    const seen = { method: request.method, path: new URL(request.url).pathname, search: new URL(request.url).search, headers: request.headers, body: text ? (JSON.parse(text) as unknown) : undefined };
    sent.push(seen);
    return answer(seen);
  };
  return { sent, close: () => (window.fetch = real) };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: code, status, code }), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
}
