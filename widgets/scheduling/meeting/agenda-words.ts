import type { Shape } from '../../api/operation.ts';
import { firstName } from '../../parts/times.ts';
import { text } from './agenda.text.ts';

export type Agenda = Shape<'Agenda'>;
export type AgendaItem = Agenda['items'][number];

/** What an item says: somebody's words, or its template's in the reader's language. */
export function titleOf({ kind, text: words }: Pick<AgendaItem, 'kind' | 'text'>): string {
  return words ?? (kind === 'topic' ? '' : text(`kind-${kind}`));
}

/** What somebody else did to an agenda between two reads of it, for screen readers; undefined where it was the reader or nobody. */
export function changeSaid(before: Agenda, { meetingId, lastChange }: Agenda, me: string | undefined): string | undefined {
  if (lastChange === null || meetingId !== before.meetingId || lastChange.at === before.lastChange?.at || lastChange.by.id === me) return undefined;
  return text(`said-${lastChange.what}`, { name: firstName(lastChange.by.name) });
}
