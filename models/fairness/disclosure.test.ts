import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { averagesTell, differenceTells, groupsToShow, type Cell, type PersonFact, type Told } from './disclosure.ts';

const cell = (matched: number, unmatched: number): Cell => ({ matched, unmatched });
/** The options that are shown, or why none is. */
const shown = (groups: Record<string, Cell>, others: Cell = cell(0, 0)) => {
  const cells = new Map(Object.entries(groups));
  const all = [...cells.values(), others];
  const show = groupsToShow(cells, cell(all.reduce((sum, { matched }) => sum + matched, 0), all.reduce((sum, { unmatched }) => sum + unmatched, 0)));
  return typeof show === 'string' ? show : [...show.groups.keys()].sort();
};

describe('which groups are shown', () => {
  test('none with fewer than five people', () => {
    assert.deepEqual(shown({ woman: cell(10, 6), man: cell(9, 4), another: cell(2, 2) }, cell(4, 3)), ['man', 'woman']);
    assert.equal(shown({ woman: cell(3, 1), man: cell(2, 2) }, cell(20, 20)), 'too-few');
  });

  test('a hidden group cannot be had from the total: the next smallest is hidden with it', () => {
    // Of 29 three would be left over if both others stood there.
    assert.deepEqual(shown({ woman: cell(10, 6), man: cell(7, 3), another: cell(2, 1) }), ['woman']);
    assert.deepEqual(shown({ woman: cell(10, 6), man: cell(7, 3), another: cell(2, 1) }, cell(1, 1)), ['man', 'woman'], 'with two who did not answer they are five');
  });

  test('where one or two are without a match, their groups are not told by the counts of the others', () => {
    assert.equal(shown({ woman: cell(9, 1), man: cell(10, 0) }), 'would-tell');
    assert.equal(shown({ woman: cell(9, 2), man: cell(10, 2) }), 'would-tell');
    assert.deepEqual(shown({ woman: cell(9, 3), man: cell(10, 2) }), ['man', 'woman']);
  });

  test('where all who are without a match, or nearly all, said the same, that is not told either', () => {
    assert.equal(shown({ woman: cell(10, 8), man: cell(18, 0) }), 'would-tell');
    assert.equal(shown({ woman: cell(10, 8), man: cell(17, 1) }), 'would-tell');
    assert.deepEqual(shown({ woman: cell(10, 8), man: cell(16, 2) }), ['man', 'woman']);
    assert.equal(shown({ woman: cell(10, 10) }), 'would-tell', 'that everybody is of one group is an answer of each');
  });

  test('where everybody has a match there is nobody to be told by having none', () => {
    assert.deepEqual(shown({ woman: cell(10, 0), man: cell(8, 0) }), ['man', 'woman']);
  });

  test('of any counts, what is hidden is five people at least, and no part holds all but one of those with a match or without', () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let shows = 0;
    for (let round = 0; round < 5_000; round += 1) {
      const groups = new Map(['a', 'b', 'c', 'd'].map((option) => [option, cell(random(12), random(9))]));
      const others = cell(random(6), random(6));
      const all = [...groups.values(), others];
      const total = cell(all.reduce((sum, { matched }) => sum + matched, 0), all.reduce((sum, { unmatched }) => sum + unmatched, 0));
      const show = groupsToShow(groups, total);
      if (typeof show === 'string') continue;
      shows += 1;
      const parts = [...show.groups.values(), show.others];
      const rest = show.others.matched + show.others.unmatched;
      assert.ok(rest === 0 || rest >= 5);
      for (const [part] of show.groups) assert.ok(groups.get(part)!.matched + groups.get(part)!.unmatched >= 5);
      for (const which of ['matched', 'unmatched'] as const) {
        if (total[which] > 0) assert.ok(total[which] >= 5 && Math.max(...parts.map((part) => part[which])) <= total[which] - 2);
      }
    }
    assert.ok(shows > 1_000, `${shows} of 5,000 showed something`);
  });
});

describe('two reports', () => {
  /** Twenty people, `w`omen and `m`en, the first ten of whom are women; upper case: has a match. */
  const told = (people: string, shows = ['woman', 'man']): Told => {
    const facts = new Map([...people].map((one, at) => [String(at), one]).filter(([, one]) => one !== '.').map(([at, one]) => [at!, { matched: one === one!.toUpperCase(), score: one === one!.toUpperCase() ? 800 : null, marks: new Map([['gender', 'a']]) }]));
    const count = (of: string): Cell => cell([...people].filter((one) => one === of.toUpperCase()).length, [...people].filter((one) => one === of).length);
    const cells = new Map([['woman', count('w')], ['man', count('m')]].filter(([option]) => shows.includes(option as string)) as [string, Cell][]);
    const [women, men] = [count('w'), count('m')];
    return { facts, total: cell(women.matched + men.matched, women.unmatched + men.unmatched), shown: new Map([['gender', cells]]) };
  };
  const before = told('WWWWWWWwwwMMMMMMMmmm');

  test('that are the same tell nothing more', () => assert.equal(differenceTells(before, told('WWWWWWWwwwMMMMMMMmmm')), false));

  test('of which one leaves out one person would tell what they said', () => {
    assert.equal(differenceTells(before, told('.WWWWWWwwwMMMMMMMmmm')), true);
  });

  test('of which one gives one person no match, by a rule made for it, would tell what they said', () => {
    assert.equal(differenceTells(before, told('wWWWWWWwwwMMMMMMMmmm')), true);
  });

  test('between which four have changed would tell, between which five have, of both groups, not', () => {
    assert.equal(differenceTells(before, told('wwWWWWWwwwmmMMMMMmmm')), true);
    assert.equal(differenceTells(before, told('wwwWWWWwwwmmMMMMMmmm')), false);
  });

  test('between which all who changed are of one group would tell what each of them said', () => {
    assert.equal(differenceTells(before, told('wwwwwWWwwwMMMMMMMmmm')), true);
    assert.equal(differenceTells(before, told('wwwwWWWwwwmMMMMMMmmm')), true, 'all but one');
  });

  test('are compared by the groups that both show; the others are what the totals leave', () => {
    const women = told('WWWWWWWwwwMMMMMMMmmm', ['woman']);
    assert.equal(differenceTells(women, told('WWWWWWWwwwmmmmmMMmmm', ['woman'])), true, 'that no woman has changed says that all five are others');
    assert.equal(differenceTells({ ...women, shown: new Map() }, told('.WWWWWWwwwMMMMMMMmmm', ['woman'])), false, 'nothing of gender was shown before');
  });

  /** With other facts, of the people at these places. */
  const but = (report: Told, places: readonly number[], change: (fact: PersonFact, place: number) => Partial<PersonFact>): Told => ({
    ...report,
    facts: new Map([...report.facts].map(([at, fact]) => [at, places.includes(Number(at)) ? { ...fact, ...change(fact, Number(at)) } : fact])),
  });
  const matchedOnes = [1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16];

  test('another score changes nobody: one who answers meanwhile, or has no match any more, does not hide among those whose scores have moved', () => {
    const moved = (report: Told) => but(report, matchedOnes, ({ score }) => ({ score: score! - 1 }));
    assert.equal(differenceTells(before, moved(before)), false, 'scores are in no cell');
    assert.equal(differenceTells(before, moved(told('wWWWWWWwwwMMMMMMMmmm'))), true);
    const unsaid = but(told('xWWWWWWwwwMMMMMMMmmm'.replace('x', 'M')), [0], () => ({ marks: new Map() }));
    assert.equal(differenceTells(unsaid, moved(before)), true);
  });

  test('an answer to something else changes nobody either', () => {
    const others = but(told('wWWWWWWwwwMMMMMMMmmm'), matchedOnes, () => ({ marks: new Map([['gender', 'a'], ['age-band', 'b']]) }));
    assert.equal(differenceTells(before, others), true);
  });

  test('nor does one without a match hide among those who have answered once more', () => {
    const again = but(told('wWWWWWWwwwMMMMMMMmmm'), matchedOnes, () => ({ marks: new Map([['gender', 'b']]) }));
    assert.equal(differenceTells(before, again), true);
  });

  test('averages tell where few scores have moved, or one further than all others together', () => {
    const by = (places: readonly number[], points: (place: number) => number) => averagesTell(before, but(before, places, ({ score }, place) => ({ score: score! - points(place) })));
    assert.equal(averagesTell(before, before), false);
    assert.equal(by([1], () => 400), true);
    assert.equal(by(matchedOnes, (place) => (place === 1 ? 400 : 2)), true);
    assert.equal(by(matchedOnes, () => 40), false);
  });
});
