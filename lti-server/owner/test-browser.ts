import { makeOwnerLink } from '../../models/tenants/owner-sessions.ts';

export interface Page {
  status: number;
  text: string;
  headers: Headers;
}

/** A browser with the owner's cookie; `send` fills the form of the page that it looked at last. */
export class OwnerBrowser {
  cookie = '';
  readonly #url: string;
  #formToken = '';
  #back = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** One that came by a link of its own and looks at the console. */
  static async signedIn(url: string): Promise<OwnerBrowser> {
    const browser = new OwnerBrowser(url);
    const { word } = await makeOwnerLink({ kind: 'owner' });
    const { status } = await browser.post('/owner/sign-in', { word });
    if (status !== 303) throw new Error(`The sign-in answered ${status}.`);
    await browser.get('/owner');
    return browser;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    const page = await this.#ask(path, { headers });
    this.#formToken = hidden(page, 'form_token') ?? this.#formToken;
    this.#back = hidden(page, 'back') ?? '';
    return page;
  }

  send(act: string, fields: Record<string, string> = {}, { formToken = this.#formToken, headers = {} }: { formToken?: string; headers?: Record<string, string> } = {}): Promise<Page> {
    return this.post(`/owner/acts/${act}`, { form_token: formToken, back: this.#back, ...fields }, headers);
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: 'null', ...headers } });
  }

  async #ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Page> {
    const response = await fetch(`${this.#url}${path}`, { ...init, redirect: 'manual', headers: { ...init.headers, ...(this.cookie === '' ? {} : { Cookie: this.cookie }) } });
    for (const line of response.headers.getSetCookie()) this.cookie = /expires=Thu, 01 Jan 1970/i.test(line) ? '' : line.split(';')[0]!;
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
}

export const heading = ({ text }: Page): string | undefined => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1];

function hidden({ text }: Page, name: string): string | undefined {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
}
