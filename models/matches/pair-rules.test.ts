/** The rules of a program hold for requests as they do for runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { PersonModel } from '../people/person.model.ts';
import { RuleBroken } from '../problems.ts';
import { closestAlternatives } from './alternatives.ts';
import { acceptMatchRequest, declineMatchRequest, readMatchRequest, sendMatchRequest } from './match-requests.ts';
import { rankMatchRequest } from './ranking.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const kept = (error: unknown): boolean => error instanceof RuleBroken && error.code === 'pair-not-possible';
const speaks = (place: Place, { personId }: ProgramActor, language: string) => PersonModel.updateOne({ tenantId: place.tenantId, _id: personId }, { $set: { languages: [language] } });
const ask = (mentee: ProgramActor, ...choices: ProgramActor[]) => sendMatchRequest(mentee, { choices: choices.map(({ personId }) => personId), goal: 'Learn', message: '', cadence: 'monthly' }, now);

/** Whoever is a pair here has a language in common; Ana speaks English, as do Ben and Carla. */
async function aCampus() {
  const place = await aProgram({ settings: { matching: { commonLanguage: true } } });
  return { place, ana: await aMentee(place), ben: await aMentor(place), carla: await aMentor(place) };
}

test('a mentor whom a rule keeps away cannot be asked, neither first nor next, and is not proposed', async () => {
  const { place, ana, ben, carla } = await aCampus();
  await speaks(place, ben, 'de');
  await assert.rejects(ask(ana, ben), kept);
  await assert.rejects(ask(ana, carla, ben), kept);
  const request = await ask(ana, carla);
  await assert.rejects(rankMatchRequest(ana, request.id, { next: [ben.personId] }, now), kept);
  assert.deepEqual((await closestAlternatives(ana, now)).map(({ id }) => id), []);
});

test('a rule that the pair has come to break since holds for the answer, and passes over who is next', async () => {
  for (const answer of ['accept', 'decline'] as const) {
    const { place, ana, ben, carla } = await aCampus();
    const request = await ask(ana, ben, carla);
    await speaks(place, ben, 'de');
    await speaks(place, carla, 'fr');
    if (answer === 'accept') await assert.rejects(acceptMatchRequest(ben, request.id, now), kept);
    else await declineMatchRequest(ben, request.id, {}, now);
    const { state, choices } = await readMatchRequest(ana, request.id, now);
    assert.deepEqual([state, choices.map((choice) => choice.state)], ['exhausted', [answer === 'accept' ? 'unavailable' : 'declined', 'unavailable']]);
  }
});

test('without such a rule nobody is kept away', async () => {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  await speaks(place, ben, 'de');
  assert.equal((await acceptMatchRequest(ben, (await ask(ana, ben)).id, now)).state, 'accepted');
});
