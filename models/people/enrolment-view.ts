import type { Language, EnrolmentRole, EnrolmentState } from '../vocabulary.ts';
import type { StoredAnswer, StoredEnrolment } from './enrolment.model.ts';
import { nameless, type StoredPerson } from './person.model.ts';

/** One's own part in a program: the contract's `MyEnrolment`. */
export interface MyEnrolment {
  id: string;
  role: EnrolmentRole;
  state: EnrolmentState;
  /** The coordinator's words where it was declined. */
  reason: string | null;
  topics: string[];
  answers: StoredAnswer[];
  /** What matters most to a mentee who has said it. */
  emphasis?: string;
  headline: string | null;
  about: string | null;
  capacity: number;
  placesTaken: number;
  joinedAt: Date;
}

/** Somebody's part as a coordinator sees it: the contract's `Enrolment`. */
export interface Enrolment {
  id: string;
  person: { id: string; name: string; headline: string | null };
  role: EnrolmentRole;
  state: EnrolmentState;
  topics: string[];
  languages: Language[];
  zone: string | null;
  about: string | null;
  askedAt: Date;
}

export function toMine({ _id, role, state, reason, topics, answers = [], emphasis, headline, about, capacity, placesTaken, askedAt }: StoredEnrolment): MyEnrolment {
  return { id: String(_id), role, state, reason, topics, answers, ...(emphasis && { emphasis }), headline, about, capacity, placesTaken, joinedAt: askedAt };
}

/** @param person undefined: erased altogether */
export function toEnrolment(enrolment: StoredEnrolment, person: Pick<StoredPerson, 'name' | 'languages' | 'zone'> | undefined): Enrolment {
  const { _id, personId, role, state, topics, headline, about, askedAt } = enrolment;
  return {
    id: String(_id),
    person: { id: String(personId), name: person?.name ?? nameless, headline },
    role,
    state,
    topics,
    languages: person?.languages ?? [],
    zone: person?.zone ?? null,
    about,
    askedAt,
  };
}
