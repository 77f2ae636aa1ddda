import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { homeAlone, homeOfBen, homeWaiting, homeWithBen, meAsCoordinator, meAsTeacher, withBen } from './app-samples.ts';
import { navigationOf, pagesOf } from './navigation.ts';

const labels = (...args: Parameters<typeof navigationOf>) => navigationOf(...args).map(({ label }) => label);

describe('the navigation', () => {
  test('grows with what a mentee has', () => {
    assert.deepEqual(labels(meAsMentee, homeAlone), ['Home', 'Find a mentor', 'Goals']);
    assert.deepEqual(labels(meAsMentee, homeWaiting), ['Home', 'Find a mentor', 'Requests', 'Goals']);
    assert.deepEqual(labels(meAsMentee, homeWithBen), ['Home', 'With Ben', 'Meetings', 'Goals']);
  });

  test('names several mentors together', () => {
    const both = { ...homeWithBen, matches: [withBen, { ...withBen, id: '65f0c0ffee0000000000b009' }] };
    assert.equal(labels(meAsMentee, both)[1], 'Your mentors');
  });

  test('shows a mentor who asks, whom they mentor and when they meet', () => {
    assert.deepEqual(labels(meAsMentor, homeAlone), ['Home', 'Requests', 'Meetings']);
    assert.deepEqual(labels(meAsMentor, homeOfBen), ['Home', 'Your mentees', 'Requests', 'Meetings', 'Goals']);
  });

  test('shows a coordinator who mentors here', () => {
    assert.deepEqual(labels(meAsCoordinator, homeAlone), ['Home', 'Mentors', 'Program', 'Matching', 'People']);
  });

  test('has at most six entries for somebody who is everything at once', () => {
    const everything = { ...meAsMentee, roles: ['coordinator', 'mentor', 'mentee'] as typeof meAsMentee.roles };
    assert.ok(navigationOf(everything, { ...homeOfBen, matches: [withBen, ...homeOfBen.matches] }).length <= 6);
  });

  test('keeps its circles for somebody who mentors and looks for a mentor: what Home shows gives way, but not while it is open', () => {
    const both = { ...meAsMentee, roles: ['mentor', 'mentee'] as typeof meAsMentee.roles };
    const home = { ...homeOfBen, hasCircles: true };
    assert.deepEqual(labels(both, home), ['Home', 'Find a mentor', 'Your mentees', 'Meetings', 'Goals', 'Circles']);
    assert.deepEqual(labels(both, home, 'requests'), ['Home', 'Find a mentor', 'Your mentees', 'Requests', 'Meetings', 'Circles']);
    assert.deepEqual(labels(both, { ...home, hasCircles: false }), ['Home', 'Find a mentor', 'Your mentees', 'Requests', 'Meetings', 'Goals'], 'as long as there is room nothing does');
  });

  test('before the first data there is what is always there', () => {
    assert.deepEqual(labels(meAsMentee, undefined), ['Home', 'Find a mentor', 'Goals']);
  });
});

test('who only teaches in a further course begins with its people, and has nothing else', () => {
  assert.deepEqual(labels(meAsTeacher, homeAlone), ['People']);
  assert.deepEqual([...pagesOf(meAsTeacher)], ['people', 'profile', 'join']);
  assert.deepEqual(labels({ ...meAsMentee, roles: ['mentee', 'teacher'] }, homeAlone), ['Home', 'Find a mentor', 'Goals', 'People']);
  assert.ok(!pagesOf(meAsMentee).has('people'));
});

test('an address opens only pages that the roles have', () => {
  assert.ok(!pagesOf(meAsCoordinator).has('meetings'));
  assert.ok(pagesOf(meAsCoordinator).has('program') && !pagesOf(meAsMentor).has('program'));
  assert.ok(pagesOf(meAsMentor).has('find'));
  assert.ok(pagesOf(meAsMentor).has('board') && !pagesOf(meAsCoordinator).has('board'));
  assert.ok(!pagesOf({ ...meAsMentee, roles: [] }).has('find'));
});
