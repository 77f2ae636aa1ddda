import { trusted } from 'mongoose';
import type { ProgramScope } from '../availability/rules.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { PersonModel, type StoredPerson } from './person.model.ts';

/** A mentor's part in a program with the person, as much as the directory needs to find them. */
export interface MentorPart {
  readonly personId: string;
  /** Agreed to be shown, takes part or rests, and is neither suspended nor erased. */
  readonly shown: boolean;
  readonly enrolment: Pick<StoredEnrolment, 'personId' | 'role' | 'state' | 'topics' | 'answers' | 'headline' | 'capacity' | 'placesTaken' | 'pausedUntil'>;
  readonly person: Pick<StoredPerson, 'name' | 'languages' | 'zone' | 'lastActiveAt'>;
}

const together = 1_000;
const ofEnrolment = { personId: 1, role: 1, state: 1, topics: 1, answers: 1, headline: 1, capacity: 1, placesTaken: 1, pausedUntil: 1, inDirectory: 1 } as const;
const ofPerson = { name: 1, languages: 1, zone: 1, lastActiveAt: 1, suspendedAt: 1, erasedAt: 1 } as const;

/** Everybody who has ever been a mentor of the program, also who is not shown, a thousand at a time; or those of these people. */
export async function* mentorParts({ tenantId, programId }: ProgramScope, personIds?: readonly string[]): AsyncGenerator<MentorPart[]> {
  const which = personIds === undefined ? {} : { personId: trusted({ $in: personIds }) };
  const rows = EnrolmentModel.find({ tenantId, programId, role: 'mentor', ...which }, ofEnrolment).lean().cursor({ batchSize: together });
  let some: Row[] = [];
  for await (const row of rows) {
    if (some.push(row) < together) continue;
    yield withPeople(tenantId, some);
    some = [];
  }
  if (some.length > 0) yield withPeople(tenantId, some);
}

type Row = MentorPart['enrolment'] & Pick<StoredEnrolment, 'personId' | 'inDirectory'>;

async function withPeople(tenantId: string, enrolments: readonly Row[]): Promise<MentorPart[]> {
  const people = await PersonModel.find({ tenantId, _id: trusted({ $in: enrolments.map(({ personId }) => personId) }) }, ofPerson).lean();
  const byId = new Map(people.map((person) => [String(person._id), person]));
  return enrolments.flatMap((enrolment) => {
    const personId = String(enrolment.personId);
    const person = byId.get(personId);
    if (person === undefined) return [];
    const { name, languages, zone, lastActiveAt, suspendedAt, erasedAt } = person;
    const takesPart = enrolment.state === 'active' || enrolment.state === 'paused';
    const shown = enrolment.inDirectory && takesPart && suspendedAt === null && erasedAt === null;
    return [{ personId, shown, enrolment, person: { name, languages, zone, lastActiveAt } }];
  });
}
