import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonActor } from './actor.ts';
import { may, type Resource } from './policy.ts';
import { actions, type Action, type Role } from './vocabulary.ts';

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

test('a request is answered by its mentor and edited by its mentee, by nobody else', () => {
  const request: Resource = { mentor: ben, mentee: ana };
  assert.equal(may(person(ben, 'mentor'), 'match-request.answer', request), true);
  assert.equal(may(person(zoe, 'coordinator'), 'match-request.answer', request), false);
  assert.equal(may(person(ana, 'mentee'), 'match-request.edit', request), true);
  assert.equal(may(person(ben, 'mentor'), 'match-request.edit', request), false);
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
