import { ApiAction } from '../api/api-action.ts';
import { Draft } from '../api/draft.ts';
import type { Api, Shape } from '../api/operation.ts';
import { listMatchRequests, rankMatchRequest, readMentor } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { text } from './choosing.text.ts';
import { queuedIn, type MatchRequest } from './request-facts.ts';

/** A mentor whom a mentee means to ask. */
export interface Chosen {
  id: string;
  name: string;
  /** 0 to 1000; null where it is not known. */
  fit: number | null;
  /** Asked already: the place is taken. */
  fixed?: boolean;
}

const draftKey = 'match-request-choices';

/**
 * Whom a mentee asks, in order: the choices for a request that is still to be written, kept on the server; or, while a request waits
 * and no other could be sent, those of that request. One list, whichever it is, and one way to add, move, replace and take out.
 */
export class Choosing {
  readonly #host: MentorElement;
  readonly #draft: Draft;
  readonly #rank: ApiAction<{ requestId: string; next: string[] }, MatchRequest>;
  #drafted: Chosen[] = [];
  #broughtBack: Promise<void> | undefined;
  #opening: Promise<void> | undefined;
  /** The request that waits and takes up whoever is chosen now. */
  waiting: MatchRequest | undefined;

  constructor(host: MentorElement) {
    this.#host = host;
    this.#draft = new Draft(host);
    this.#rank = new ApiAction(host, (api, { requestId, next }, call) => api.call(rankMatchRequest, { path: { requestId }, body: { next } }, call));
  }

  /** Looks for a request that waits, and, the first time, for whom the reader had chosen. Without an answer there is nobody yet. */
  open(): Promise<void> {
    this.#opening = this.#read();
    return this.#opening;
  }

  /** Settles when that was looked for, the last time or now. */
  get opened(): Promise<void> {
    return this.#opening ?? this.open();
  }

  async #read(): Promise<void> {
    const { api } = this.#host;
    if (!api) return;
    this.#broughtBack ??= this.#bringBack(api);
    const [sent] = await Promise.all([api.call(listMatchRequests, { query: { side: 'sent' } }).catch(() => undefined), this.#broughtBack]);
    const open = sent?.items.filter(({ state, can }) => state === 'pending' && can.includes('rank')) ?? [];
    this.waiting = open.length >= this.#freePlaces ? open[0] : undefined;
    this.#host.requestUpdate();
  }

  get entries(): readonly Chosen[] {
    return this.waiting ? this.waiting.choices.map(({ mentor, state }) => ({ id: mentor.id, name: mentor.name ?? '', fit: null, fixed: state !== 'queued' })) : this.#drafted;
  }

  /** How many the program lets one request name. */
  get most(): number {
    return this.#host.me?.program?.requestChoices ?? 1;
  }

  /** From 1; undefined for whoever is not chosen. */
  placeOf(mentorId: string): number | undefined {
    const at = this.entries.findIndex(({ id }) => id === mentorId);
    return at < 0 ? undefined : at + 1;
  }

  get isFull(): boolean {
    return this.entries.length >= this.most;
  }

  /** Why a request that waits did not take a change. */
  get problem(): Problem | undefined {
    return this.#rank.problem;
  }

  get busy(): boolean {
    return this.#rank.busy;
  }

  /** Puts a mentor at the end. What waits is changed on the server at once, and returned as it is then. */
  add(mentor: Chosen): Promise<MatchRequest | undefined> {
    if (this.isFull || this.placeOf(mentor.id)) return Promise.resolve(undefined);
    const place = this.entries.length + 1;
    return this.#set([...this.entries, mentor], text('saidChosen', { name: firstName(mentor.name), place, most: this.most }));
  }

  replace(mentorId: string, mentor: Chosen): Promise<MatchRequest | undefined> {
    const [place, name] = [this.placeOf(mentorId) ?? 1, firstName(mentor.name)];
    return this.#set(this.entries.map((one) => (one.id === mentorId ? mentor : one)), text('saidChosen', { name, place, most: this.most }));
  }

  /** @param by -1: asked earlier, 1: later */
  move(mentorId: string, by: -1 | 1): Promise<MatchRequest | undefined> {
    const order = [...this.entries];
    const at = order.findIndex(({ id }) => id === mentorId);
    const [one, other] = [order[at], order[at + by]];
    if (!one || !other || other.fixed) return Promise.resolve(undefined);
    [order[at], order[at + by]] = [other, one];
    return this.#set(order, text('saidMoved', { name: firstName(one.name), place: at + by + 1, most: order.length }));
  }

  remove(mentorId: string): Promise<MatchRequest | undefined> {
    const gone = this.entries.find(({ id }) => id === mentorId);
    return this.#set(this.entries.filter(({ id }) => id !== mentorId), text('saidRemoved', { name: firstName(gone?.name ?? null) }));
  }

  /** They were asked: the next request begins with nobody. */
  async sent(): Promise<void> {
    this.#drafted = [];
    await this.#draft.discard();
    await this.open();
  }

  async #set(entries: readonly Chosen[], says: string): Promise<MatchRequest | undefined> {
    const { waiting } = this;
    if (!waiting) {
      this.#drafted = [...entries];
      this.#draft.keep({ ids: entries.map(({ id }) => id).join(',') });
      this.#host.requestUpdate();
      announce(says);
      return undefined;
    }
    const asked = new Set(waiting.choices.map(({ mentor }) => mentor.id).filter((id) => !queuedIn(waiting).some(({ mentor }) => mentor.id === id)));
    const ranked = await this.#rank.run({ requestId: waiting.id, next: entries.map(({ id }) => id).filter((id) => !asked.has(id)) });
    if (!ranked) {
      if (this.#rank.problem) announce(problemSentence(this.#rank.problem), 'assertive');
      return undefined;
    }
    this.waiting = ranked.answer;
    this.#host.requestUpdate();
    announce(says);
    return ranked.answer;
  }

  get #freePlaces(): number {
    const mentee = this.#host.me?.enrolments.find(({ role }) => role === 'mentee');
    return mentee ? mentee.capacity - mentee.placesTaken : 0;
  }

  /** Whoever has left, is full or rests by now is no choice any more. */
  async #bringBack(api: Api): Promise<void> {
    const { ids = '' } = await this.#draft.open(draftKey);
    const wanted = ids.split(',').filter((id) => id !== '').slice(0, this.most);
    const found = await Promise.all(wanted.map((mentorId) => api.call(readMentor, { path: { mentorId } }).catch(() => undefined)));
    this.#drafted = found.flatMap((mentor) => (mentor && canBeChosen(mentor) ? [chosenFrom(mentor)] : []));
  }
}

type Card = Pick<Shape<'MentorCard'>, 'id' | 'name' | 'state' | 'request' | 'fit'>;

/** Whether this mentor can be asked now: has a place, is not asked yet, and no rule is in the way. */
export function canBeChosen({ state, request, fit }: Card): boolean {
  return state === 'open' && !request && !fit?.obstacles.length;
}

export function chosenFrom({ id, name, fit }: Card): Chosen {
  return { id, name, fit: fit?.score ?? null };
}

const known = new WeakMap<MentorElement, Choosing>();

/** The choices of an element: the list and the page of a mentor show the same ones. */
export function choosingOf(host: MentorElement): Choosing {
  const choosing = known.get(host) ?? new Choosing(host);
  known.set(host, choosing);
  return choosing;
}
