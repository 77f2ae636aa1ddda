import type { ProgramActor } from '../actor.ts';
import type { StoredEvent } from '../events/events.ts';
import { readAbsenceNote, readContest, readCorrection } from '../meetings/absences.ts';
import type { MailTemplate } from '../vocabulary.ts';
import type { Letter } from './letters.ts';

const readers = { 'absence-noted': readAbsenceNote, 'absence-corrected': readCorrection, 'outcome-contested': readContest } as const;
type OutcomeTemplate = keyof typeof readers;

export function isOfOutcome(template: MailTemplate): template is OutcomeTemplate {
  return template in readers;
}

/** What a letter about a word on a past meeting tells; null where it has been overtaken. */
export async function outcomeOfLetter(reader: ProgramActor, template: OutcomeTemplate, event: StoredEvent, now: Date): Promise<Pick<Letter, 'other' | 'circle' | 'meeting'> | null> {
  const word = await readers[template](reader, String(event.subjectIds[0]), event, now);
  if (word === null) return null;
  const { meeting, by, reason, contestUntil } = word;
  return {
    other: by,
    circle: meeting.circle === undefined ? null : { title: meeting.circle.title, message: '' },
    meeting: { ...meeting, meetingUrl: null, clockChange: null, reason, wentWithMatch: false, byReceiver: false, before: null, contestUntil },
  };
}
