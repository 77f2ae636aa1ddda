import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkInWanted, dueKind, groupGoals, nextMilestone, sightChange, sightOf, visibilitiesFor, waitsForMatch, type Goal } from './goal-facts.ts';

const ana = { id: 'a', name: 'Ana Ribeiro', headline: null };
const ben = { id: 'b', name: 'Ben Köhler', headline: null };
const goal = (more: Partial<Goal> = {}): Goal => ({
  id: '1', owner: ana, partner: ben, matchId: null, title: 'x', howWillIKnow: null, due: null, visibility: 'private', state: 'open', progress: 0,
  overdue: false, milestones: [], checkIns: [], whatHelped: null, createdAt: '2026-10-01T10:00:00.000Z', achievedAt: null, can: ['edit', 'check-in', 'delete'], ...more,
});

describe('days', () => {
  test('due today is soon, yesterday is overdue, in eight days is later', () => {
    assert.deepEqual(['2026-10-19', '2026-10-20', '2026-10-27', '2026-10-28'].map((due) => dueKind(due, '2026-10-20')), ['overdue', 'soon', 'soon', 'later']);
  });
});

describe('who sees a goal', () => {
  test('"match" means nobody where there is no match, and is not offered there', () => {
    assert.equal(sightOf('match', false), 'nobody');
    assert.equal(sightOf('match-and-coordinators', false), 'coordinators');
    assert.deepEqual(visibilitiesFor(false), ['private', 'match-and-coordinators']);
    assert.deepEqual(visibilitiesFor(true), ['private', 'match', 'match-and-coordinators']);
  });
  test('a goal waits for the first match, not for another one after that', () => {
    assert.equal(waitsForMatch(goal({ partner: null })), true);
    assert.equal(waitsForMatch(goal({ partner: null, matchId: 'm' })), false);
    assert.equal(waitsForMatch(goal({ matchId: 'm' })), false);
  });
  test('a change names exactly those who gain and lose sight', () => {
    assert.deepEqual(sightChange('nobody', 'both'), { gains: 'both', loses: 'nobody' });
    assert.deepEqual(sightChange('partner', 'both'), { gains: 'coordinators', loses: 'nobody' });
    assert.deepEqual(sightChange('both', 'partner'), { gains: 'nobody', loses: 'coordinators' });
    assert.deepEqual(sightChange('both', 'nobody'), { gains: 'nobody', loses: 'both' });
    assert.deepEqual(sightChange('coordinators', 'coordinators'), { gains: 'nobody', loses: 'nobody' });
  });
});

test('a check-in is wanted a week after the last one, of the owner alone', () => {
  const now = new Date('2026-10-20T12:00:00Z');
  const checkIns = [{ id: 'c', confidence: 5, text: null, by: ana, at: '2026-10-14T12:00:00.000Z' }];
  assert.equal(checkInWanted(goal(), now), true);
  assert.equal(checkInWanted(goal({ checkIns }), now), false);
  assert.equal(checkInWanted(goal({ can: [] }), now), false);
});

test('the next milestone is the first that is not done, and none of a closed goal', () => {
  const milestones = [{ id: '1', title: 'a', due: null, doneAt: '2026-10-02T10:00:00.000Z' }, { id: '2', title: 'b', due: null, doneAt: null }];
  assert.equal(nextMilestone(goal({ milestones }))?.title, 'b');
  assert.equal(nextMilestone(goal({ milestones, state: 'dropped' })), undefined);
});

test('goals are grouped: mine, those of each other person, closed ones', () => {
  const theirs = [goal({ id: '2', owner: ben }), goal({ id: '3', owner: ben })];
  const groups = groupGoals([goal(), ...theirs, goal({ id: '4', state: 'achieved' })], 'a');
  assert.deepEqual(groups.mine.map(({ id }) => id), ['1']);
  assert.deepEqual(groups.shared.map(({ owner, goals }) => [owner.name, goals.length]), [['Ben Köhler', 2]]);
  assert.deepEqual(groups.closed.map(({ id }) => id), ['4']);
});
