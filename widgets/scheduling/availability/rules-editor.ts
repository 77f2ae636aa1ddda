import type { ReactiveController } from 'lit';
import { isRoomAddress } from '../../../models/meeting-room-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import type { Api, CallOptions, Shape } from '../../api/operation.ts';
import { listMatches, listMeetings, readAvailability, setAvailability } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import { announce } from '../../parts/announcer.ts';
import { problemSentence } from '../../parts/problem-banner.ts';
import { text as partsText } from '../../parts/parts.text.ts';
import { dateAfter, dateIn } from '../../text/calendar-dates.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { text } from './availability.text.ts';
import { faultsOf, type Hours, type Rules } from './hours.ts';
import { meetingsHit } from './meetings-hit.ts';

type Availability = Shape<'Availability'>;
type FlashOffer = Shape<'FlashOffer'>;
/** The rules, and what is saved with them only where it changes. */
type Saved = Rules & { pausedUntil?: string | null; flash?: FlashOffer };
interface Read {
  availability: Availability;
  /** Meetings to come that the reader holds as mentor. */
  meetings: readonly Meeting[];
}
/** `look-again`: something that was typed cannot be saved as it is. */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'look-again';

const restMs = 500;

/**
 * A mentor's rules while they are edited. Each change saves itself when the typing rests; one that would leave booked meetings
 * outside asks first; one that cannot be saved waits, in words, for a look.
 */
export class RulesEditor implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #read: ApiTask<Read>;
  readonly #save: ApiAction<Saved, Availability>;
  /** What differs from what is saved; undefined where nothing does. */
  #edited: Rules | undefined;
  #valid: Rules | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasSaved = false;
  /** Meetings that a change would leave outside, while the person is asked about them. */
  asking: readonly Meeting[] = [];

  constructor(host: SchedulingHost) {
    this.#host = host;
    host.addController(this);
    this.#read = new ApiTask<Read>(host, {
      load: async (api, _args, options) => {
        const [availability, meetings, matches] = await Promise.all([
          api.call(readAvailability, {}, options),
          allToCome(api, options),
          api.call(listMatches, {}, options),
        ]);
        const asMentor = new Set(matches.items.filter(({ mySide }) => mySide === 'mentor').map(({ id }) => id));
        const isMentorIn = ({ matchId, circle, partner, bookedBy }: Meeting): boolean => {
          if (circle) return circle.id === partner.id;
          return matchId === null ? bookedBy !== host.me?.person.id : asMentor.has(matchId); // a flash session is booked by its mentee
        };
        return { availability, meetings: meetings.filter(isMentorIn) };
      },
      refreshOn: ['availability.', 'meeting.', 'match.'],
      says: { loading: () => partsText('loading') },
    });
    this.#save = new ApiAction(host, (api, body, options) => api.call(setAvailability, { body }, options));
  }

  /** A change that rests when the element goes is saved, unless it had to be asked about. */
  hostDisconnected(): void {
    if (this.#timer !== undefined && this.#hit.length === 0) void this.#saveNow();
  }

  get task(): ApiTask<Read> {
    return this.#read;
  }

  /** The rules as they are on screen. Only once they are read. */
  get rules(): Rules {
    return this.#edited ?? this.#stored;
  }

  /** The last rules that could be saved, for the preview. */
  get validRules(): Rules | undefined {
    return this.#read.value && (this.#isValid ? this.rules : (this.#valid ?? this.#stored));
  }

  /** Today where the mentor lives. */
  get today(): string {
    return dateIn(this.rules.zone, this.#host.clock());
  }

  get state(): SaveState | undefined {
    if (!this.#isValid) return 'look-again';
    if (this.#save.busy) return 'saving';
    if (this.#edited) return 'unsaved';
    return this.#hasSaved ? 'saved' : undefined;
  }

  /** Why the last change was not saved. */
  get problem(): Problem | undefined {
    return this.#save.problem;
  }

  get isSaving(): boolean {
    return this.#save.busy;
  }

  /** Takes a change over: shown at once, saved when it rests. */
  edit(change: Partial<Rules>): void {
    this.#edited = { ...this.rules, ...change };
    if (this.#isValid) this.#valid = this.#edited;
    clearTimeout(this.#timer);
    this.#timer = this.#isValid ? setTimeout(() => void this.#saveUnlessAsked(), restMs) : undefined;
    this.#host.requestUpdate();
  }

  /** The person wants the change although booked meetings lie outside it. */
  confirm(): void {
    this.asking = [];
    void this.#saveNow();
  }

  /** The person keeps the times as they were saved. */
  revert(): void {
    this.asking = [];
    this.#edited = undefined;
    this.#host.requestUpdate();
  }

  retry(): void {
    void this.#saveNow();
  }

  /** A break until a date, the first day back; null ends it. Returns whether it is saved. */
  async pause(until: string | null): Promise<boolean> {
    return this.#send({ ...this.#stored, pausedUntil: until });
  }

  /** What is offered of flash sessions; null where the program has none. */
  get flash(): FlashOffer | null {
    return this.#read.value?.availability.flash ?? null;
  }

  /** Saves at once what is offered of flash sessions. */
  async offer(flash: FlashOffer): Promise<void> {
    await this.#send({ ...this.#stored, flash });
  }

  /** Rules as a write has answered them. */
  take(availability: Availability): void {
    this.#read.set({ meetings: [], ...this.#read.value, availability });
  }

  get #stored(): Rules {
    const availability = this.#read.value?.availability;
    if (!availability) throw new Error('the rules are not read yet');
    const { pausedUntil: _pausedUntil, flash: _flash, updatedAt: _updatedAt, meetingsOutside: _outside, meetingsElsewhere: _elsewhere, programRoom: _room, mentees: _mentees, ...rules } = availability;
    return rules;
  }

  get #isValid(): boolean {
    return !this.#edited || (weekdays.every((weekday) => faultsOf(hoursOn(this.rules, weekday)).every((fault) => !fault)) && isRoom(this.rules.meetingUrl));
  }

  /** Meetings that the edited rules would leave outside. */
  get #hit(): readonly Meeting[] {
    return this.#edited ? meetingsHit(this.#stored, this.#edited, this.#read.value?.meetings ?? []) : [];
  }

  async #saveUnlessAsked(): Promise<void> {
    this.#timer = undefined;
    if (!this.#edited) return;
    this.asking = this.#hit;
    if (this.asking.length > 0) this.#host.requestUpdate();
    else await this.#saveNow();
  }

  async #saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const sent = this.#edited;
    if (!sent || !this.#isValid || this.#save.busy) return;
    const over = dateAfter(this.today, -1);
    const saved = await this.#send({ ...sent, overrides: sent.overrides.filter(({ date }) => date >= over) });
    if (!saved) return;
    // What was changed meanwhile is the next to be saved.
    if (this.#edited === sent) this.#edited = undefined;
    else if (this.#edited && this.#timer === undefined) this.edit({});
    this.#host.requestUpdate();
  }

  async #send(body: Saved): Promise<boolean> {
    const done = await this.#save.run(body);
    if (!done) {
      if (this.#save.problem) announce(problemSentence(this.#save.problem), 'assertive');
      return false;
    }
    this.#hasSaved = true;
    this.take(done.answer);
    announce(text('saved'));
    return true;
  }
}

/** Every page of them: a change must ask about the last one as about the first. */
async function allToCome(api: Api, options: CallOptions): Promise<Meeting[]> {
  const first = await api.call(listMeetings, { query: { limit: 100 } }, options);
  const found = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await api.call(listMeetings, { query: { limit: 100, cursor } }, options);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The hours of one weekday, in the order in which they were added. */
export function hoursOn({ weekly }: Rules, weekday: number): Hours[] {
  return weekly.filter((one) => one.weekday === weekday).map(({ from, to }) => ({ from, to }));
}

/** Whether it is an address that a video room can have; none is fine. */
export function isRoom(address: string | null): boolean {
  return address === null || isRoomAddress(address);
}
