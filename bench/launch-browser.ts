import { Agent, request, type IncomingMessage } from 'node:http';

/** What of an answer a launch goes on with. */
export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookies: string;
  readonly text: string;
}

/** Sends forms and follows redirects by hand over connections that stay open, with as little work of its own as can be. */
export class Browser {
  readonly #agent: Agent;

  constructor(connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  post(url: string, form: Readonly<Record<string, string>>, cookies = ''): Promise<Answer> {
    const body = new URLSearchParams(form).toString();
    return this.#send(url, 'POST', { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)), Cookie: cookies, 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'cross-site' }, body);
  }

  get(url: string, cookies: string): Promise<Answer> {
    return this.#send(url, 'GET', { Cookie: cookies }, '');
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(url: string, method: string, headers: Record<string, string>, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers, agent: this.#agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve(answerOf(response, Buffer.concat(parts).toString())));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, text: string): Answer {
  const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ');
  return { status: statusCode, location: headers.location, cookies, text };
}
