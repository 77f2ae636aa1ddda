import { OutgoingFailed, type Outgoing, type OutgoingAnswer } from '../outgoing.ts';

/** The part of got's options that ltijs 5.9.9 uses. */
interface GotOptions {
  headers?: Record<string, string>;
  searchParams?: URLSearchParams;
  form?: Record<string, string>;
  json?: unknown;
}

/** What got returns: a promise of the response that can also be asked for its JSON. */
type GotRequest = Promise<OutgoingAnswer & { statusCode: number }> & { json(): Promise<unknown> };

/** An HTTP answer that is no success, in the form in which ltijs passes it on. */
export class PlatformAnswered extends Error {
  override readonly name = 'PlatformAnswered';
  readonly status: number;
  constructor(status: number) {
    super(`The platform answered ${status}.`);
    this.status = status;
  }
}

export type LtijsHttp = Record<'get' | 'post' | 'put' | 'delete', (url: string, options?: GotOptions) => GotRequest>;

/**
 * Stands in for the HTTP client inside ltijs, which cannot be configured: every call goes by the outgoing rules (no
 * private address, no redirect elsewhere, bounded in time and size), and only to origins of registered platforms, so
 * that no token leaves for anywhere else.
 */
export function ltijsHttp(outgoing: Outgoing, isPlatformOrigin: (origin: string) => Promise<boolean>): LtijsHttp {
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE') => (address: string, options: GotOptions = {}): GotRequest => {
    const answer = ask(method, address, options);
    return Object.assign(answer, { json: async () => JSON.parse((await answer).body) as unknown });
  };
  return { get: call('GET'), post: call('POST'), put: call('PUT'), delete: call('DELETE') };

  async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, { headers = {}, searchParams, form, json }: GotOptions) {
    const url = new URL(address);
    if (!(await isPlatformOrigin(url.origin))) throw new OutgoingFailed('address');
    for (const [name, value] of searchParams ?? []) url.searchParams.append(name, value);
    const [body, contentType] = form
      ? [String(new URLSearchParams(form)), 'application/x-www-form-urlencoded']
      : json === undefined ? [undefined, undefined] : [JSON.stringify(json), 'application/json'];
    const answer = await outgoing(url.href, {
      method,
      headers: { ...(contentType === undefined ? {} : { 'Content-Type': contentType }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status < 200 || answer.status > 299) throw new PlatformAnswered(answer.status);
    return { ...answer, statusCode: answer.status };
  }
}
