import type { ProgramActor } from '../actor.ts';
import { readHomeRows, type HomeRows } from '../home/home.ts';

/** What a first page asks the database for. */
interface FirstPage {
  readonly actor: ProgramActor;
  readonly hasCircles: boolean;
  /** The deployment that they came by, by its id here. */
  readonly deploymentId: string | null;
}

interface Foreseen extends FirstPage {
  readonly rows: Promise<HomeRows>;
}

/** A first page that is being read, or not, before it is sure whose launch it is. */
export interface Foreseeing {
  /** What the launch says of who comes from where: a hash of it. */
  readonly said: string;
  readonly page: Foreseen | undefined;
}

/** So many a process remembers, some 300 bytes each; who was not here for longest is forgotten first. */
const most = 10_000;
const lastAsked = new Map<string, FirstPage>();

/**
 * Begins to read the first page of a launch while it is still looked up where that comes from: who comes again mostly is what they were.
 * Only the question is guessed, as the one that the last launch led to which said the very same. No answer is kept, and what
 * is read is as fresh as the rest of the launch.
 * @param said not verified as yet
 */
export function foresee(said: string, now: Date): Foreseeing {
  const page = lastAsked.get(said);
  if (page === undefined) return { said, page };
  const rows = readHomeRows(page.actor, now, page);
  rows.catch(() => undefined); // heard by whoever wants the rows; a launch that is refused wants none
  return { said, page: { ...page, rows } };
}

/** The rows that were foreseen, where the launch, verified and looked up, asks for exactly those. Remembers the question for the next time. */
export function foreseenRows({ said, page: foreseen }: Foreseeing, page: FirstPage): Promise<HomeRows> | undefined {
  lastAsked.delete(said);
  lastAsked.set(said, page);
  if (lastAsked.size > most) lastAsked.delete(lastAsked.keys().next().value!);
  return foreseen !== undefined && isSame(foreseen, page) ? foreseen.rows : undefined;
}

function isSame(one: FirstPage, other: FirstPage): boolean {
  return one.hasCircles === other.hasCircles && askerOf(one.actor) === askerOf(other.actor);
}

function askerOf({ tenantId, programId, personId, roles }: ProgramActor): string {
  return [tenantId, programId, personId, ...roles].join(' ');
}
