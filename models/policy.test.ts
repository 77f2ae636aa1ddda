import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonActor } from './actor.ts';
import { may, type Resource } from './policy.ts';
import { actions, roles, type Action, type Role } from './vocabulary.ts';

const [ana, ben, zoe] = ['a'.repeat(24), 'b'.repeat(24), 'c'.repeat(24)] as const;
const person = (personId: string, ...roles: Role[]): PersonActor => ({ kind: 'person', tenantId: 't', programId: 'p', personId, roles });
const goalOf = (visibility: NonNullable<Resource['visibility']>): Resource => ({ owner: ana, mentee: ana, mentor: ben, visibility });

test('an action that nobody has ruled on is refused', () => {
  assert.equal(may(person(ana, 'coordinator'), 'goal.steal' as Action), false);
  assert.equal(may({ kind: 'owner' }, 'goal.read', goalOf('private')), false, 'the owner of the tool reads nobody’s goals');
});

test('who sees a goal is what its visibility says', () => {
  const readers = { owner: person(ana, 'mentee'), partner: person(ben, 'mentor'), coordinator: person(zoe, 'coordinator'), stranger: person(zoe, 'mentor') };
  const expected = {
    private: ['owner'],
    match: ['owner', 'partner'],
    'match-and-coordinators': ['owner', 'partner', 'coordinator'],
  } as const;
  for (const [visibility, allowed] of Object.entries(expected)) {
    for (const [name, reader] of Object.entries(readers)) {
      assert.equal(may(reader, 'goal.read', goalOf(visibility as keyof typeof expected)), (allowed as readonly string[]).includes(name), `${name} on ${visibility}`);
    }
  }
});

test('only its owner changes a goal, however widely it is shared', () => {
  for (const action of ['goal.edit', 'goal.check-in', 'goal.drop', 'goal.restore'] as const) {
    assert.equal(may(person(ana, 'mentee'), action, goalOf('match-and-coordinators')), true);
    assert.equal(may(person(ben, 'mentor'), action, goalOf('match-and-coordinators')), false);
    assert.equal(may(person(zoe, 'coordinator', 'tenant-admin'), action, goalOf('match-and-coordinators')), false);
  }
});

test('a board is its person’s, as mentor or as mentee, and nobody else’s', () => {
  for (const action of ['board.read', 'board.edit'] as const) {
    assert.deepEqual([may(person(ana, 'mentee'), action, { owner: ana }), may(person(ana, 'mentor'), action, { owner: ana })], [true, true]);
    const others = [person(ben, 'mentor'), person(zoe, 'coordinator', 'tenant-admin', 'safeguarding-lead', 'teacher', 'mentee')];
    for (const other of others) assert.equal(may(other, action, { owner: ana }), false);
  }
});

test('a request is answered by its mentor and edited by its mentee, by nobody else', () => {
  const request: Resource = { mentor: ben, mentee: ana };
  assert.equal(may(person(ben, 'mentor'), 'match-request.answer', request), true);
  assert.equal(may(person(zoe, 'coordinator'), 'match-request.answer', request), false);
  assert.equal(may(person(ana, 'mentee'), 'match-request.edit', request), true);
  assert.equal(may(person(ben, 'mentor'), 'match-request.edit', request), false);
});

/** Who of the program may ever do it, and who may with one thing: its owner, the two of its pair, somebody else's mentor and mentee, a coordinator. */
type Row = readonly [ever: readonly (Role | 'no role')[], withOne: readonly ('owner' | 'its mentor' | 'its mentee' | 'another' | 'coordinator')[]];

const everybody: Row = [['no role', ...roles], ['owner', 'its mentor', 'its mentee', 'another', 'coordinator']];
const coordinators: Row = [['tenant-admin', 'coordinator'], ['coordinator']];
const coordinatorsAndTeachers: Row = [[...coordinators[0], 'teacher'], ['coordinator']];
const ownersOnly: Row = [everybody[0], ['owner']];
const participants: Row = [['mentor', 'mentee'], ['its mentor', 'its mentee', 'another']];
const participantsAndCoordinators: Row = [['tenant-admin', 'coordinator', 'mentor', 'mentee'], ['its mentor', 'its mentee', 'another', 'coordinator']];
const pairs: Row = [everybody[0], ['its mentor', 'its mentee']];
const pairsAndCoordinators: Row = [everybody[0], ['its mentor', 'its mentee', 'coordinator']];
const itsMentees: Row = [everybody[0], ['its mentee']];
const mentorsAndCoordinators: Row = [everybody[0], ['its mentor', 'coordinator']];
const mentors: Row = [['mentor'], ['its mentor', 'another']];

const expected: Record<Action, Row> = {
  'session.read': everybody,
  'session.end': everybody,
  'home.read': everybody,
  'events.read': everybody,
  'draft.read': everybody,
  'draft.write': everybody,
  'program.start': everybody,
  'program.link': everybody,
  'program.list': everybody,
  'program.read': everybody,
  'program.edit': coordinators,
  'enrolment.join': everybody,
  'enrolment.list': coordinatorsAndTeachers,
  'enrolment.decide': coordinators,
  'enrolment.leave': ownersOnly,
  'consent.list': ownersOnly,
  'consent.edit': ownersOnly,
  'person.edit': everybody,
  'notification.read': ownersOnly,
  'notification.edit': ownersOnly,
  'answer.list': everybody,
  'roster.read': coordinatorsAndTeachers,
  'external-person.list': coordinators,
  'external-person.invite': coordinators,
  'mentor.list': participantsAndCoordinators,
  'mentor.read': participantsAndCoordinators,
  'mentor.mark': [['mentee'], ['its mentee', 'another']],
  'match-request.send': [['mentee'], ['its mentee', 'another']],
  'match-request.list': participants,
  'match-request.read': pairsAndCoordinators,
  'match-request.edit': itsMentees,
  'match-request.rank': itsMentees,
  'match-request.withdraw': itsMentees,
  'match-request.answer': [everybody[0], ['its mentor']],
  'match-request.oversee': coordinators,
  'match.list': participantsAndCoordinators,
  'match.read': pairsAndCoordinators,
  'match.confirm': [everybody[0], ['its mentor', 'its mentee']],
  'match.pause': pairsAndCoordinators,
  'match.end': pairsAndCoordinators,
  'match.oversee': coordinators,
  'circle.list': participantsAndCoordinators,
  'circle.read': participantsAndCoordinators,
  'circle.start': mentors,
  'circle.edit': mentorsAndCoordinators,
  'circle.join': [['mentee'], ['its mentee', 'another']],
  'circle.leave': itsMentees,
  'circle.admit': mentorsAndCoordinators,
  'circle.close': mentorsAndCoordinators,
  'circle.meet': [everybody[0], ['its mentor']],
  'matching-run.read': coordinators,
  'matching-run.make': coordinators,
  'matching-run.publish': coordinators,
  'kept-apart.read': coordinators,
  'kept-apart.edit': coordinators,
  'protected-answer.read': ownersOnly,
  'protected-answer.edit': ownersOnly,
  'fairness-report.make': coordinators,
  'slot.list': pairs,
  'waiting-list.list': everybody,
  'waiting-list.read': ownersOnly,
  'waiting-list.join': everybody,
  'waiting-list.leave': ownersOnly,

  'goal.list': everybody,
  'goal.read': ownersOnly, // this one says nothing of whom it is shared with
  'goal.set': participants,
  'goal.edit': ownersOnly,
  'goal.check-in': ownersOnly,
  'goal.drop': ownersOnly,
  'goal.restore': ownersOnly,
  'board.read': [participants[0], []], // the owner of this one takes no part any more
  'board.edit': [participants[0], []],
  'calendar-feed.read': [participants[0], []],
  'calendar-feed.edit': [participants[0], []],
  'agenda.read': pairs,
  'agenda.edit': pairs,
  'task.read': pairs,
  'task.add': pairs,
  'task.edit': pairs,
  'task.tick': [everybody[0], []], // its owner, who is one of the two
  'note.list': pairsAndCoordinators,
  'note.read': ownersOnly, // this one is not shared
  'note.write': pairs,
  'note.edit': ownersOnly,
  'icebreaker.read': pairs,
  'icebreaker.answer': pairs,
  'availability.read': mentors,
  'availability.edit': mentors,
  'busy-calendar.read': [participants[0], []], // as a board
  'busy-calendar.edit': [participants[0], []],
  'meeting.list': participants,
  'meeting.read': pairsAndCoordinators,
  'meeting.book': pairs,
  'slot.hold': participants,
  'meeting.move': pairs,
  'meeting.change-room': [pairs[0], ['its mentor']],
  'meeting.cancel': pairs,
  'meeting.confirm-held': pairs,
  'meeting.contest': pairs,
  'meeting.go-on': pairs,
  'proposal.list': participants,
  'proposal.read': pairs,
  'proposal.make': pairs,
  'proposal.answer': pairs,
  'proposal.withdraw': pairs,
  'flash.book': [['mentee'], ['its mentee', 'another']],
  'grade-column.read': coordinators,
  'grade-column.send-again': coordinators,
  'completion.read': everybody,
  'review.read': coordinatorsAndTeachers,
};

test('each action is for those it is for, and for nobody else', () => {
  const olga = 'd'.repeat(24);
  const thing: Resource = { owner: olga, mentor: ben, mentee: ana };
  const readers = {
    owner: person(olga),
    'its mentor': person(ben, 'mentor'),
    'its mentee': person(ana, 'mentee'),
    another: person(zoe, 'mentor', 'mentee'),
    coordinator: person(zoe, 'coordinator'),
  } as const;
  for (const action of actions) {
    const ever = (['no role', ...roles] as const).filter((role) => may(role === 'no role' ? person(ana) : person(ana, role), action));
    const withOne = Object.entries(readers).flatMap(([name, reader]) => (may(reader, action, thing) ? [name] : []));
    assert.deepEqual([ever, withOne].map((names) => names.toSorted()), expected[action].map((names) => names.toSorted()), action);
  }
});

test('who teaches in a further course looks after what is of that course, not of the program or another course', () => {
  const moses = person(zoe, 'teacher');
  for (const action of ['enrolment.list', 'roster.read'] as const) {
    assert.deepEqual([may(moses, action, { teacher: zoe }), may(moses, action, { teacher: ben }), may(moses, action, {})], [true, false, false]);
    assert.equal(may(person(zoe, 'mentor'), action, { teacher: zoe }), false);
  }
});

test('a job may do everything, the owner of the tool nothing of what people do', () => {
  for (const action of actions) {
    assert.equal(may({ kind: 'system', job: 'nightly' }, action), true, action);
    assert.equal(may({ kind: 'owner' }, action), false, action);
  }
});

test('without a thing the question is whether the actor could ever do it', () => {
  assert.equal(may(person(ana), 'enrolment.decide'), false);
  assert.equal(may(person(ana, 'coordinator'), 'enrolment.decide'), true);
  assert.equal(may(person(ana), 'goal.read'), true, 'their own');
  assert.equal(may(person(ana), 'availability.edit'), false, 'only a mentor has rules');
});

test('a person in no program yet can do nothing inside one', () => {
  const outside: PersonActor = { kind: 'person', tenantId: 't', personId: ana, roles: ['coordinator', 'mentor', 'mentee'] };
  const possible = actions.filter((action) => may(outside, action, { owner: ana, mentor: ana, mentee: ana, visibility: 'match-and-coordinators' }));
  assert.deepEqual(possible, ['session.read', 'session.end', 'draft.read', 'draft.write', 'program.start', 'program.link', 'program.list', 'person.edit']);
});
