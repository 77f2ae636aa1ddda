import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meAsMentee } from '../testing/people.ts';
import type { MentorCard } from './directory-host.ts';
import { reasonsFor } from './reasons.ts';

const card: MentorCard = {
  id: '1', name: 'Ben Köhler', headline: null, topics: ['data-careers', 'interviews-and-cv'], sharedTopics: ['data-careers', 'interviews-and-cv'], languages: ['de', 'pt', 'en'], zone: null, localTime: null,
  times: ['after-16'], capacity: 3, placesFree: 2, state: 'open', lastActive: 'today', nextSlot: null, request: null,
};

test('the first need comes first, at most three reasons', () => {
  assert.deepEqual(reasonsFor(card, meAsMentee), [
    { kind: 'first-need', topic: 'data-careers' },
    { kind: 'topics', topics: ['interviews-and-cv'], also: true },
    { kind: 'languages', languages: ['pt', 'en'] },
  ]);
});

test('what does not fit is told, and nothing is made up', () => {
  assert.deepEqual(reasonsFor({ ...card, sharedTopics: ['interviews-and-cv'], languages: ['ja'], times: [] }, meAsMentee), [
    { kind: 'topics', topics: ['interviews-and-cv'], also: false },
    { kind: 'no-shared-language' },
  ]);
});
