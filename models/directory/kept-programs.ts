import type { ProgramActor } from '../actor.ts';
import { ChangeStream, presentMoment, type Change, type Followed } from '../mongodb/changes.ts';
import { onPersonChanged, type Changed } from '../people/changed.ts';
import { loadProgram } from '../programs/load-program.ts';
import type { StoredProgram } from '../programs/programs.ts';
import { peopleIn } from './people-in.ts';

/** A program that nobody looked at for so long is let go of (ms). */
const idleMs = 15 * 60_000;
const sweepMs = 60_000;
/** So many are always read one by one; where more have changed, and most of all who are known, everybody is read anew. */
const usualFew = 1_000;
/** Nobody may ask for so long that what has changed meanwhile takes time to tell (ms). */
const pollMs = 1_000;

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
  /** Requests to these people were sent or answered. */
  forgetAnswers?(personIds: readonly string[]): void;
  /** Somebody was here. */
  wasHere?(personId: string, at: Date): void;
}

/** What is kept, and what it is made of: nothing else is followed. */
export interface Keeping {
  /** People in all programs together, above which those that were looked at longest ago are let go of. */
  readonly most: number;
  readonly changes: Followed;
  /** When people were here, where that is told. */
  readonly visits?: Followed;
  /** Whether answers are made with the program itself: then its changes are followed. */
  readonly withProgram: boolean;
  /** Up to how many are read one by one whatever share of all they are. */
  readonly few?: number | undefined;
}

interface Following {
  readonly changes: ChangeStream;
  readonly visits: ChangeStream | undefined;
  readonly isSharded: boolean;
}

interface Kept<Content> extends Scope {
  readonly content: Content;
  /** Of whom something has changed since they were read. */
  readonly changed: Set<string>;
  program: StoredProgram | undefined;
  /** Whether the program was changed since it was read. */
  isProgramOld: boolean;
  /** Whether it could be told at all by now. */
  isReady: boolean;
  usedAt: number;
  /** What keeps it true. */
  readonly following: Promise<Following>;
  /** Its first reading, and the one of what has changed since. */
  readonly loaded: Promise<void>;
  reading: Promise<void> | undefined;
  /** How many of these were begun, and which is the last that came to its end. */
  begun: number;
  ended: number;
}

/**
 * What this process keeps of programs, made from MongoDB when somebody first looks and kept true by its change streams. A
 * stream only says of whom something changed; before the next answer that is read anew. Before each answer the stream is
 * asked, so that an answer knows all that was committed, through whichever process, when it was asked for. A stream that ends
 * lets go of everything: what was missed is not known.
 */
export class KeptPrograms<Content extends ProgramContent> {
  readonly #kept = new Map<string, Kept<Content>>();
  readonly #keeping: Keeping;
  #following: Promise<Following> | undefined;
  #sweep: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
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
   * @returns `isNow` false: of a cluster of several shards, what was committed a moment ago may be missing
   */
  async keptOf(actor: ProgramActor, make: (scope: Scope) => Content, fits: (content: Content) => boolean = () => true): Promise<{ content: Content; program: StoredProgram | undefined; isNow: boolean }> {
    for (let attempt = 1; ; attempt += 1) {
      const kept = this.#keptOr(actor, make, fits);
      // What was missed after its stream has ended is not known: then all of it is read anew, once.
      const mayGoOn = (): boolean => attempt > 1 || kept.following === this.#following;
      try {
        const { changes, isSharded } = await kept.following;
        await Promise.all([kept.loaded, changes.caughtUp()]);
        if (attempt === 1 && this.#isPassedBy(kept)) continue;
        await this.#catchUp(kept, actor);
        kept.isReady = true;
        if (mayGoOn()) return { content: kept.content, program: kept.program, isNow: !isSharded && kept.following === this.#following };
      } catch (error) {
        if (!kept.isReady) this.#letGo(kept);
        if (mayGoOn()) throw error;
      }
    }
  }

  #keptOr(scope: Scope, make: (scope: Scope) => Content, fits: (content: Content) => boolean): Kept<Content> {
    let kept = this.#kept.get(scope.programId);
    if (kept === undefined || kept.tenantId !== scope.tenantId || !fits(kept.content) || kept.content.isWornOut || this.#isPassedBy(kept)) kept = this.#begin(scope, make);
    kept.usedAt = Date.now();
    return kept;
  }

  /** Whether most of it is not true any more, so that reading everybody is less work. */
  #isPassedBy({ changed, content, isReady }: Kept<Content>): boolean {
    return isReady && changed.size > Math.max(this.#keeping.few ?? usualFew, content.size / 2);
  }

  /** Lets go of everything: the next look reads it again. */
  async close(): Promise<void> {
    this.#kept.clear();
    clearInterval(this.#sweep);
    clearInterval(this.#poll);
    this.#sweep = this.#poll = undefined;
    const following = this.#following;
    this.#following = undefined;
    await following?.then(({ changes, visits }) => Promise.all([changes.close(), visits?.close()])).catch(() => undefined);
  }

  #begin({ tenantId, programId }: Scope, make: (scope: Scope) => Content): Kept<Content> {
    const content = make({ tenantId, programId });
    // Followed first, so that whatever changes while it is read is read again.
    const following = this.#follow();
    const loaded = following.then(() => content.read());
    loaded.catch(() => undefined); // whoever waits for it hears of it
    const kept: Kept<Content> = { tenantId, programId, content, following, loaded, changed: new Set(), program: undefined, isProgramOld: this.#keeping.withProgram, isReady: false, usedAt: Date.now(), reading: undefined, begun: 0, ended: 0 };
    this.#kept.set(programId, kept);
    this.#sweep ??= setInterval(() => this.tidy(), sweepMs).unref();
    this.#poll ??= setInterval(() => void this.#ask(), pollMs).unref();
    return kept;
  }

  /**
   * Reads what had changed when this was called. One reads at a time: who comes while somebody does waits for the next reading, together with everybody
   * else who does. What changes from then on is for the next answer, or who asks would wait for as long as others write.
   */
  async #catchUp(kept: Kept<Content>, actor: ProgramActor): Promise<void> {
    const before = kept.begun;
    while (kept.ended <= before && (kept.reading !== undefined || kept.changed.size > 0 || kept.isProgramOld)) {
      const another = kept.reading;
      if (another !== undefined) await another.catch(() => undefined); // what it could not read is tried again
      else await (kept.reading = this.#readChanged(kept, actor).finally(() => (kept.reading = undefined)));
    }
  }

  async #readChanged(kept: Kept<Content>, actor: ProgramActor): Promise<void> {
    const number = (kept.begun += 1);
    const changed = [...kept.changed];
    kept.changed.clear();
    const isOld = kept.isProgramOld;
    kept.isProgramOld = false;
    try {
      if (isOld) kept.program = await loadProgram(actor, kept.programId, 'program.read');
      if (changed.length > 0) await kept.content.read(changed);
      kept.ended = number;
    } catch (error) {
      for (const personId of changed) kept.changed.add(personId);
      kept.isProgramOld ||= isOld;
      throw error;
    }
  }

  /** Follows the database, unless it does already. */
  #follow(): Promise<Following> {
    if (this.#following !== undefined) return this.#following;
    const end = (): void => {
      if (this.#following === following) void this.close();
    };
    const { changes, visits } = this.#keeping;
    const following = presentMoment().then((moment) => ({
      changes: new ChangeStream(moment, changes, (change) => this.#onChange(change), end),
      visits: visits && new ChangeStream(moment, visits, (change) => this.#onVisit(change), end),
      isSharded: moment.isSharded,
    }));
    this.#following = following;
    following.catch(end);
    return following;
  }

  /** Asks what has changed, for nobody's answer. */
  async #ask(): Promise<void> {
    await this.#following?.then(({ changes, visits }) => Promise.all([changes.caughtUp(), visits?.caughtUp()])).catch(() => undefined); // it ends by itself
  }

  #onChanged({ tenantId, programId, personId }: Changed): void {
    for (const kept of this.#kept.values()) {
      if (kept.tenantId === tenantId && (kept.programId === programId || kept.content.knows(personId))) kept.changed.add(personId);
    }
  }

  #onChange({ operationType, ns, documentKey, fullDocument }: Change): void {
    const id = String(documentKey?._id);
    const coll = ns?.coll;
    if (coll === 'people') {
      for (const kept of this.#kept.values()) if (kept.content.knows(id)) kept.changed.add(id);
    } else if (operationType === 'delete') {
      void this.close(); // whose it was is not told
    } else if (coll === 'programs') {
      const kept = this.#kept.get(id);
      if (kept !== undefined) kept.isProgramOld = true;
    } else if (fullDocument) {
      this.#onDocument(coll, fullDocument);
    }
  }

  #onDocument(coll: string | undefined, document: Readonly<Record<string, unknown>>): void {
    const tenantId = String(document['tenantId']);
    const of = this.#kept.get(String(document['programId']));
    const people = peopleIn(document);
    switch (coll) {
      case 'bookings':
      case 'meetings':
      case 'events':
        for (const kept of this.#kept.values()) if (kept.tenantId === tenantId) kept.content.forgetTimes?.(people);
        // Of a month's single sessions one is left more, or less.
        if (document['flash'] !== undefined) of?.changed.add(String(document['mentorId']));
        break;
      case 'match-requests':
        of?.content.forgetAnswers?.(people);
        break;
      default:
        for (const personId of people) of?.changed.add(personId);
    }
  }

  #onVisit({ documentKey, updateDescription }: Change): void {
    const at = updateDescription?.updatedFields?.['lastActiveAt'];
    if (at instanceof Date) for (const { content } of this.#kept.values()) content.wasHere?.(String(documentKey?._id), at);
  }

  #letGo(kept: Kept<Content>): void {
    if (this.#kept.get(kept.programId) === kept) this.#kept.delete(kept.programId);
  }

  /** Lets go of what nobody needs at the moment; called by itself each minute. */
  tidy(now = Date.now()): void {
    const longestAgo = [...this.#kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    let people = longestAgo.reduce((sum, [, { content }]) => sum + content.size, 0);
    const newest = longestAgo.at(-1)?.[1]; // however large it is, it is being looked at
    for (const [key, kept] of longestAgo) {
      if (now - kept.usedAt < idleMs && (people <= this.#keeping.most || kept === newest)) break;
      people -= kept.content.size;
      this.#kept.delete(key);
    }
    if (this.#kept.size === 0) void this.close();
  }
}
