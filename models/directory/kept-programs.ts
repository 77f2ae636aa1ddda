import type { ProgramActor } from '../actor.ts';
import { followChanges, presentMoment, type Change } from '../mongodb/changes.ts';
import { onPersonChanged, type Changed } from '../people/changed.ts';
import { loadProgram } from '../programs/load-program.ts';
import type { StoredProgram } from '../programs/programs.ts';
import { followedChanges } from './followed-changes.ts';

/** A program that nobody looked at for so long is let go of (ms). */
const idleMs = 15 * 60_000;
const sweepMs = 60_000;

export interface Scope {
  readonly tenantId: string;
  readonly programId: string;
}

/** What is known of one program, made of its people. */
export interface ProgramContent {
  /** Of how many people it is made: it takes as much room. */
  readonly size: number;
  /** Whether most of it was crossed out, so that it should be made anew. */
  readonly isWornOut: boolean;
  /** Whether it was ever made of this person. */
  knows(personId: string): boolean;
  /** Makes it of everybody, or puts what it knows of these people right. */
  read(personIds?: readonly string[]): Promise<void>;
  /** The calendars of these people have changed. */
  forgetTimes?(personIds: readonly string[]): void;
}

interface Kept<Content> extends Scope {
  readonly content: Content;
  /** Of whom something has changed since they were read. */
  readonly changed: Set<string>;
  program: StoredProgram | undefined;
  usedAt: number;
  /** Its first reading, and the one of what has changed since. */
  loaded: Promise<void>;
  reading: Promise<void> | undefined;
}

/**
 * What this process keeps of programs, made from MongoDB when somebody first looks and kept true by its change streams. A
 * stream only says of whom something changed; before the next answer that is read anew. What changes through this process
 * is read before the next answer, what changes through another one once the stream has told it, which takes milliseconds.
 * A stream that ends lets go of everything: what was missed is not known.
 */
export class KeptPrograms<Content extends ProgramContent> {
  readonly #kept = new Map<string, Kept<Content>>();
  readonly #most: number;
  #following: Promise<{ close: () => Promise<void> }> | undefined;
  #sweep: NodeJS.Timeout | undefined;

  /** @param most people in all programs together, above which those that were looked at longest ago are let go of */
  constructor(most: number) {
    this.#most = most;
    onPersonChanged((who) => this.#onChanged(who));
  }

  /** How many programs are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /**
   * What is known of the actor's program, as it is now.
   * @param make makes it, with nobody in it yet
   * @param fits whether what is kept is what is wanted; else it is made anew
   */
  async keptOf(actor: ProgramActor, make: (scope: Scope) => Content, fits: (content: Content) => boolean = () => true): Promise<{ content: Content; program: StoredProgram }> {
    const key = actor.programId;
    let kept = this.#kept.get(key);
    if (kept === undefined || kept.tenantId !== actor.tenantId || !fits(kept.content) || kept.content.isWornOut) kept = this.#begin(key, actor, make);
    kept.usedAt = Date.now();
    try {
      await this.#catchUp(kept, actor);
    } catch (error) {
      if (kept.program === undefined) this.#letGo(key, kept);
      throw error;
    }
    return { content: kept.content, program: kept.program! };
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

  #begin(key: string, { tenantId, programId }: Scope, make: (scope: Scope) => Content): Kept<Content> {
    const content = make({ tenantId, programId });
    const kept: Kept<Content> = { tenantId, programId, content, changed: new Set(), program: undefined, usedAt: Date.now(), loaded: Promise.resolve(), reading: undefined };
    this.#kept.set(key, kept);
    // Followed first, so that whatever changes while it is read is read again.
    kept.loaded = this.#follow().then(() => content.read());
    this.#sweep ??= setInterval(() => this.tidy(), sweepMs).unref();
    return kept;
  }

  /** Reads what has changed until nothing has. One reads at a time; the others wait for it. */
  async #catchUp(kept: Kept<Content>, actor: ProgramActor): Promise<void> {
    await kept.loaded;
    while (kept.program === undefined || kept.changed.size > 0 || kept.reading !== undefined) {
      const another = kept.reading;
      if (another !== undefined) await another.catch(() => undefined); // what it could not read is tried again
      else await (kept.reading = this.#readChanged(kept, actor).finally(() => (kept.reading = undefined)));
    }
  }

  async #readChanged(kept: Kept<Content>, actor: ProgramActor): Promise<void> {
    const changed = [...kept.changed];
    kept.changed.clear();
    try {
      if (kept.program === undefined) kept.program = await loadProgram(actor, kept.programId, 'program.read');
      if (changed.length > 0) await kept.content.read(changed);
    } catch (error) {
      for (const personId of changed) kept.changed.add(personId);
      throw error;
    }
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
      if (kept.tenantId === tenantId && (kept.programId === programId || kept.content.knows(personId))) kept.changed.add(personId);
    }
  }

  #onChange({ operationType, ns, documentKey, fullDocument }: Change): void {
    const id = String(documentKey?._id);
    const of = (field: string): string => String(fullDocument?.[field]);
    if (ns?.coll === 'people') {
      for (const kept of this.#kept.values()) if (kept.content.knows(id)) kept.changed.add(id);
    } else if (operationType === 'delete') {
      void this.close(); // whose it was is not told
    } else if (ns?.coll === 'programs') {
      const kept = this.#kept.get(id);
      if (kept !== undefined) kept.program = undefined;
    } else if (ns?.coll === 'events') {
      const people = Array.isArray(fullDocument?.['audience']) ? fullDocument['audience'].map(String) : [];
      for (const kept of this.#kept.values()) if (kept.tenantId === of('tenantId')) kept.content.forgetTimes?.(people);
    } else if (fullDocument) {
      this.#kept.get(of('programId'))?.changed.add(of(ns?.coll === 'availabilities' ? 'mentorId' : 'personId'));
    }
  }

  #letGo(key: string, kept: Kept<Content>): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
  }

  /** Lets go of what nobody needs at the moment; called by itself each minute. */
  tidy(now = Date.now()): void {
    const longestAgo = [...this.#kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    let people = longestAgo.reduce((sum, [, { content }]) => sum + content.size, 0);
    const newest = longestAgo.at(-1)?.[1]; // however large it is, it is being looked at
    for (const [key, kept] of longestAgo) {
      if (now - kept.usedAt < idleMs && (people <= this.#most || kept === newest)) break;
      people -= kept.content.size;
      this.#kept.delete(key);
    }
    if (this.#kept.size === 0) void this.close();
  }
}
