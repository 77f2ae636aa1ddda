import type { ProgramActor } from '../actor.ts';
import { rulesOf, type AvailabilityRules } from '../availability/availability.ts';
import { followChanges, presentMoment, type Change } from '../mongodb/changes.ts';
import { onPersonChanged, type Changed } from '../people/changed.ts';
import { mentorParts, type MentorPart } from '../people/mentor-parts.ts';
import { neutralNames, numbersOf } from '../people/neutral-names.ts';
import { loadProgram } from '../programs/load-program.ts';
import type { StoredProgram } from '../programs/programs.ts';
import { followedChanges } from './followed-changes.ts';
import { MentorIndex, type Findable } from './mentor-index.ts';
import { Soonest } from './soonest.ts';

/** A program that nobody looked at for so long is let go of (ms). */
const idleMs = 15 * 60_000;
const sweepMs = 60_000;
/** With more mentors than this in all programs together, the programs that were looked at longest ago are let go of; a mentor takes about 1.5 kB. */
const usualMost = 150_000;

/** What is kept of one program. */
export interface Directory {
  readonly index: MentorIndex;
  readonly soonest: Soonest;
  readonly program: StoredProgram;
}

interface Scope {
  readonly tenantId: string;
  readonly programId: string;
}

interface Kept extends Scope {
  readonly blind: boolean;
  readonly index: MentorIndex;
  readonly soonest: Soonest;
  /** Everybody who is a mentor here, also who is not shown. */
  readonly mentors: Set<string>;
  /** Of whom something has changed since they were read. */
  readonly changed: Set<string>;
  program: StoredProgram | undefined;
  usedAt: number;
  /** Its first reading, and the one of what has changed since. */
  loaded: Promise<void>;
  reading: Promise<void> | undefined;
}

/**
 * The mentor directories that this process keeps, a program each, made from MongoDB when somebody first looks and kept true
 * by its change streams. A stream only says of whom something changed; before the next answer that is read anew. What
 * changes through this process is read before the next answer, what changes through another one once the stream has
 * told it, which takes milliseconds. A stream that ends lets go of everything: what was missed is not known.
 */
export class Directories {
  readonly #kept = new Map<string, Kept>();
  readonly #mostMentors: number;
  #following: Promise<{ close: () => Promise<void> }> | undefined;
  #sweep: NodeJS.Timeout | undefined;

  constructor({ mostMentors = usualMost }: { mostMentors?: number } = {}) {
    this.#mostMentors = mostMentors;
    onPersonChanged((who) => this.#onChanged(who));
  }

  /**
   * The directory of the actor's program, as it is now.
   * @param options.blind whether the program hides names: then nobody is found or put in order by theirs
   */
  async of(actor: ProgramActor, { blind = false }: { blind?: boolean } = {}): Promise<Directory> {
    const key = actor.programId;
    let kept = this.#kept.get(key);
    if (kept === undefined || kept.tenantId !== actor.tenantId || kept.blind !== blind || kept.index.isWornOut) kept = this.#begin(key, actor, blind);
    kept.usedAt = Date.now();
    try {
      await this.#catchUp(kept, actor);
    } catch (error) {
      if (kept.program === undefined) this.#letGo(key, kept);
      throw error;
    }
    return { index: kept.index, soonest: kept.soonest, program: kept.program! };
  }

  /** How many programs are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** Lets go of everything: the next look reads it again. */
  async close(): Promise<void> {
    this.#kept.clear();
    clearInterval(this.#sweep);
    this.#sweep = undefined;
    const following = this.#following;
    this.#following = undefined;
    await following?.then(({ close }) => close()).catch(() => undefined);
  }

  #begin(key: string, { tenantId, programId }: Scope, blind: boolean): Kept {
    const kept: Kept = {
      tenantId, programId, blind, index: new MentorIndex(), soonest: new Soonest(), mentors: new Set(), changed: new Set(),
      program: undefined, usedAt: Date.now(), loaded: Promise.resolve(), reading: undefined,
    };
    this.#kept.set(key, kept);
    // Followed first, so that whatever changes while it is read is read again.
    kept.loaded = this.#follow().then(() => this.#read(kept));
    this.#sweep ??= setInterval(() => this.tidy(), sweepMs).unref();
    return kept;
  }

  /** Reads what has changed until nothing has. One reads at a time; the others wait for it. */
  async #catchUp(kept: Kept, actor: ProgramActor): Promise<void> {
    await kept.loaded;
    while (kept.program === undefined || kept.changed.size > 0 || kept.reading !== undefined) {
      const another = kept.reading;
      if (another !== undefined) await another.catch(() => undefined); // what it could not read is tried again
      else await (kept.reading = this.#readChanged(kept, actor).finally(() => (kept.reading = undefined)));
    }
  }

  async #readChanged(kept: Kept, actor: ProgramActor): Promise<void> {
    const changed = [...kept.changed];
    kept.changed.clear();
    try {
      if (kept.program === undefined) kept.program = await loadProgram(actor, kept.programId, 'program.read');
      if (changed.length > 0) await this.#read(kept, changed);
    } catch (error) {
      for (const personId of changed) kept.changed.add(personId);
      throw error;
    }
  }

  async #read(kept: Kept, personIds?: readonly string[]): Promise<void> {
    const gone = new Set(personIds);
    for await (const parts of mentorParts(kept, personIds)) {
      for (const { personId } of parts) {
        kept.mentors.add(personId);
        gone.delete(personId);
      }
      const shown = parts.filter((part) => part.shown);
      for (const { personId } of parts) kept.index.remove(personId);
      const rules = await rulesOf(kept, shown.map(({ personId }) => personId));
      const numbers = kept.blind ? await numbersOf(kept, 'mentor', shown.map(({ personId }) => personId)) : null;
      for (const part of shown) kept.index.put(toFindable(part, numbers === null ? part.person.name : neutralNames('mentor', numbers.get(part.personId)), rules.get(part.personId)));
    }
    // Who was deleted, or is no mentor here any more, has no part that could be read.
    for (const personId of gone) kept.index.remove(personId);
  }

  /** Follows the database, unless it does already. */
  #follow(): Promise<unknown> {
    if (this.#following !== undefined) return this.#following;
    const end = (): void => {
      if (this.#following === following) void this.close();
    };
    const following = presentMoment().then((since) => followChanges(since, followedChanges, (change) => this.#onChange(change), end));
    this.#following = following;
    following.catch(end);
    return following;
  }

  #onChanged({ tenantId, programId, personId }: Changed): void {
    for (const kept of this.#kept.values()) {
      if (kept.tenantId === tenantId && (kept.programId === programId || kept.mentors.has(personId))) kept.changed.add(personId);
    }
  }

  #onChange({ operationType, ns, documentKey, fullDocument }: Change): void {
    const id = String(documentKey?._id);
    const of = (field: string): string => String(fullDocument?.[field]);
    if (ns?.coll === 'people') {
      for (const kept of this.#kept.values()) if (kept.mentors.has(id)) kept.changed.add(id);
    } else if (operationType === 'delete') {
      void this.close(); // whose it was is not told
    } else if (ns?.coll === 'programs') {
      const kept = this.#kept.get(id);
      if (kept !== undefined) kept.program = undefined;
    } else if (ns?.coll === 'events') {
      for (const kept of this.#kept.values()) if (kept.tenantId === of('tenantId')) forgetTimes(kept, fullDocument?.['audience']);
    } else if (fullDocument) {
      this.#kept.get(of('programId'))?.changed.add(of(ns?.coll === 'availabilities' ? 'mentorId' : 'personId'));
    }
  }

  #letGo(key: string, kept: Kept): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
  }

  /** Lets go of what nobody needs at the moment; called by itself each minute. */
  tidy(now = Date.now()): void {
    const longestAgo = [...this.#kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    let mentors = longestAgo.reduce((sum, [, { index }]) => sum + index.size, 0);
    const newest = longestAgo.at(-1)?.[1]; // however large it is, it is being looked at
    for (const [key, kept] of longestAgo) {
      if (now - kept.usedAt < idleMs && (mentors <= this.#mostMentors || kept === newest)) break;
      mentors -= kept.index.size;
      this.#kept.delete(key);
    }
    if (this.#kept.size === 0) void this.close();
  }
}

/** The process's own. */
export const directories = new Directories();

function forgetTimes({ index, soonest }: Kept, people: unknown): void {
  for (const personId of Array.isArray(people) ? people : []) {
    const at = index.numberOf(String(personId));
    if (at !== undefined) soonest.forget(at);
  }
}

function toFindable({ personId, enrolment, person }: MentorPart, name: string, rules: AvailabilityRules | undefined): Findable {
  const { state, capacity, placesTaken, pausedUntil, topics, headline } = enrolment;
  return {
    personId,
    name,
    headline,
    topics,
    languages: person.languages,
    hasPlace: state === 'active' && placesTaken < capacity,
    break: pausedUntil === null ? null : { until: pausedUntil, zone: person.zone ?? 'UTC' },
    rules: rules ?? null,
    counted: {
      enrolment: { personId: enrolment.personId, role: enrolment.role, topics, ...(enrolment.answers === undefined ? {} : { answers: enrolment.answers }) },
      person: { languages: person.languages, zone: person.zone },
      rules: rules && { zone: rules.zone, weekly: rules.weekly },
    },
  };
}
