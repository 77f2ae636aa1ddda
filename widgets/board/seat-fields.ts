import { limits, type BoardNeed } from '../../models/vocabulary.ts';
import type { DraftFields } from '../api/draft.ts';
import type { CallInput } from '../api/operation.ts';
import type { Board, Seat } from './board-host.ts';
import { kinds } from './needs.ts';

/** What stands for "in my own words" and for "somebody else" among the choices. */
export const own = 'own';
export const nobody = '';

/** A seat as it stands in its form: text as it is typed, '' for nothing. */
export interface SeatFields {
  /** One of the usual needs, or `own`. */
  kind: BoardNeed | typeof own;
  words: string;
  /** A partner's id, `own` for a name that is written, '' for nobody. */
  who: string;
  name: string;
  /** Weeks, '' for no rhythm. */
  weeks: string;
  /** YYYY-MM-DD */
  lastOn: string;
  note: string;
}

export type FieldName = 'seat-words' | 'seat-name' | 'seat-last';

/** The rhythms that are offered, in weeks: from every other week to twice a year. */
export const rhythms = [2, 4, 8, 13, 26] as const;
const usualRhythm = 8;

export function blankSeat(words = ''): SeatFields {
  return { kind: words === '' ? 'sponsor' : own, words, who: nobody, name: '', weeks: String(usualRhythm), lastOn: '', note: '' };
}

export function fieldsOf({ need, member, cadenceWeeks, contact, note }: Seat): SeatFields {
  return {
    kind: need.kind ?? own,
    words: need.words ?? '',
    who: member === null ? nobody : (member.personId ?? own),
    name: member?.personId === null ? (member.name ?? '') : '',
    weeks: cadenceWeeks === null ? '' : String(cadenceWeeks),
    lastOn: contact.last?.how === 'noted' ? contact.last.on : '',
    note: note ?? '',
  };
}

/** Whom the form can offer: everybody from the matches, and who sits there now, also where they have no name any more. */
export function choicesFor({ partners }: Board, seat: Seat | undefined): { id: string; name: string | null; program: string }[] {
  const all = partners.map(({ id, name, matches }) => ({ id, name, program: matches[0]?.program.title ?? '' }));
  const { personId = null, name = null, matches = [] } = seat?.member ?? {};
  if (personId === null || all.some(({ id }) => id === personId)) return all;
  return [{ id: personId, name, program: matches[0]?.program.title ?? '' }, ...all];
}

/** The field holds a day that exists and is not to come. */
export function isPast(date: string, today: string): boolean {
  return date !== '' && date <= today;
}

export function wrongIn({ kind, words, who, name, lastOn }: SeatFields, today: string): FieldName[] {
  return [
    ...(kind === own && words.trim() === '' ? ['seat-words' as const] : []),
    ...(who === own && name.trim() === '' ? ['seat-name' as const] : []),
    ...(who !== nobody && lastOn !== '' && !isPast(lastOn, today) ? ['seat-last' as const] : []),
  ];
}

export function toDraft(fields: SeatFields): DraftFields {
  return { ...fields };
}

/** What a draft brings back; who is no longer among the choices is nobody. */
export function withDraft(fields: SeatFields, draft: DraftFields, known: ReadonlySet<string>): SeatFields {
  if (Object.keys(draft).length === 0) return fields;
  const kind = kinds.find((one) => one === draft['kind']) ?? own;
  const who = draft['who'] ?? fields.who;
  return {
    kind, words: draft['words'] ?? '', who: who === own || known.has(who) ? who : nobody, name: draft['name'] ?? '', weeks: draft['weeks'] ?? fields.weeks, lastOn: draft['lastOn'] ?? '', note: draft['note'] ?? '',
  };
}

type Body = NonNullable<CallInput<'addBoardSeat'>['body']>;

/** What is sent of a new seat. */
export function newSeatOf(fields: SeatFields, topic?: Body['topic']): Body {
  const { kind, words, weeks, note } = fields;
  return {
    need: kind === own ? { words: words.trim().slice(0, limits.boardNeed) } : { kind },
    ...(topic && { topic }),
    member: memberOf(fields),
    cadenceWeeks: weeks === '' ? null : Number(weeks),
    note: note.trim(),
  };
}

/** What is sent of one that is changed. The day goes with it only where it was changed: one that follows from a meeting stays what it is. */
export function changeOf(fields: SeatFields, before: Seat): NonNullable<CallInput<'editBoardSeat'>['body']> {
  const { member, ...rest } = newSeatOf(fields);
  const was = fieldsOf(before);
  const same = fields.who === was.who && fields.name.trim() === was.name;
  return {
    ...rest,
    ...(same ? {} : { member: member ?? null }),
    ...(fields.who !== nobody && fields.lastOn !== (same ? was.lastOn : '') ? { lastContactOn: fields.lastOn || null } : {}),
  };
}

function memberOf({ who, name }: SeatFields): NonNullable<Body['member']> | null {
  return who === nobody ? null : who === own ? { name: name.trim() } : { personId: who };
}
