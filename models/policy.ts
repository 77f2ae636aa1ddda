import type { Actor, PersonActor } from './actor.ts';
import type { Action, GoalVisibility, Role } from './vocabulary.ts';

/**
 * What the policy needs to know of a thing: who owns it, whose pair it belongs to, and how widely it is shared.
 * Ids are strings as on the wire.
 */
export interface Resource {
  /** The person it belongs to: a goal's owner, a profile's person. */
  readonly owner?: string;
  readonly mentor?: string;
  readonly mentee?: string;
  /** Who teaches in the further course that it belongs to. */
  readonly teacher?: string;
  readonly visibility?: GoalVisibility;
}

type Rule = (is: Relation) => boolean;

/**
 * The relations between a person and a thing that rules are made of, worked out as a rule asks for them. Without a thing
 * it is the person's in every way: what no relation can grant, they can never do.
 */
class Relation {
  readonly #actor: PersonActor;
  readonly #resource: Resource | undefined;

  constructor(actor: PersonActor, resource: Resource | undefined) {
    this.#actor = actor;
    this.#resource = resource;
  }

  get coordinator(): boolean {
    return this.#has('coordinator') || this.#has('tenant-admin');
  }
  /** Teaches in the further course that the thing belongs to. */
  get itsTeacher(): boolean {
    return this.#has('teacher') && this.#is('teacher');
  }
  get mentor(): boolean {
    return this.#has('mentor');
  }
  get mentee(): boolean {
    return this.#has('mentee');
  }
  get participant(): boolean {
    return this.mentor || this.mentee;
  }
  get itsOwner(): boolean {
    return this.#is('owner');
  }
  get itsMentor(): boolean {
    return this.#is('mentor');
  }
  get itsMentee(): boolean {
    return this.#is('mentee');
  }
  get itsPair(): boolean {
    return this.itsMentor || this.itsMentee;
  }
  get sharedWithPair(): boolean {
    return this.#isShared('match', 'match-and-coordinators');
  }
  get sharedWithCoordinators(): boolean {
    return this.#isShared('match-and-coordinators');
  }

  #has(role: Role): boolean {
    return this.#actor.roles.includes(role);
  }

  #isShared(...enough: GoalVisibility[]): boolean {
    return enough.some((visibility) => visibility === this.#resource?.visibility);
  }

  #is(who: 'owner' | 'mentor' | 'mentee' | 'teacher'): boolean {
    return this.#resource === undefined || this.#resource[who] === this.#actor.personId;
  }
}

/** Also somebody who is in no program yet. */
const anybody: Rule = () => true;
/** Whoever is in the program; `may` asks for it for every rule but `anybody`. */
const member: Rule = () => true;
const participant: Rule = (is) => is.participant;
const coordinator: Rule = (is) => is.coordinator;
/** Of a program the coordinators, of a course in it also those who teach there. */
const coordinatorOrTeacher: Rule = (is) => is.coordinator || is.itsTeacher;
const pair: Rule = (is) => is.itsPair;
/** A person's own, as long as they take part in the program that they come from. */
const participantsOwn: Rule = (is) => is.participant && is.itsOwner;

const rules: Record<Action, Rule> = {
  'session.read': anybody,
  'session.end': anybody,
  'home.read': member,
  'events.read': member,
  'draft.read': anybody,
  'draft.write': anybody,

  'program.start': anybody, // and only in an unlinked course that one teaches: the verb asks the session's launch
  'program.link': anybody, // likewise
  'program.list': anybody,
  'program.read': member,
  'program.edit': coordinator,

  'enrolment.join': member,
  'enrolment.list': coordinatorOrTeacher,
  'enrolment.decide': coordinator,
  'enrolment.leave': (is) => is.itsOwner,
  'consent.list': (is) => is.itsOwner,
  'consent.edit': (is) => is.itsOwner,
  'person.edit': anybody,
  'notification.read': (is) => is.itsOwner,
  'notification.edit': (is) => is.itsOwner,
  'answer.list': member, // and of each answer only what its visibility and their relation allow: the verb asks both
  'roster.read': coordinatorOrTeacher,
  'external-person.list': coordinator,
  'external-person.invite': coordinator,

  'mentor.list': (is) => is.participant || is.coordinator,
  'mentor.read': (is) => is.participant || is.coordinator,
  'mentor.mark': (is) => is.mentee,

  'match-request.send': (is) => is.mentee,
  'match-request.list': (is) => is.participant,
  'match-request.read': (is) => is.itsPair || is.coordinator,
  'match-request.edit': (is) => is.itsMentee,
  'match-request.rank': (is) => is.itsMentee,
  'match-request.withdraw': (is) => is.itsMentee,
  'match-request.answer': (is) => is.itsMentor,
  'match-request.oversee': coordinator,

  'match.list': (is) => is.participant || is.coordinator,
  'match.read': (is) => is.itsPair || is.coordinator,
  'match.confirm': pair,
  'match.pause': (is) => is.itsPair || is.coordinator,
  'match.end': (is) => is.itsPair || is.coordinator,
  'match.oversee': coordinator,
  'slot.list': pair,

  'circle.list': (is) => is.participant || is.coordinator,
  'circle.read': (is) => is.participant || is.coordinator, // of a hidden one only its people: the verb knows who is in it or invited
  'circle.start': (is) => is.mentor,
  'circle.edit': (is) => is.itsMentor || is.coordinator,
  'circle.join': (is) => is.mentee,
  'circle.leave': (is) => is.itsMentee,
  'circle.admit': (is) => is.itsMentor || is.coordinator,
  'circle.close': (is) => is.itsMentor || is.coordinator,
  'circle.meet': (is) => is.itsMentor,

  'waiting-list.list': member,
  'waiting-list.read': (is) => is.itsOwner,
  'waiting-list.join': member, // what somebody waits for decides who may: the list's kind
  'waiting-list.leave': (is) => is.itsOwner,

  'matching-run.read': coordinator,
  'matching-run.make': coordinator,
  'matching-run.publish': coordinator,

  'kept-apart.read': coordinator,
  'kept-apart.edit': coordinator,

  'protected-answer.read': (is) => is.itsOwner, // nobody else reads a single one, in whatever role
  'protected-answer.edit': (is) => is.itsOwner,
  'fairness-report.make': coordinator,

  'goal.list': member,
  'goal.read': (is) => is.itsOwner || (is.sharedWithPair && is.itsPair) || (is.sharedWithCoordinators && is.coordinator),
  'goal.set': participant,
  'goal.edit': (is) => is.itsOwner,
  'goal.check-in': (is) => is.itsOwner,
  'goal.drop': (is) => is.itsOwner,
  'goal.restore': (is) => is.itsOwner,

  'board.read': participantsOwn,
  'board.edit': participantsOwn,
  'calendar-feed.read': participantsOwn,
  'calendar-feed.edit': participantsOwn,

  'availability.read': (is) => is.mentor,
  'availability.edit': (is) => is.mentor,
  'busy-calendar.read': participantsOwn,
  'busy-calendar.edit': participantsOwn,

  'meeting.list': (is) => is.participant,
  'meeting.read': (is) => is.itsPair || is.coordinator,
  'meeting.book': pair,
  'slot.hold': (is) => is.participant, // what it is kept for decides: booking, moving
  'meeting.move': pair,
  'meeting.change-room': (is) => is.itsMentor, // whose room it is
  'meeting.cancel': pair,
  'meeting.confirm-held': pair,
  'meeting.contest': pair,
  'meeting.go-on': pair,
  'proposal.list': participant,
  'proposal.read': pair,
  'proposal.make': pair,
  'proposal.answer': pair, // and of the two whoever did not propose: the verb knows
  'proposal.withdraw': pair,
  'flash.book': (is) => is.mentee,

  'agenda.read': pair, // of a circle: its mentor and whoever is to come; never coordinators
  'agenda.edit': pair,

  'task.read': pair, // never coordinators
  'task.add': pair,
  'task.edit': pair,
  'task.tick': (is) => is.itsOwner && is.itsPair,

  'note.list': (is) => is.itsPair || is.coordinator, // of a match, and of its notes only those that they may read
  'note.read': (is) => is.itsOwner || (is.sharedWithPair && is.itsPair) || (is.sharedWithCoordinators && is.coordinator),
  'note.write': pair,
  'note.edit': (is) => is.itsOwner, // to share and to delete it too

  'icebreaker.read': pair,
  'icebreaker.answer': pair,

  'grade-column.read': coordinator,
  'grade-column.send-again': coordinator,
  'completion.read': member, // of one's own, in the link that one launched: the verb asks the session
  'review.read': coordinatorOrTeacher, // only the one person that the session was opened to look at: likewise
};

/**
 * Whether the actor may do this to this thing: pure, and no for everything it does not know.
 * Asked twice: by the endpoint without a resource (may this actor ever do it?) and by the verb with the one it loaded.
 */
export function may(actor: Actor, action: Action, resource?: Resource): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const rule = rules[action] as Rule | undefined;
  if (rule === undefined) return false;
  if (actor.programId === undefined && rule !== anybody) return false;
  return rule(new Relation(actor, resource));
}
