import type { Widget } from '../../models/vocabulary.ts';
import { Formats } from '../text/formats.ts';
import { currentLocale, matchLocale, matchRegion, useLocale } from '../text/locale.ts';
import { ApiClient } from './api-client.ts';
import { liveLater } from './live-later.ts';
import type { Api } from './operation.ts';
// Not from the list of all operations: every element loads this, and would load them all.
import { readSession } from './operations/sessions.ts';
import { Session, takeLaunchSession, type TokenProvider } from './session.ts';

/** What a tag says about where its data come from. */
export interface ConnectionOptions {
  /** Base address of the tool. */
  server: string;
  /** Which program of that tool; the host's token names it, this keeps the sessions of two programs on one page apart. */
  program: string;
  widget: Widget;
  /** Wins over what the person chose. */
  locale: string | undefined;
}

/** All that the widgets of one server and program share on a page: the session, the API, the event stream, locale and zone. */
export class Connection {
  readonly session: Session;
  readonly api: Api;
  readonly #locale: string | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #provider = Promise.withResolvers<TokenProvider>();
  #formats: Formats | undefined;
  #hearing = false;

  constructor({ server, widget, locale }: ConnectionOptions, page: Document = document) {
    const hostToken = async () => (await this.#provider.promise)();
    this.session = new Session(takeLaunchSession(page) ?? { door: 'host', server, widget, hostToken });
    this.api = new ApiClient(server, this.session, liveLater(server, this.session));
    this.#locale = locale;
    this.session.onChange(() => void this.#follow());
    void this.#follow();
  }

  /** Who the reader is may have changed: let in, a place taken. Who takes no part hears of everybody's, and nothing of it is theirs. */
  async #readAgain(): Promise<void> {
    const { me, setMe } = this.session.view;
    if (me?.entrance === 'ready' && me.enrolments.length === 0) return;
    const now = await this.api.call(readSession, {}).catch(() => undefined);
    if (now) setMe(now);
  }

  /** undefined until the first locale is loaded. */
  get formats(): Formats | undefined {
    return this.#formats;
  }

  /** The way to host tokens; the first one offered by any tag of this connection is used. */
  offer(provider: TokenProvider): void {
    this.#provider.resolve(provider);
  }

  /** Tells changes of session, locale and zone. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #follow(): Promise<void> {
    const person = this.session.view.me?.person;
    if (person && !this.#hearing) {
      this.#hearing = true;
      this.api.live.on(['enrolment.', 'match.'], () => void this.#readAgain());
    }
    await useLocale(matchLocale([this.#locale, person?.locale, document.documentElement.lang, ...navigator.languages]));
    const next = this.#place();
    const now = this.#formats;
    if (next.locale !== now?.locale || next.zone !== now.zone || next.own !== now.own || next.region !== now.region) this.#formats = next;
    for (const listener of this.#listeners) listener();
  }

  #place(): Formats {
    const { me, viewedZone } = this.session.view;
    const person = me?.person;
    const locale = currentLocale();
    const region = matchRegion(locale, [this.#locale, person?.region && `und-${person.region}`, document.documentElement.lang, ...navigator.languages]);
    const own = person?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return new Formats(locale, viewedZone ?? own, region, own);
  }
}

const connections = new Map<string, Connection>();

/** The page's connection to a server and program, made by the first tag that asks. */
export function connectionFor(options: ConnectionOptions): Connection {
  const key = `${options.server}|${options.program}`;
  let connection = connections.get(key);
  if (!connection) connections.set(key, (connection = new Connection(options)));
  return connection;
}
