import type { LookupAddress, LookupOptions } from 'node:dns';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { platformUrl } from '../models/tenants/origins.ts';
import { LookUpHangs, LookUps } from './look-ups.ts';
import { isPublicAddress } from './public-addresses.ts';

/**
 * Why an address was not asked, or its answer not taken. `address`: it is none that may ever be asked. `look-up`: its name leads to none that may be
 * asked at this moment, which is nothing of the address: a name server may be wrong for a while.
 */
export type OutgoingFault = 'address' | 'look-up' | 'redirect' | 'size' | 'time' | 'network';

/** Told apart from an answer with a bad status, which is an answer. Carries no address: that may hold secrets. */
export class OutgoingFailed extends Error {
  override readonly name = 'OutgoingFailed';
  readonly fault: OutgoingFault;
  constructor(fault: OutgoingFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface OutgoingRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Over everything, redirects and the whole body included (default 10 s). */
  timeoutMs?: number;
  /** Longest answer that is read, in bytes (default 1 MB). */
  maxBytes?: number;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks an address that a platform named. Throws OutgoingFailed. */
export type Outgoing = (url: string, request?: OutgoingRequest) => Promise<OutgoingAnswer>;

const longestMs = 10_000;
const mostBytes = 1_000_000;
const mostRedirects = 2;
/** One for the process, as its threads are. */
const sharedLookUps = new LookUps();

/**
 * The only way from this server to an address that somebody else chose: https only, never a private or loopback address
 * (unless its caller allows those, and http), at most two redirects within the same origin, bounded in time and size. The
 * address is checked in the connection's own look-up: what was checked is what is connected to. A look-up that hangs holds up
 * nobody who asks elsewhere.
 */
export function createOutgoing({ allowPrivate, lookUps = sharedLookUps }: { allowPrivate: boolean; lookUps?: LookUps }): Outgoing {
  const isAllowed = (address: string): boolean => allowPrivate || isPublicAddress(address);

  function checkedLookup(hostname: string, options: LookupOptions, done: (error: Error | null, address: string | LookupAddress[], family?: number) => void): void {
    lookUps.find(hostname).then((addresses) => {
      if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) return done(new OutgoingFailed('look-up'), []);
      const [first] = addresses;
      if (options.all) done(null, addresses);
      else done(null, first!.address, first!.family);
    }, (error: Error) => done(error, []));
  }

  function acceptable(text: string): URL {
    const url = platformUrl(text, { allowHttp: allowPrivate });
    if (url === null) throw new OutgoingFailed('address');
    const literal = url.hostname.replace(/^\[|\]$/g, ''); // an address instead of a name is never looked up
    if (isIP(literal) !== 0 && !isAllowed(literal)) throw new OutgoingFailed('address');
    return url;
  }

  return async (address, request = {}) => {
    const signal = AbortSignal.timeout(request.timeoutMs ?? longestMs);
    let url = acceptable(address);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await ask(url, request, signal);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status > 399 || location === undefined) return answer;
      const next = URL.canParse(location, url) ? new URL(location, url) : null;
      const mayFollow = (request.method ?? 'GET') === 'GET' && redirects < mostRedirects && next?.origin === url.origin;
      if (!mayFollow) throw new OutgoingFailed('redirect');
      url = acceptable(next.href);
    }
  };

  async function ask(url: URL, { method = 'GET', headers = {}, body, maxBytes = mostBytes }: OutgoingRequest, signal: AbortSignal): Promise<OutgoingAnswer> {
    const { request } = url.protocol === 'https:' ? https : http;
    try {
      return await new Promise<OutgoingAnswer>((resolve, reject) => {
        const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
        const asking = request(url, { method, signal, lookup: checkedLookup, agent: false, headers: { Accept: 'application/json', ...headers, ...length } });
        asking.on('error', reject);
        asking.on('response', (response) => read(response, maxBytes).then(resolve, reject));
        asking.end(body);
      });
    } catch (error) {
      if (error instanceof OutgoingFailed) throw error;
      throw new OutgoingFailed(signal.aborted || error instanceof LookUpHangs ? 'time' : 'network');
    }
  }
}

async function read(response: IncomingMessage, maxBytes: number): Promise<OutgoingAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw new OutgoingFailed('size'); // leaving the loop destroys the connection
    parts.push(part);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString('utf8') };
}
