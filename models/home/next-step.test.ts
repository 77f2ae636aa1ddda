import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStep, type Standing } from './next-step.ts';

const ben = { id: 'b'.repeat(24), name: 'Ben', headline: null };
const ana = { id: 'a'.repeat(24), name: 'Ana', headline: null };
const until = new Date('2026-10-30T09:00:00Z');

function someone(standing: Partial<Standing>): Standing {
  return {
    isMentor: false, isMentee: false, hasOpeningHours: true, toAnswer: [], sent: [], waitingPeople: 0, matches: [], nextMeeting: null, hasOpenGoal: true,
    ...standing,
  };
}
const mentee = (standing: Partial<Standing> = {}): Standing => someone({ isMentee: true, ...standing });
const mentor = (standing: Partial<Standing> = {}): Standing => someone({ isMentor: true, ...standing });

const withBen = { mySide: 'mentee', partner: ben, active: true, hasMeeting: true } as const;
const withAna = { mySide: 'mentor', partner: ana, active: true, hasMeeting: true } as const;
const meeting = { id: 'c'.repeat(24), partner: ben, start: until };
const request = { id: 'd'.repeat(24), partner: ben, expiresAt: until };

const nothingElse = { partner: null, requestId: null, meetingId: null, until: null, count: null };

test('a mentee’s way: choose, wait, meet, name a goal, prepare, meet again', () => {
  const way: [Standing, object][] = [
    [mentee(), { step: 'choose-mentor' }],
    [mentee({ sent: [request, { ...request, id: 'e'.repeat(24) }] }), { step: 'wait-for-answer', partner: ben, requestId: request.id, until, count: 2 }],
    [mentee({ matches: [{ ...withBen, hasMeeting: false }] }), { step: 'book-first-meeting', partner: ben }],
    [mentee({ matches: [withBen], nextMeeting: meeting, hasOpenGoal: false }), { step: 'set-goal', partner: ben }],
    [mentee({ matches: [withBen], nextMeeting: meeting }), { step: 'prepare-meeting', partner: ben, meetingId: meeting.id, until }],
    [mentee({ matches: [withBen] }), { step: 'book-meeting', partner: ben }],
  ];
  for (const [standing, expected] of way) assert.deepEqual(nextStep(standing), { ...nothingElse, ...expected });
});

test('a mentor’s way: hours first, then wait, answer, meet', () => {
  const asked = { ...request, partner: ana };
  const way: [Standing, object][] = [
    [mentor({ hasOpeningHours: false }), { step: 'set-availability' }],
    [mentor(), { step: 'wait-for-request' }],
    [mentor({ toAnswer: [asked] }), { step: 'answer-request', partner: ana, requestId: request.id, until, count: 1 }],
    [mentor({ matches: [{ ...withAna, hasMeeting: false }] }), { step: 'book-first-meeting', partner: ana }],
    [mentor({ matches: [withAna], hasOpenGoal: false }), { step: 'book-meeting', partner: ana }],
  ];
  for (const [standing, expected] of way) assert.deepEqual(nextStep(standing), { ...nothingElse, ...expected });
});

test('who waits for an answer about times comes before one’s own way, and how a meeting was before the next one; a request comes first', () => {
  const times = [{ id: 'f'.repeat(24), partner: ben, until }, { id: 'a'.repeat(24), partner: ana, until }];
  const unsaid = { id: 'e'.repeat(24), partner: ben, start: until };
  const way: [Standing, object][] = [
    [mentee({ matches: [{ ...withBen, hasMeeting: false }], timesToAnswer: times }), { step: 'answer-times', partner: ben, until, count: 2 }],
    [mentor({ hasOpeningHours: false, timesToAnswer: times }), { step: 'answer-times', partner: ben, until, count: 2 }],
    [mentor({ timesToAnswer: [{ ...times[0]!, circleId: ben.id }] }), { step: 'answer-times', partner: ben, until, count: 1, circleId: ben.id }],
    [mentor({ toAnswer: [{ ...request, partner: ana }], timesToAnswer: times, unsaid }), { step: 'answer-request', partner: ana, requestId: request.id, until, count: 1 }],
    [mentee({ matches: [withBen], timesToAnswer: times, unsaid }), { step: 'answer-times', partner: ben, until, count: 2 }],
    [mentee({ matches: [withBen], nextMeeting: meeting, hasOpenGoal: false, unsaid }), { step: 'say-if-met', partner: ben, meetingId: unsaid.id, until }],
    [mentor({ matches: [{ ...withAna, hasMeeting: false }], unsaid: { ...unsaid, circleId: ben.id } }), { step: 'say-if-met', partner: ben, meetingId: unsaid.id, until, circleId: ben.id }],
    [mentor({ hasOpeningHours: false, unsaid }), { step: 'set-availability' }],
  ];
  for (const [standing, expected] of way) assert.deepEqual(nextStep(standing), { ...nothingElse, ...expected });
});

test('who is away cannot be met: the match waits, unless there is somebody else to meet on the same side', () => {
  const away = { ...withBen, hasMeeting: false, away: true };
  assert.deepEqual(nextStep(mentee({ matches: [away], hasOpenGoal: false })), { ...nothingElse, step: 'partner-away', partner: ben });
  assert.equal(nextStep(mentee({ matches: [away, { ...withBen, partner: ana }] })).step, 'book-meeting');
  assert.equal(nextStep(mentor({ matches: [{ ...withAna, away: true }] })).step, 'partner-away');
  assert.equal(nextStep(mentee({ matches: [away], toAnswer: [request] })).step, 'answer-request');
  assert.equal(nextStep(mentee({ matches: [away], sent: [request] })).step, 'wait-for-answer', 'who has asked somebody else has looked on');
  const inCircle = { ...withBen, partner: ana, inCircle: true };
  assert.deepEqual(nextStep(mentee({ matches: [inCircle, away] })), { ...nothingElse, step: 'partner-away', partner: ben }, 'a circle is no mentor of their own');
});

test('after an end that was not their doing, the step says whose match it was, on the side that is free again', () => {
  const ended = { mySide: 'mentee', partner: ben } as const;
  assert.deepEqual(nextStep(mentee({ ended })), { ...nothingElse, step: 'choose-mentor', partner: ben });
  assert.deepEqual(nextStep(mentor({ ended })), { ...nothingElse, step: 'wait-for-request' });
  assert.deepEqual(nextStep(mentor({ ended: { mySide: 'mentor', partner: ana } })), { ...nothingElse, step: 'wait-for-request', partner: ana });
  assert.equal(nextStep(mentee({ ended, sent: [request] })).step, 'wait-for-answer');
});

test('a coordinator lets people in, else brings more', () => {
  assert.deepEqual(nextStep(someone({ waitingPeople: 3 })), { ...nothingElse, step: 'approve-people', count: 3 });
  assert.equal(nextStep(someone({})).step, 'share-program');
});

test('with several hats, somebody who waits comes first', () => {
  const everything = someone({
    isMentor: true, isMentee: true, hasOpeningHours: false, toAnswer: [request], waitingPeople: 2, matches: [{ ...withBen, hasMeeting: false }], nextMeeting: meeting,
  });
  assert.equal(nextStep(everything).step, 'answer-request');
  assert.equal(nextStep({ ...everything, toAnswer: [] }).step, 'set-availability');
  assert.equal(nextStep({ ...everything, toAnswer: [], hasOpeningHours: true }).step, 'approve-people');
  assert.equal(nextStep({ ...everything, toAnswer: [], hasOpeningHours: true, waitingPeople: 0 }).step, 'book-first-meeting');
});

test('of several mentees the one never met comes before the next meeting', () => {
  const { step, partner } = nextStep(mentor({ matches: [withAna, { ...withAna, partner: ben, hasMeeting: false }], nextMeeting: { ...meeting, partner: ana } }));
  assert.deepEqual([step, partner], ['book-first-meeting', ben]);
});

test('a match that rests asks for no meeting, and for no other mentor', () => {
  assert.equal(nextStep(mentee({ matches: [{ ...withBen, active: false }] })).step, 'set-goal');
  assert.equal(nextStep(mentor({ matches: [{ ...withAna, active: false }] })).step, 'wait-for-request');
});
