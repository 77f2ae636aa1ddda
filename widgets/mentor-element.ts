import { ContextConsumer, ContextProvider } from '@lit/context';
import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type CSSResultGroup, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { widgets } from '../models/vocabulary.ts';
import { connectionFor, type Connection } from './api/connection.ts';
import { apiContext, placeContext, sessionContext } from './api/contexts.ts';
import { NearViewport } from './api/near-viewport.ts';
import type { Api } from './api/operation.ts';
import { tokenFrom, type Me, type SessionView, type TokenProvider } from './api/session.ts';
import { Feedback } from './feedback.ts';
import type { Formats } from './text/formats.ts';
import { directionOf, wordsArriving } from './text/locale.ts';
import { base } from './theme/base.ts';
import { ThemeController } from './theme/theme-controller.ts';
import { tokens } from './theme/tokens.ts';

/** Where this bundle came from is where its API is, unless the tag says otherwise. */
const ownServer = new URL(import.meta.url).origin;

/**
 * What every element of ours is: themed, in the reader's locale and direction, and given its data by the contexts of a
 * `<mentor-app>` around it. A tag that stands alone makes those contexts itself, shared by all tags of the same server and program.
 *
 * @attr server - base address of the tool; where the bundle came from if absent
 * @attr program - tells programs apart when a page shows two of them
 * @attr token-endpoint - address on the host's own origin that answers a host token
 * @attr locale - wins over the person's own: en, de, es, fr, pt-BR, ar
 * @attr theme - light or dark; follows the page around it if absent (its `color-scheme`, or the ground that it paints)
 * @attr heading-level - level of the element's own heading, 1 to 5; 2 if absent
 * @cssproperty --mentor-accent - the brand's colour, checked for contrast
 * @cssproperty --mentor-canvas @cssproperty --mentor-surface @cssproperty --mentor-ink @cssproperty --mentor-ink-2 @cssproperty --mentor-line
 * @cssproperty --mentor-font @cssproperty --mentor-radius - 0 to 12px
 */
export abstract class MentorElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, base];

  @property() server: string | undefined;
  @property() program: string | undefined;
  @property({ attribute: 'token-endpoint' }) tokenEndpoint: string | undefined;
  /** The host page's way to a token, where an address will not do. */
  @property({ attribute: false }) tokenProvider: TokenProvider | undefined;
  @property() locale: string | undefined;
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;

  /** How it tells problems, and what screen readers should hear. */
  readonly feedback = new Feedback(this);

  readonly #api = new ContextConsumer(this, { context: apiContext, subscribe: true, callback: () => this.requestUpdate() });
  readonly #session = new ContextConsumer(this, { context: sessionContext, subscribe: true, callback: () => this.requestUpdate() });
  readonly #place = new ContextConsumer(this, { context: placeContext, subscribe: true, callback: () => this.requestUpdate() });
  readonly #viewport = new NearViewport(this);
  #connection: Connection | undefined;
  #providers: { session: ContextProvider<typeof sessionContext>; place: ContextProvider<typeof placeContext> } | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor() {
    super();
    new ThemeController(this);
    updateWhenLocaleChanges(this);
  }

  /** The way to data; undefined until the element knows where its data come from. */
  get api(): Api | undefined {
    return this.#connection?.api ?? this.#api.value;
  }

  get session(): SessionView | undefined {
    return this.#connection?.session.view ?? this.#session.value;
  }

  /** Who reads this; undefined until the session is open. */
  get me(): Me | undefined {
    return this.session?.me;
  }

  /** Dates, numbers and names for this reader. Only before the first render there is none. */
  get formats(): Formats {
    const formats = this.#connection?.formats ?? this.#place.value;
    if (!formats) throw new Error(`<${this.localName}> is not connected yet`);
    return formats;
  }

  /** Whether the element is, or was, near the viewport and knows where its data come from: the time to fetch. */
  get ready(): boolean {
    return this.#viewport.near && this.api !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connection) this.#follow(this.#connection);
    else if (!this.#api.value) this.#findPlace();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing?.();
  }

  /** Nothing is drawn before the reader's locale is known and loaded: no flash of English. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (this.#connection && (changed.has('tokenProvider') || changed.has('tokenEndpoint'))) this.#offerTokens(this.#connection);
    const arriving = this.hasUpdated ? undefined : wordsArriving();
    void arriving?.then(() => this.requestUpdate());
    return !arriving && (this.#connection?.formats ?? this.#place.value) !== undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { locale } = this.formats;
    // Set to what they are, they would have everything below styled anew.
    if (this.lang === locale && this.dir) return;
    this.lang = locale;
    this.dir = directionOf(locale);
  }

  /** Inside a `<mentor-app>` that is not upgraded yet, asks again when it is; elsewhere makes the contexts itself. */
  #findPlace(): void {
    if (!this.parentElement?.closest('mentor-app')) return this.#connect();
    void customElements.whenDefined('mentor-app').then(() => {
      for (const consumer of [this.#api, this.#session, this.#place]) consumer.hostConnected();
    });
  }

  #connect(): void {
    const name = this.localName.replace('mentor-', '');
    const widget = widgets.find((one) => one === name) ?? 'app';
    const server = (this.server ?? ownServer).replace(/\/$/, '');
    const connection = connectionFor({ server, program: this.program ?? '', widget, locale: this.locale });
    this.#connection = connection;
    new ContextProvider(this, { context: apiContext, initialValue: connection.api });
    this.#providers = {
      session: new ContextProvider(this, { context: sessionContext, initialValue: connection.session.view }),
      place: new ContextProvider(this, { context: placeContext, ...(connection.formats && { initialValue: connection.formats }) }),
    };
    this.#offerTokens(connection);
    this.#follow(connection);
  }

  #follow(connection: Connection): void {
    this.#stopFollowing = connection.onChange(() => {
      this.#providers?.session.setValue(connection.session.view);
      if (connection.formats) this.#providers?.place.setValue(connection.formats);
      this.requestUpdate();
    });
  }

  #offerTokens(connection: Connection): void {
    if (this.tokenProvider) connection.offer(this.tokenProvider);
    else if (this.tokenEndpoint) connection.offer(tokenFrom(this.tokenEndpoint));
  }
}
