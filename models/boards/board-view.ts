import type { PersonActor } from '../actor.ts';
import { dateAfter, dateOf, toSpan, type LocalSpan } from '../availability/spans.ts';
import { contactsOf, type Contact } from '../meetings/contacts.ts';
import { together } from '../mongodb/connect.ts';
import { namesOf } from '../people/across-programs.ts';
import { readPerson } from '../people/people.ts';
import { programNames, type ProgramName } from '../programs/program-names.ts';
import type { BoardNeed, MatchState } from '../vocabulary.ts';
import type { StoredSeat, StoredSitter } from './board.model.ts';
import { networkOf, type Network } from './partners.ts';
import { topicGaps, type TopicGap } from './topic-gaps.ts';

/** A match with somebody, in the program that it belongs to. */
export interface MatchWith {
  id: string;
  program: { id: string; title: string };
  state: MatchState;
}

/** Who can sit on a board, or sits there. */
export interface BoardPartner {
  id: string;
  name: string | null;
  /** The newest first. */
  matches: MatchWith[];
}

export interface BoardMember {
  /** null: somebody of elsewhere. */
  personId: string | null;
  /** null: somebody who was erased. */
  name: string | null;
  matches: MatchWith[];
  since: string;
}

export interface SeatContact {
  last: { on: string; how: 'met' | 'noted' } | null;
  next: { meetingId: string; programId: string; when: LocalSpan } | null;
  /** By when to speak again; null where the seat has no rhythm or nobody sits there. */
  dueOn: string | null;
  /** That day is over and no meeting is planned. */
  due: boolean;
}

/** A seat as its person sees it: the contract's `BoardSeat`. Dates are those of their clock. */
export interface BoardSeat {
  id: string;
  need: { kind: BoardNeed | null; words: string | null };
  topic: { programId: string; key: string } | null;
  member: BoardMember | null;
  cadenceWeeks: number | null;
  contact: SeatContact;
  note: string | null;
  earlier: { name: string | null; from: string; until: string }[];
  archivedOn: string | null;
}

export interface Board {
  seats: BoardSeat[];
  /** The last archived first. */
  archived: BoardSeat[];
  /** Everybody from the person's matches, whom a seat can be given. */
  partners: BoardPartner[];
  gaps: TopicGap[];
}

interface Background {
  network: Network;
  programs: ReadonlyMap<string, ProgramName>;
  names: ReadonlyMap<string, string | null>;
  contacts: ReadonlyMap<string, Contact>;
  zone: string;
  today: string;
}

/** What a person reads of their seats: who sits there is looked up at this moment. */
export async function viewBoard(actor: PersonActor, all: readonly StoredSeat[], now: Date): Promise<Board> {
  const known = await background(actor, now);
  const seats = all.filter(({ archivedOn }) => archivedOn === null);
  const archived = all.filter(({ archivedOn }) => archivedOn !== null).reverse();
  return {
    seats: seats.map((seat) => viewSeat(seat, known)),
    archived: archived.map((seat) => viewSeat(seat, known)),
    partners: [...known.network.partners.keys()].flatMap((id) => {
      const name = known.names.get(id) ?? null;
      return name === null ? [] : [{ id, name, matches: matchesWith(id, known) }];
    }),
    gaps: await topicGaps(actor, known.network, { seats, programs: known.programs }),
  };
}

export async function viewOneSeat(actor: PersonActor, seat: StoredSeat, now: Date): Promise<BoardSeat> {
  return viewSeat(seat, await background(actor, now));
}

async function background(actor: PersonActor, now: Date): Promise<Background> {
  const [person, network] = await together(() => readPerson(actor, actor.personId), () => networkOf(actor));
  const [programs, names, contacts] = await together(
    () => programNames(actor, network.programIds, person.locale),
    () => namesOf(actor, [...network.partners.keys()]),
    () => contactsOf(actor, network.programIds, now),
  );
  const own = person.zone ?? 'UTC';
  return { network, programs, names, contacts, zone: actor.viewedZone ?? own, today: dateOf(own, now) };
}

function viewSeat(seat: StoredSeat, known: Background): BoardSeat {
  const member = seat.member === null ? null : viewMember(seat.member, known);
  return {
    id: String(seat._id),
    need: { kind: seat.kind, words: seat.words },
    topic: seat.topic && { programId: String(seat.topic.programId), key: seat.topic.key },
    member,
    cadenceWeeks: seat.cadenceWeeks,
    contact: contactIn(seat, member, known),
    note: seat.note,
    earlier: seat.earlier.map((sitter) => ({ name: nameOf(sitter, known), from: sitter.since, until: sitter.until })).reverse(),
    archivedOn: seat.archivedOn,
  };
}

/** Somebody whose only match was taken back before anybody was told never sat there. */
function viewMember(sitter: StoredSitter, known: Background): BoardMember | null {
  const personId = sitter.personId && String(sitter.personId);
  if (personId !== null && !known.network.partners.has(personId)) return null;
  return { personId, name: nameOf(sitter, known), matches: personId === null ? [] : matchesWith(personId, known), since: sitter.since };
}

function nameOf({ personId, name }: StoredSitter, { names }: Background): string | null {
  return personId === null ? name : (names.get(String(personId)) ?? null);
}

function matchesWith(personId: string, { network, programs }: Background): MatchWith[] {
  return (network.partners.get(personId) ?? []).flatMap(({ id, programId, state }) => {
    const program = programs.get(programId);
    return program === undefined ? [] : [{ id, program: { id: programId, title: program.title }, state }];
  });
}

function contactIn({ notedOn, cadenceWeeks }: StoredSeat, member: BoardMember | null, { contacts, zone, today }: Background): SeatContact {
  if (member === null) return { last: null, next: null, dueOn: null, due: false };
  const contact = member.personId === null ? undefined : contacts.get(member.personId);
  const metOn = contact?.lastMet ? dateOf(zone, contact.lastMet) : null;
  const last = metOn !== null && metOn >= (notedOn ?? '') ? ({ on: metOn, how: 'met' } as const) : notedOn === null ? null : ({ on: notedOn, how: 'noted' } as const);
  const next = contact?.next ? { meetingId: contact.next.id, programId: contact.next.programId, when: toSpan(contact.next, zone, zone).yours } : null;
  const dueOn = cadenceWeeks === null ? null : dateAfter(last?.on ?? member.since, 7 * cadenceWeeks);
  return { last, next, dueOn, due: dueOn !== null && dueOn < today && next === null };
}
