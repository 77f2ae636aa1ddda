import { hasFlashLeft, type FlashOffered } from '../availability/flash-left.ts';
import { toInstant } from '../availability/slots.ts';
import type { AvailabilityRules } from '../availability/rules.ts';
import { mentorMarks, timesOfWeek, type Language, type MentorMark, type TimeOfWeek } from '../vocabulary.ts';
import { addAll, clearBit, count, countBoth, eachBit, grown, keepOnly, noBits, setBit, takeAway, type Bits } from './bits.ts';
import { FitOrder } from './fit-order.ts';
import type { KnownMentor } from './known-mentors.ts';
import { firstBy, NameOrder, type Place } from './order.ts';
import { Tags } from './tags.ts';
import { WeekTimes } from './week-times.ts';
import { readings, WordIndex, wordsOf } from './word-index.ts';

/** A mentor whom everybody in the program may find. */
export interface Findable {
  readonly personId: string;
  readonly name: string;
  readonly headline: string | null;
  readonly topics: readonly string[];
  readonly languages: readonly Language[];
  /** Takes part and has a free place. */
  readonly hasPlace: boolean;
  /** The first day back from a break, and in which zone it begins. */
  readonly break: { readonly until: string; readonly zone: string } | null;
  readonly rules: Pick<AvailabilityRules, 'zone' | 'weekly' | 'meetingMinutes'> | null;
  /** What they offer of single sessions, also where they have no place. */
  readonly flash: FlashOffered | null;
  /** What cards show of them, and what counts in a score. */
  readonly known: KnownMentor;
}

/** What the reader ticked and typed. Within a group any one is enough; all groups have to fit. */
export interface Filters {
  readonly topics: readonly string[];
  readonly languages: readonly Language[];
  /** When they are free, on the reader's clock. */
  readonly times: readonly TimeOfWeek[];
  /** Words: each has to be one of the mentor's name, headline or topics, or the beginning of one, or nearly one. */
  readonly q: readonly string[];
  /** Only whom the viewer marked so; nothing: everybody but those who are not for them. */
  readonly marks: readonly MentorMark[];
  /** Only with whom a single session can be booked, also those who are full: it takes no place. */
  readonly flash: boolean;
  /** Also those who are full or on a break. */
  readonly unavailable: boolean;
}

/** For whom it is looked up: nobody finds themselves. */
export interface Viewer {
  readonly personId: string;
  readonly zone: string;
  /** The program's topics as the viewer reads them. */
  readonly topics: readonly { readonly key: string; readonly label: string }[];
  /** Whether the program has single sessions. */
  readonly hasFlash: boolean;
  /** By mentor. */
  readonly marks: ReadonlyMap<string, MentorMark>;
}

/** A group of filters that can be let go of. */
export type Group = 'topic' | 'language' | 'time' | 'mark' | 'flash' | 'q';
const groups = ['topic', 'language', 'time', 'mark', 'flash', 'q'] as const satisfies readonly Group[];

export interface Facets {
  /** Those who fit every filter. */
  readonly fitting: Bits;
  /** Those who can be asked at this moment. */
  readonly open: Bits;
  readonly total: number;
  /** How many have a free place, whatever is filtered. */
  readonly free: number;
  /** How many ticking a box would show: counted with the filters of all other groups. */
  readonly counts: {
    readonly topics: ReadonlyMap<string, number>;
    /** Those that somebody speaks, the most spoken first. */
    readonly languages: ReadonlyMap<Language, number>;
    readonly times: ReadonlyMap<TimeOfWeek, number>;
    readonly marks: ReadonlyMap<MentorMark, number>;
    readonly flash: number;
    readonly unavailable: number;
  };
  /** Where nobody fits: the group whose filters keep most mentors out, and how many there would be without them. */
  readonly relax: { readonly group: Group; readonly total: number } | null;
}

/**
 * The mentors of one program as sets: a bit a mentor for each topic, language and so on. Who changes gets a new number
 * and the old one is crossed out, so that nothing that was added ever has to be taken out of the sets.
 */
export class MentorIndex {
  readonly #ids: string[] = [];
  readonly #names: string[] = [];
  readonly #known: (KnownMentor | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  #shown: Bits = noBits(0);
  #withPlace: Bits = noBits(0);
  /** Who offers single sessions. */
  #withFlash: Bits = noBits(0);
  /** Of those, who has months in which all are booked. */
  readonly #bookedUp = new Map<number, FlashOffered>();
  /** When each break ends (ms). */
  readonly #breaks = new Map<number, number>();
  readonly #topics = new Tags<string>();
  readonly #languages = new Tags<Language>();
  readonly #words = new WordIndex();
  readonly #week = new WeekTimes();
  readonly #orders = new Map<string, NameOrder>();
  /** What everybody is worth to a mentee, by number. */
  readonly fits = new FitOrder();
  #room = 0;

  /** How many can be found. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Whether most of what is kept was crossed out, so that it should be made anew. */
  get isWornOut(): boolean {
    return this.#ids.length > 1_000 && this.#ids.length > 2 * this.size;
  }

  put(mentor: Findable): void {
    this.remove(mentor.personId);
    const at = this.#ids.length;
    if (at === this.#room) this.#makeRoom(Math.max(1_024, 2 * at));
    this.#ids.push(mentor.personId);
    this.#names.push(mentor.name);
    this.#known.push(mentor.known);
    this.#numbers.set(mentor.personId, at);
    setBit(this.#shown, at);
    if (mentor.hasPlace) setBit(this.#withPlace, at);
    if (mentor.flash !== null) setBit(this.#withFlash, at);
    if (mentor.flash !== null && mentor.flash.full.size > 0) this.#bookedUp.set(at, mentor.flash);
    if (mentor.break !== null) this.#breaks.set(at, toInstant(mentor.break.zone, `${mentor.break.until}T00:00`).getTime());
    this.#topics.add(mentor.topics);
    this.#languages.add(mentor.languages);
    this.#words.add(wordsOf(mentor.name, mentor.headline), at);
    this.#week.add(mentor.rules);
    this.fits.add(mentor.known);
  }

  remove(personId: string): void {
    const at = this.#numbers.get(personId);
    if (at === undefined) return;
    this.#numbers.delete(personId);
    this.#breaks.delete(at);
    this.#bookedUp.delete(at);
    this.#known[at] = undefined;
    this.#topics.remove(at);
    this.#languages.remove(at);
    clearBit(this.#shown, at);
  }

  /** Filters, counts every facet and finds the filter to relax. */
  facets(filters: Filters, viewer: Viewer, now: Date): Facets {
    const all = this.#shown.slice();
    const own = this.#numbers.get(viewer.personId);
    if (own !== undefined) clearBit(all, own);
    const open = this.#openAt(now);
    const times = this.#week.within(viewer.zone, now, this.#room);
    const offering = viewer.hasFlash ? this.#offeringAt(now) : noBits(this.#room);
    const marked = this.#marked(viewer.marks);
    const available = filters.unavailable ? null : open;
    const kept: Kept = {
      topic: this.#anyOf(filters.topics, (key, into) => this.#topics.find(key, into)),
      language: this.#anyOf(filters.languages, (key, into) => this.#languages.find(key, into)),
      time: this.#anyOf(filters.times, (key, into) => addAll(into, times[key])),
      mark: this.#markedAs(filters.marks, marked, all),
      q: filters.q.length === 0 ? null : this.#saying(filters.q, viewer.topics, all),
      flash: filters.flash ? offering : null,
      unavailable: filters.flash ? null : available, // who is full can be booked for a single session
    };
    const fitting = within(all, kept);
    const but = (group: keyof Kept): Bits => {
      if (kept[group] === null) return fitting;
      return group === 'flash' ? within(all, { ...kept, flash: null, unavailable: available }) : within(all, kept, group);
    };
    const [butTopic, butLanguage, butTime, butMark] = [but('topic'), but('language'), but('time'), but('mark')];
    const total = count(fitting);
    const speakers = this.#languages.counts(butLanguage);
    const widest = within(all, kept, 'unavailable');
    const whoever = filters.flash ? within(all, { ...kept, flash: null }) : widest;
    return {
      fitting,
      open,
      total,
      free: countBoth(all, open),
      counts: {
        topics: this.#topics.counts(butTopic),
        languages: new Map(this.#languages.present(all).map((language) => [language, speakers.get(language)!])),
        times: new Map(timesOfWeek.map((key) => [key, countBoth(butTime, times[key])])),
        marks: new Map(mentorMarks.map((mark) => [mark, countBoth(butMark, marked[mark])])),
        flash: countBoth(whoever, offering),
        unavailable: count(widest) - countBoth(widest, filters.flash ? offering : open),
      },
      relax: total > 0 ? null : best(groups.filter((group) => (group !== 'mark' || filters.marks.length > 0) && (group !== 'flash' || filters.flash)).map((group) => ({ group, total: count(but(group)) }))),
    };
  }

  /** The first of a set by name in the order of a language, from behind one of them. */
  byName(set: Bits, locale: string, count: number, behind: { name: string; id: string } | null): { id: string; name: string }[] {
    let order = this.#orders.get(locale);
    if (order === undefined) this.#orders.set(locale, (order = new NameOrder(locale, this.#names, this.#ids)));
    const place = behind && order.place(behind.name, behind.id);
    return firstBy(set, order.ranks(), this.#ids, count, place).map((at) => ({ id: this.#ids[at]!, name: this.#names[at]! }));
  }

  /** The first of a set by a number that each has, the lowest first, from behind a place. */
  byValue(set: Bits, values: ArrayLike<number>, count: number, behind: Place | null): Place[] {
    return firstBy(set, values, this.#ids, count, behind).map((at) => ({ id: this.#ids[at]!, value: values[at]! }));
  }

  /** The number of a mentor here, as long as nothing of them changes; undefined: not to be found. */
  numberOf(personId: string): number | undefined {
    return this.#numbers.get(personId);
  }

  /** What is known of somebody who is to be found by this number. */
  knownAt(number: number): KnownMentor | undefined {
    return this.#known[number];
  }

  idOf(number: number): string {
    return this.#ids[number]!;
  }

  /** How many numbers there are, those that were crossed out with them. */
  get length(): number {
    return this.#ids.length;
  }

  /** Who has a free place and no break at this moment. */
  #openAt(now: Date): Bits {
    const open = this.#withPlace.slice();
    for (const [at, ends] of this.#breaks) if (ends > now.getTime()) clearBit(open, at);
    return open;
  }

  /** Who offers a single session that can be booked in the next weeks, and has no break at this moment. */
  #offeringAt(now: Date): Bits {
    const offering = this.#withFlash.slice();
    for (const [at, ends] of this.#breaks) if (ends > now.getTime()) clearBit(offering, at);
    for (const [at, flash] of this.#bookedUp) if (!hasFlashLeft(flash, now)) clearBit(offering, at);
    return offering;
  }

  /** Who has all of these words, each read in the likeliest way that anybody fits. */
  #saying(words: readonly string[], topics: Viewer['topics'], all: Bits): Bits {
    const topicWords = new WordIndex();
    topics.forEach(({ label }, at) => topicWords.add(wordsOf(label), at));
    const saying = all.slice();
    for (const word of words) keepOnly(saying, this.#meaning(word, topicWords, topics, all));
    return saying;
  }

  #meaning(word: string, topicWords: WordIndex, topics: Viewer['topics'], all: Bits): Bits {
    let holders = noBits(this.#room);
    for (const reading of readings) {
      holders = noBits(this.#room);
      this.#words.find(word, reading, holders);
      const named = noBits(topics.length);
      topicWords.find(word, reading, named);
      eachBit(named, (at) => this.#topics.find(topics[at]!.key, holders));
      keepOnly(holders, all);
      if (holders.some((bits) => bits !== 0)) break;
    }
    return holders;
  }

  #marked(marks: Viewer['marks']): Record<MentorMark, Bits> {
    const marked = { saved: noBits(this.#room), 'not-for-me': noBits(this.#room) };
    for (const [personId, mark] of marks) {
      const at = this.#numbers.get(personId);
      if (at !== undefined) setBit(marked[mark], at);
    }
    return marked;
  }

  #markedAs(wanted: readonly MentorMark[], marked: Record<MentorMark, Bits>, all: Bits): Bits | null {
    if (wanted.length > 0) return this.#anyOf(wanted, (mark, into) => addAll(into, marked[mark]));
    const others = all.slice();
    takeAway(others, marked['not-for-me']);
    return others;
  }

  /** Who has any of these; null where nothing is asked for. */
  #anyOf<K>(keys: readonly K[], find: (key: K, into: Bits) => void): Bits | null {
    if (keys.length === 0) return null;
    const any = noBits(this.#room);
    for (const key of keys) find(key, any);
    return any;
  }

  #makeRoom(room: number): void {
    this.#room = room;
    this.#shown = grown(this.#shown, room);
    this.#withPlace = grown(this.#withPlace, room);
    this.#withFlash = grown(this.#withFlash, room);
  }
}

/** Who is left by each group; null: everybody. */
type Kept = Record<Group | 'unavailable', Bits | null>;

/** Who fits every group, or every one but this. */
function within<G extends string>(all: Bits, kept: Readonly<Record<G, Bits | null>>, but?: G): Bits {
  const fitting = all.slice();
  for (const group of Object.keys(kept) as G[]) {
    const set = kept[group];
    if (group !== but && set !== null) keepOnly(fitting, set);
  }
  return fitting;
}

function best(without: readonly { group: Group; total: number }[]): { group: Group; total: number } | null {
  const [most] = without.toSorted((a, b) => b.total - a.total);
  return most !== undefined && most.total > 0 ? most : null;
}
