import { html, noChange, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { NextTurn } from './next-turn.ts';

/** Who waits for a turn: whoever comes `first` goes before the rest. */
const urgencies = ['first', 'then'] as const;
type Urgency = (typeof urgencies)[number];

/**
 * The turns of one element, in each of which no more is done than a slow machine does without being felt. With an update of the element goes as much as
 * with a turn, as long as nothing else waits.
 */
export class Turns implements ReactiveController {
  readonly #atOnce: number;
  readonly #waiting = Object.fromEntries(urgencies.map((urgency) => [urgency, new Map()])) as Record<Urgency, Map<object, () => void>>;
  readonly #next = new NextTurn(() => this.#take());
  /** The first update has all the rest to draw. */
  #room = 0;

  /** @param atOnce how many things are done in one turn */
  constructor(host: ReactiveControllerHost, atOnce: number) {
    this.#atOnce = atOnce;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#waits) this.#next.ask();
  }

  hostDisconnected(): void {
    this.#next.cancel();
  }

  hostUpdated(): void {
    this.#room = this.#waits ? 0 : this.#atOnce;
  }

  /** Whether one more thing may be done with this update. */
  hasRoom(): boolean {
    this.#room -= 1;
    return this.#room >= 0;
  }

  /** Does it in a turn to come, once however often it is asked for meanwhile. @param who what asks */
  ask(who: object, act: () => void, urgency: Urgency = 'then'): void {
    this.forget(who);
    this.#waiting[urgency].set(who, act);
    this.#next.ask();
  }

  forget(who: object): void {
    for (const urgency of urgencies) this.#waiting[urgency].delete(who);
  }

  get #waits(): boolean {
    return urgencies.some((urgency) => this.#waiting[urgency].size > 0);
  }

  #take(): void {
    const all = urgencies.flatMap((urgency) => [...this.#waiting[urgency]]);
    for (const [who, act] of all.slice(0, this.#atOnce)) {
      this.forget(who);
      act();
    }
    if (this.#waits) this.#next.ask();
    else this.#room = this.#atOnce;
  }
}

interface InTurnOptions {
  turns: Turns;
  /** What it is made of: while none of it changes it stays as it is. */
  of: readonly unknown[];
  draw: () => unknown;
  /** Stands in its place until it is drawn for the first time. */
  before?: unknown;
  /** Does not wait, as something that the focus goes to. */
  now?: boolean;
  /** `first` goes before all that go with an update or `then`, yet never with an update itself. */
  urgency?: Urgency;
}

class InTurn extends AsyncDirective {
  #of: readonly unknown[] | undefined;
  #options: InTurnOptions | undefined;
  #isDrawn = false;
  #waits = false;

  override render(options: InTurnOptions): unknown {
    const { turns, of, now = false, before = nothing, urgency } = options;
    const isSame = this.#of?.length === of.length && of.every((one, at) => one === this.#of?.[at]);
    this.#options = options;
    this.#of = of;
    if (isSame && !(this.#waits && now)) return noChange;
    if (now || (urgency !== 'first' && turns.hasRoom())) {
      turns.forget(this);
      return this.#draw(options);
    }
    this.#wait(options);
    return this.#isDrawn ? noChange : before;
  }

  override disconnected(): void {
    this.#options?.turns.forget(this);
  }

  override reconnected(): void {
    if (this.#waits && this.#options) this.#wait(this.#options);
  }

  #wait({ turns, urgency }: InTurnOptions): void {
    this.#waits = true;
    turns.ask(this, () => this.#options && this.setValue(this.#draw(this.#options)), urgency);
  }

  #draw({ draw }: InTurnOptions): unknown {
    this.#waits = false;
    this.#isDrawn = true;
    return draw();
  }
}

const drawInTurn = directive(InTurn);

/**
 * One of many things, drawn in a turn of its element, and again where what it is made of has changed. In a template of its own: a directive that is
 * itself what `repeat` puts in a list is not told when it goes from there.
 */
export function inTurn(options: InTurnOptions): TemplateResult {
  return html`${drawInTurn(options)}`;
}
