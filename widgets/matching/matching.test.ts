import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { Problem } from '../api/problem.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { criteria } from '../testing/criteria.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import type { Shape } from '../api/operation.ts';
import { emily, noor, publishedRun, roomWith, runAlternatives, runningRun, runPairs, runUnmatched, solvedRun } from '../testing/matching.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { ana, ben, leila, ngozi, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

type Run = Shape<'MatchingRun'>;

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function inRoom(run: Parameters<typeof roomWith>[0], more: FakeAnswers = {}, width = 1100): Promise<Opened> {
  const opened = await open({ readHome: () => homeOfChiara, ...roomWith(run), ...more }, { me: meAsCoordinator, at: '#matching', width });
  // The form comes after the rest of the room, and is not there while a run goes on.
  await waitUntil(() => opened.app.shadowRoot!.querySelector('#start-run, #cancel-run') !== null, 'the room is whole');
  return opened;
}
const isPublishing = ({ app }: Opened) => app.shadowRoot!.querySelector('#publish-run[open]') !== null;
const pairOfAna = { mentee: ana.id, mentor: ben.id };

describe('the matching room', () => {
  it('shows a run: what each aim comes to, the pairs with their reasons, who is left out and why; accessible', async () => {
    const opened = await inRoom(solvedRun);
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Matching');
    expect(opened.shown()).to.contain('Proved to be the best possible.');
    expect([...opened.app.shadowRoot!.querySelectorAll('.scenarios tbody tr')].map((row) => row.querySelector('th')?.textContent)).to.deep.equal(['Most people matched', 'Highest total', 'Raise the lowest', 'Nobody would rather swap']);
    expect(opened.find('.scenarios .chosen').textContent).to.contain('70').and.to.contain('1 of 1');
    expect(opened.find('.scenarios thead').textContent).to.contain('Got 1st choice').and.to.contain('Got best fit');
    expect(opened.find('.run-pair .run-because').textContent).to.equal('own choice 1 and Data careers');
    expect(opened.shown()).to.contain('Without “a language in common”: 1 match more');
    expect(opened.shown()).to.contain('One more place with Ben Köhler: 1 match more');
    opened.find('#see-unmatched').click();
    await waitUntil(() => opened.shown().includes('Emily Nguyen'));
    expect(opened.shown()).to.contain('Emily Nguyen').and.to.contain('This rule alone keeps 2 mentors from them: a language in common');
    expect(focused(opened)?.id).to.equal('tab-unmatched');
    await expectAccessible(opened.app);
  });

  it('has a tab with its count for the pairs, who is unmatched, what is locked, kept apart and changed; arrows go from one to the next', async () => {
    const opened = await inRoom({ ...solvedRun, basedOn: solvedRun.id.replace('e001', 'e000'), locks: [{ mentee: noor, mentor: ngozi }] });
    const tabs = () => [...opened.app.shadowRoot!.querySelectorAll<HTMLElement>('[role=tab]')];
    await waitUntil(() => tabs().length === 5);
    expect(tabs().map((tab) => tab.textContent)).to.deep.equal(['Pairs 2', 'Unmatched 1', 'Locked 1', 'Kept apart 1', 'Change 1']);
    const press = async (key: string) => {
      focused(opened)!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await waitUntil(() => focused(opened)?.getAttribute('aria-selected') === 'true');
      return focused(opened)?.id;
    };
    tabs()[0]!.focus();
    expect(await press('End')).to.equal('tab-changes');
    await waitUntil(() => opened.find('#run-panel').textContent.includes('Now with Ngozi Adeyemi instead of Ben Köhler'));
    expect(await press('ArrowLeft')).to.equal('tab-keptApart');
    await waitUntil(() => opened.shown().includes('Ana Ribeiro and Tomás Ferreira'));
    expect(opened.named('Keep apart: Ana Ribeiro and Tomás Ferreira').ariaPressed).to.equal('true');
    expect(await press('ArrowLeft')).to.equal('tab-locked');
    await waitUntil(() => opened.find('#run-panel').textContent.includes('Noor Hussain and Ngozi Adeyemi'));
    expect(opened.named('Lock: Noor Hussain and Ngozi Adeyemi').ariaPressed).to.equal('true');
    await expectAccessible(opened.app);
    await press('ArrowRight');
    await press('ArrowRight');
    expect(await press('ArrowRight'), 'after the last comes the first').to.equal('tab-pairs');
  });

  it('puts the pairs in another order, and says which', async () => {
    const opened = await inRoom(solvedRun);
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.find('[role=columnheader][aria-sort]').textContent).to.equal('Fit');
    const order = opened.find<HTMLSelectElement>('.pair-order');
    expect([...order.options].map(({ text }) => text)).to.deep.equal(['Highest fit first', 'Lowest fit first', 'Mentees, A to Z', 'Mentors, A to Z']);
    order.value = 'mentor';
    order.dispatchEvent(new Event('change'));
    await waitUntil(() => JSON.stringify(opened.api.calls.at(-1)?.input.query) === '{"limit":50,"from":0,"order":"mentor"}');
    await waitUntil(() => opened.find('[role=columnheader][aria-sort]').textContent === 'Mentor');
    expect(opened.find('[role=columnheader][aria-sort]').ariaSort).to.equal('ascending');
    await waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === 'Mentors, A to Z');
  });

  it('begins with nothing, and starts a run for the aim that is chosen', async () => {
    const opened = await inRoom(null, { makeMatchingRun: () => solvedRun });
    await waitUntil(() => opened.shown().includes('No run yet'));
    await expectAccessible(opened.app);
    opened.named('Highest total').click();
    opened.find('#start-run').click();
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ objective: 'total' }]);
  });

  it('takes the least fit of a pair, and keeps it between 0 and 100', async () => {
    const opened = await inRoom(null, { makeMatchingRun: () => solvedRun });
    await waitUntil(() => opened.shown().includes('No run yet'));
    const least = opened.find<HTMLInputElement>('#least-fit');
    for (const [typed, kept] of [['140', '100'], ['-3', '0'], ['45', '45']] as const) {
      least.value = typed;
      least.dispatchEvent(new Event('change'));
      expect(least.value).to.equal(kept);
    }
    opened.find('#start-run').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ objective: 'coverage', leastScore: 450 }]);
  });

  it('shows how far a run is, looks again by itself, and cancels it', async () => {
    const opened = await inRoom(runningRun, { cancelMatchingRun: () => ({ ...runningRun, state: 'cancelled', progress: null, can: [] }) });
    await waitUntil(() => opened.shown().includes('Finding the best pairs'));
    await expectAccessible(opened.app);
    expect(opened.find<HTMLProgressElement>('progress').value).to.equal(40);
    opened.find('#cancel-run').click();
    await waitUntil(() => opened.shown().includes('The run was cancelled.'));
    opened.api.answer({ listMatchingRuns: () => ({ items: [solvedRun], nextCursor: null }) });
    opened.api.happen({ id: '1', type: 'matching-run.ended' });
    await waitUntil(() => opened.shown().includes('Noor Hussain'), 'somebody else’s run appears by itself');
  });

  /** A server that solves: each run holds what was wished of it. */
  const solving = (more: Partial<Run> = {}) => {
    let made = 1;
    let last: Run = { ...solvedRun, ...more };
    const named = (pairs: readonly { mentee: string; mentor: string }[]) => pairs.map(({ mentee, mentor }) => ({ mentee: [ana, noor, emily].find(({ id }) => id === mentee)!, mentor: [ben, ngozi, tomas].find(({ id }) => id === mentor)! }));
    return ({ body }: { body?: { locks?: { mentee: string; mentor: string }[]; apart?: { mentee: string; mentor: string }[] } }): Run => {
      made += 1;
      last = { ...last, id: solvedRun.id.replace('e001', `e00${made}`), basedOn: last.id, locks: body?.locks ? named(body.locks) : last.locks, apart: body?.apart ? named(body.apart) : last.apart };
      return last;
    };
  };

  it('locks and keeps apart by toggles: each press is solved over the same people and said, pressing again takes it back', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: solving() });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    const lock = () => opened.named('Lock: Ana Ribeiro and Ben Köhler');
    const said = () => document.querySelector('#mentor-live-polite')?.textContent;
    expect(lock().ariaPressed).to.equal('false');
    lock().focus();
    lock().click();
    await waitUntil(() => said() === 'Locked. Solved again: 2 matched, average 70.');
    expect(lock().ariaPressed).to.equal('true');
    expect(focused(opened), 'the focus stays where it was pressed').to.equal(lock());
    lock().click();
    await waitUntil(() => said() === 'Unlocked. Solved again: 2 matched, average 70.');
    opened.named('Keep apart: Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => opened.find('#tab-keptApart').textContent === 'Kept apart 2');
    opened.find('#tab-keptApart').click();
    await waitUntil(() => opened.shown().includes('Ana Ribeiro and Tomás Ferreira'));
    opened.named('Keep apart: Ana Ribeiro and Tomás Ferreira').click();
    await waitUntil(() => opened.find('#tab-keptApart').textContent === 'Kept apart 1');
    const [first, second, third, fourth] = opened.api.bodies('makeMatchingRun');
    expect(first).to.deep.equal({ basedOn: solvedRun.id, locks: [pairOfAna] });
    expect(second).to.deep.equal({ basedOn: solvedRun.id.replace('e001', 'e002'), locks: [] });
    expect(third).to.deep.equal({ basedOn: solvedRun.id.replace('e001', 'e003'), apart: [{ mentee: ana.id, mentor: tomas.id }, pairOfAna] });
    expect(fourth).to.deep.equal({ basedOn: solvedRun.id.replace('e001', 'e004'), apart: [pairOfAna] });
  });

  it('gives the focus to the row in its place where the pair that is kept apart is gone', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: solving() });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    const apart = opened.named('Keep apart: Ana Ribeiro and Ben Köhler');
    opened.api.answer({ listRunPairs: () => ({ ...runPairs, items: runPairs.items.slice(1), total: 1 }) });
    apart.focus();
    apart.click();
    await waitUntil(() => focused(opened)?.textContent.includes('Noor Hussain'));
    expect(opened.app.shadowRoot!.querySelectorAll('.run-pair').length).to.equal(1);
  });

  it('says how many changes are not solved yet, solves what was pressed meanwhile together, and publishes nothing before that', async () => {
    const solve = solving();
    let go = (): void => undefined;
    const opened = await inRoom(solvedRun, { makeMatchingRun: (input) => new Promise<Run>((resolve) => (go = () => resolve(solve(input)))) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.named('Lock: Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => opened.find('.publish-bar').textContent.includes('1 change not solved yet'));
    expect(opened.find<HTMLButtonElement>('#publish').disabled).to.equal(true);
    opened.named('Lock: Noor Hussain and Ngozi Adeyemi').click();
    opened.named('Keep apart: Noor Hussain and Ngozi Adeyemi').click();
    await waitUntil(() => opened.find('.publish-bar').textContent.includes('3 changes not solved yet'));
    expect(opened.named('Lock: Noor Hussain and Ngozi Adeyemi').ariaPressed, 'kept apart, it is locked no longer').to.equal('false');
    await expectAccessible(opened.app);
    go();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 2);
    expect(opened.api.bodies('makeMatchingRun')[1]).to.deep.equal({ basedOn: solvedRun.id.replace('e001', 'e002'), apart: [{ mentee: ana.id, mentor: tomas.id }, { mentee: noor.id, mentor: ngozi.id }] });
    go();
    await waitUntil(() => !opened.find<HTMLButtonElement>('#publish').disabled);
    expect(opened.find('.publish-bar').textContent).to.contain('Nobody has been told.');
  });

  it('keeps what was pressed while the network is away, and gives up what is refused', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => { throw new Problem('network'); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    const lock = () => opened.named('Lock: Ana Ribeiro and Ben Köhler');
    lock().click();
    await waitUntil(() => opened.shown().includes('Solve now'));
    expect(lock().ariaPressed).to.equal('true');
    opened.api.answer({ makeMatchingRun: () => { throw new Problem('run-locks-contradict'); } });
    opened.find('#solve-now').click();
    await waitUntil(() => opened.shown().includes('The locked pairs cannot all stand.'));
    await waitUntil(() => lock().ariaPressed === 'false');
    expect(opened.shown()).to.not.contain('not solved yet');
    expect(opened.shown()).to.contain('Noor Hussain');
  });

  it('keeps the old proposal readable while another run goes on, and shows it again where that one came to nothing', async () => {
    const runs = (run: Run) => ({ listMatchingRuns: () => ({ items: [{ ...run, id: solvedRun.id.replace('e001', 'e002') }, solvedRun], nextCursor: null }) });
    const opened = await inRoom(solvedRun, runs(runningRun));
    await waitUntil(() => opened.shown().includes('Finding the best pairs') && opened.shown().includes('Noor Hussain'));
    expect(opened.app.shadowRoot!.querySelector('.wish, #publish'), 'it is only read').to.equal(null);
    opened.api.answer(runs({ ...runningRun, state: 'cancelled', progress: null, can: [] }));
    opened.api.happen({ id: '1', type: 'matching-run.cancelled' });
    await waitUntil(() => opened.shown().includes('The run was cancelled.'));
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.wish, #publish') !== null);
    await expectAccessible(opened.app);
  });

  it('shows another scenario by arrows; of those chosen while one is solved the last comes next, and one that is refused is as before', async () => {
    const answers: Array<(run: typeof solvedRun) => void> = [];
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => new Promise<typeof solvedRun>((resolve) => answers.push(resolve)) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find<HTMLInputElement>('input[name=scenario]:checked').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect((focused(opened) as HTMLInputElement).value).to.equal('lowest');
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, objective: 'total' }]);
    const second = { ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id, objective: 'total' as const };
    answers[0]!(second);
    await waitUntil(() => answers.length === 2);
    expect(opened.api.bodies('makeMatchingRun')[1]).to.deep.equal({ basedOn: second.id, objective: 'lowest' });
    answers[1]!({ ...second, id: solvedRun.id.replace('e001', 'e003'), objective: 'lowest' });
    await waitUntil(() => opened.find('.scenarios .chosen').textContent.includes('Shown below'));
    expect(opened.find<HTMLInputElement>('input[name=scenario]:checked').value).to.equal('lowest');
    opened.api.answer({ makeMatchingRun: fails('network') });
    opened.named('Highest total').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.matching-room > .banner') !== null);
    expect(opened.find<HTMLInputElement>('input[name=scenario]:checked').value).to.equal('lowest');
  });

  it('offers no other scenario while something else is solved', async () => {
    let answer: (run: typeof solvedRun) => void = () => undefined;
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => new Promise<typeof solvedRun>((resolve) => (answer = resolve)) });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.try-rule') !== null);
    const canChoose = () => [...opened.app.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=scenario]')].some(({ disabled }) => !disabled);
    expect(canChoose()).to.equal(true);
    opened.named('Try it without “a language in common”').click();
    await waitUntil(() => !canChoose());
    answer({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id, relaxed: ['language'] });
    await waitUntil(canChoose);
    expect(opened.api.bodies('makeMatchingRun')).to.have.length(1);
  });

  it('groups who is left out by what stands in the way; a rule is tried without it, and taken back', async () => {
    const relaxed = { ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id, relaxed: ['language' as const], unmatched: 0, relaxations: [] };
    const opened = await inRoom(solvedRun, { makeMatchingRun: ({ body }) => (body?.relaxed?.length ? relaxed : { ...solvedRun, id: solvedRun.id.replace('e001', 'e003'), basedOn: relaxed.id }) });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.try-rule') !== null);
    expect(opened.find('.unmatched-group').textContent.replace(/\s+/g, ' ')).to.contain('1 person').and.to.contain('In the way: a language in common').and.to.contain('1 match more');
    opened.named('Try it without “a language in common”').click();
    await waitUntil(() => focused(opened)?.id === 'relaxed');
    expect(opened.shown()).to.contain('In this proposal alone these rules do not hold: a language in common.');
    await expectAccessible(opened.app);
    opened.named('Back to all rules').click();
    await waitUntil(() => focused(opened)?.id === 'see-unmatched');
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, relaxed: ['language'] }, { basedOn: relaxed.id, relaxed: [] }]);
  });

  it('says where people live by, and what the score is made of, in each row', async () => {
    const opened = await inRoom(solvedRun);
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    const row = opened.find('.run-pair');
    expect(row.textContent).to.contain('São Paulo').and.to.contain('Berlin').and.to.contain('80');
    expect(row.querySelector('.parts-bar path')?.getAttribute('d')?.match(/M/g)).to.have.length(4);
    for (const { score, parts, ranking } of runPairs.items) expect(parts.reduce((sum, { points }) => sum + points, ranking?.points ?? 0), 'as a server sends it').to.equal(score);
  });

  it('names the locks that cannot stand, each with its reason', async () => {
    const pairs = [{ mentee: ana, mentor: ben, why: 'mentor-places', rules: [] }, { mentee: noor, mentor: tomas, why: 'barred', rules: ['language'] }];
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => { throw new Problem('run-locks-contradict', { details: { pairs } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.named('Lock: Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => opened.shown().includes('The locked pairs cannot all stand. Ana Ribeiro and Ben Köhler: Ben Köhler has no place left. Noor Hussain and Tomás Ferreira: in the way: a language in common. Unlock one of them; the last proposal stays.'));
  });

  it('says why a run is refused, and the last proposal stays', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => { throw new Problem('run-everybody-barred', { details: { rules: ['language', 'zone'] } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.named('Highest total').click();
    await waitUntil(() => opened.shown().includes('The rules leave no pair at all. In the way: a language in common and clocks not too far apart.'));
    expect(opened.shown()).to.contain('Noor Hussain');
  });

  it('tells what each rule costs where they leave no pair at all, and tries what was asked for without one', async () => {
    const details = { rules: ['language', 'zone'], relaxations: [{ rule: 'language', matches: 4 }] };
    const opened = await inRoom(null, { makeMatchingRun: ({ body }) => { if (body?.relaxed) return { ...solvedRun, relaxed: ['language'] }; throw new Problem('run-everybody-barred', { details }); } });
    await waitUntil(() => opened.shown().includes('No run yet'));
    opened.named('Highest total').click();
    opened.find('#start-run').click();
    await waitUntil(() => opened.shown().includes('Without “a language in common”: 4 matches more'));
    await expectAccessible(opened.app);
    opened.named('Try it without “a language in common”').click();
    await waitUntil(() => focused(opened)?.id === 'relaxed');
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ objective: 'total' }, { objective: 'total', relaxed: ['language'] }]);
  });

  it('tells the same of a run that turned out so later, and tries over its people; and where no single rule helps', async () => {
    const problem = { code: 'run-everybody-barred' as const, pairs: [], rules: ['language' as const, 'zone' as const], relaxations: [{ rule: 'zone' as const, matches: 1 }] };
    const impossible = { ...solvedRun, state: 'impossible' as const, scenarios: [], unmatched: null, relaxations: [], can: [], problem };
    const opened = await inRoom(impossible, { makeMatchingRun: () => ({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), relaxed: ['zone'] }) });
    await waitUntil(() => opened.shown().includes('Without “clocks not too far apart”: 1 match more'));
    opened.named('Try it without “clocks not too far apart”').click();
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, relaxed: ['zone'] }]);
    opened.api.answer({ listMatchingRuns: () => ({ items: [{ ...impossible, problem: { ...problem, relaxations: [] } }], nextCursor: null }) });
    opened.api.happen({ id: '1', type: 'matching-run.ended' });
    await waitUntil(() => opened.shown().includes('To give up one of these rules alone makes no pair.'));
  });

  it('says of each who is left out what is in the way of them, questions by their words, and who is free is not told as full', async () => {
    const left = (name: string, reason: object) => ({ ...runUnmatched.items[0]!, mentee: { ...ana, name }, alone: 0, rule: null, ...reason });
    const items = [
      left('One', { why: 'rule', rule: 'must', questions: ['values'], alone: 1 }),
      left('Two', { why: 'rule', rule: 'zone' }),
      left('Three', { why: 'no-fit', mentors: [ben] }),
      left('Four', { why: 'places', mentors: [ben, ngozi] }),
    ];
    const opened = await inRoom(solvedRun, { listRunUnmatched: () => ({ items, nextCursor: null, total: 4 }) });
    await waitUntil(() => opened.shown().includes('1 unmatched, and why'));
    opened.find('#tab-unmatched').click();
    await waitUntil(() => opened.shown().includes('Four'));
    const words = [...opened.app.shadowRoot!.querySelectorAll('.left-out')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(words[0]).to.contain('This rule alone keeps 1 mentor from them: an answer in common (What matters most to you at work?)');
    expect(words[1]).to.contain('Several rules at once keep every mentor from them, most often: clocks not too far apart');
    expect(words[2]).to.contain('A match with Ben Köhler would add nothing to the total. “Most people matched” makes such pairs too.');
    expect(words[3]).to.contain('Who would fit is full: Ben Köhler and Ngozi Adeyemi');
    await expectAccessible(opened.app);
  });

  for (const [where, width, part] of [['in a dialog where there is no room', 800, '#why'], ['beside the pairs where there is room', 1100, '.why-beside']] as const) {
    it(`explains a pair ${where}, and what somebody else would cost everybody; Esc goes back to its row`, async () => {
      const opened = await inRoom(solvedRun, {}, width);
      await waitUntil(() => opened.shown().includes('Noor Hussain'));
      const name = opened.find('.run-pair .pair-name');
      expect(name.ariaLabel).to.equal('Why? Ana Ribeiro and Ben Köhler');
      name.focus();
      name.click();
      await waitUntil(() => opened.app.shadowRoot!.querySelector(part)?.textContent.includes('Tomás Ferreira') ?? false);
      await waitUntil(() => focused(opened)?.closest('#why-title') != null, 'the focus is where reading begins, and no keyboard opens on a phone');
      await expectAccessible(opened.app);
      const shown = opened.find(part).textContent;
      for (const words of ['38 of 40', 'Data careers', '3 h a week in common', 'Portuguese and English', 'Not said yet: Ben Köhler', 'own choice 1', '20 of 20', '1 match fewer, 23 points of fit less for all together', 'In the way: not the own grader', 'In the way: an answer in common (What matters most to you at work?)']) expect(shown).to.contain(words);
      const beside = opened.find(`${part} .compare`);
      beside.querySelector('summary')!.click();
      const cells = [...beside.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()));
      expect(cells[0]).to.deep.equal(['', 'Ben Köhler', 'Tomás Ferreira']);
      expect(cells[1]).to.deep.equal(['Top need', '38 of 40Data careers', '38 of 40Data careers']);
      expect(cells.at(-2)).to.deep.equal(['Own choice', '20 of 20own choice 1', '0 of 20']);
      expect(cells.at(-1)).to.deep.equal(['Fit', '80 of 100', '71 of 100']);
      await expectAccessible(opened.app);
      typeInto(opened.find('#other-mentor'), 'Leila');
      opened.find(`${part} .search button`).click();
      await waitUntil(() => JSON.stringify(opened.api.calls.at(-1)?.input.query) === '{"q":"Leila"}');
      if (width === 1100) {
        expect(opened.find(part).getBoundingClientRect().width).to.equal(304);
        opened.find('#why-title').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      } else opened.find<HTMLDialogElement>('#why').close();
      await waitUntil(() => focused(opened) === name);
      await waitUntil(() => !opened.shown().includes('Why not somebody else?'));
    });
  }

  for (const [where, width, part] of [['in a dialog', 800, '#why'], ['beside the pairs', 1100, '.why-beside']] as const) {
    it(`locks and keeps apart whom it tells of, ${where}: any pair can be wished for`, async () => {
      const opened = await inRoom(solvedRun, { makeMatchingRun: solving() }, width);
      await waitUntil(() => opened.shown().includes('Noor Hussain'));
      opened.find('.run-pair .pair-name').click();
      await waitUntil(() => opened.app.shadowRoot!.querySelector(part)?.textContent.includes('Tomás Ferreira') ?? false);
      const wish = (words: string) => [...opened.find(part).querySelectorAll<HTMLElement>('.wish')].find(({ ariaLabel }) => ariaLabel === words);
      expect(wish('Lock: Ana Ribeiro and Leila Haddad'), 'the rule in the way protects somebody').to.equal(undefined);
      expect(wish('Lock: Ana Ribeiro and Ben Köhler'), 'it is in the row').to.equal(undefined);
      opened.api.answer({ listRunAlternatives: () => ({ mentee: ana, matched: [tomas], items: runAlternatives.items.map((one) => ({ ...one, chosen: one.mentor.id === tomas.id })) }) });
      const lock = wish('Lock: Ana Ribeiro and Tomás Ferreira')!;
      lock.focus();
      lock.click();
      await waitUntil(() => opened.find(part).textContent.includes('Now with Tomás Ferreira instead of Ben Köhler'));
      expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, locks: [{ mentee: ana.id, mentor: tomas.id }], apart: [] }]);
      expect([focused(opened), lock.ariaPressed], 'the focus stays where it was pressed').to.deep.equal([lock, 'true']);
      expect(opened.find(part).textContent).to.contain('In this proposal');
      await expectAccessible(opened.app);
      opened.api.answer({ makeMatchingRun: () => { throw new Problem('run-locks-contradict', { details: { pairs: [{ mentee: ana, mentor: ben, why: 'mentee-seats', rules: [] }] } }); } });
      wish('Lock: Ana Ribeiro and Ben Köhler')!.click();
      await waitUntil(() => (width === 800 ? opened.find(part).textContent : opened.shown()).includes('Ana Ribeiro and Ben Köhler: Ana Ribeiro can have no other match.'), 'a refusal is read where it was asked');
    });
  }

  it('tells of somebody without a match what each mentor would change, and takes a wish for any of them', async () => {
    const ofEmily = { mentee: emily, matched: [], items: runAlternatives.items.map((one) => ({ ...one, chosen: false })) };
    const opened = await inRoom(solvedRun, { listRunAlternatives: () => ofEmily, makeMatchingRun: solving() });
    await waitUntil(() => opened.shown().includes('1 unmatched, and why'));
    opened.find('#tab-unmatched').click();
    await waitUntil(() => opened.shown().includes('Emily Nguyen'));
    const why = opened.named('Why? Emily Nguyen');
    why.focus();
    why.click();
    await waitUntil(() => opened.shown().includes('What each mentor would change for everybody') && opened.shown().includes('Tomás Ferreira'));
    await waitUntil(() => focused(opened)?.id === 'why-title');
    expect(opened.api.calls.find(({ id }) => id === 'listRunAlternatives')?.input.path).to.deep.equal({ runId: solvedRun.id, menteeId: emily.id });
    await expectAccessible(opened.app);
    opened.named('Lock: Emily Nguyen and Ben Köhler').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, locks: [{ mentee: emily.id, mentor: ben.id }] }]);
    opened.find('#why-title').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await waitUntil(() => focused(opened) === why);
  });

  it('publishes with both messages before one’s eyes, and takes it back', async () => {
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => publishedRun, undoMatchingRun: () => ({ ...solvedRun, state: 'undone', can: ['edit'] }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('#publish-run')?.textContent.includes('4 people get a message after the ten minutes in which you can undo it.'));
    expect(opened.find('#publish-run').textContent).to.contain('Ben Köhler is your mentor');
    await expectAccessible(opened.app);
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('Published by Chiara Bianchi at 14:01: 2 pairs. You can undo it for 6 more minutes.'));
    opened.find('.undo-run').click();
    await waitUntil(() => opened.shown().includes('Taken back. No message was sent; whoever opened their page may have seen the match.'));
  });

  it('offers to undo until the ten minutes are over, and then no longer', async () => {
    const published = { ...publishedRun.published!, undoUntil: '2026-10-20T12:05:00.300Z' };
    const opened = await inRoom({ ...publishedRun, published });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.undo-run') !== null);
    opened.api.answer({ listMatchingRuns: () => ({ items: [{ ...publishedRun, published, can: [] }], nextCursor: null }) });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.undo-run') === null);
    expect(opened.shown()).to.contain('Each match can now end by itself.');
  });

  it('offers to undo everything that still can be, also what somebody else has published, whatever run is shown; and tells of a new one', async () => {
    const david = { id: '65f0c0ffee00000000000099', name: 'David Okoro', headline: null };
    const older = { ...publishedRun, id: solvedRun.id.replace('e001', 'd001'), madeAt: '2026-10-20T11:50:00.000Z' };
    const theirs = { ...older, id: solvedRun.id.replace('e001', 'd000'), published: { ...older.published!, by: david, at: '2026-10-20T11:58:00.000Z', undoUntil: '2026-10-20T12:08:00.000Z' } };
    let undoable: Run[] = [older];
    const opened = await inRoom(solvedRun, {
      listMatchingRuns: ({ query }) => ({ items: query?.only === 'undoable' ? undoable : [solvedRun], nextCursor: null }),
      undoMatchingRun: () => ({ ...theirs, state: 'undone', can: ['edit'] }),
    });
    const banners = () => [...opened.app.shadowRoot!.querySelectorAll('.undo-run')].map((undo) => undo.parentElement!.textContent.replace(/\s+/g, ' ').trim());
    await waitUntil(() => banners().length === 1);
    expect(opened.app.shadowRoot!.querySelector('#publish'), 'a newer run is shown').to.not.equal(null);
    undoable = [older, theirs];
    opened.api.happen({ id: '1', type: 'matching-run.published' });
    await waitUntil(() => banners().length === 2);
    expect(banners()[1]).to.contain('Published by David Okoro at 13:58: 2 pairs. You can undo it for 3 more minutes.');
    await waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === 'David Okoro has published 2 pairs. You can undo it for ten minutes.');
    await expectAccessible(opened.app);
    undoable = [older];
    opened.named('Undo: 2 pairs, published by David Okoro at 13:58').click();
    await waitUntil(() => banners().length === 1);
    expect(opened.api.calls.find(({ id }) => id === 'undoMatchingRun')?.input.path).to.deep.equal({ runId: theirs.id });
    expect(opened.shown(), 'the run that was shown still is').to.contain('Noor Hussain');
    expect(opened.app.shadowRoot!.querySelector('#publish')).to.not.equal(null);
  });

  it('counts thousands who have changed since, names a few and says no more aloud; the others are behind a disclosure, a page at a time', async () => {
    const people = Array.from({ length: 2_500 }, (_, at) => ({ person: { ...ana, name: `Person ${at}` }, why: at < 2_000 ? 'already-matched' : 'full' }));
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => { throw new Problem('run-outdated', { details: { people } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector<HTMLDialogElement>('#publish-run')?.open === true);
    opened.find('#publish-now').click();
    const words = '2,500 people have changed since. Nothing was published. Matched by now: Person 0, Person 1, Person 2 and 1,997 more. No place left: Person 2000, Person 2001, Person 2002 and 497 more.';
    await waitUntil(() => opened.shown().includes(words));
    await waitUntil(() => opened.app.shadowRoot!.querySelector('dialog[open] > #mentor-live-assertive')?.textContent === words);
    expect(opened.shown()).to.not.contain('Person 3.');
    opened.find<HTMLDetailsElement>('.named').open = true;
    await waitUntil(() => opened.shown().includes('1 to 50 of 2,500') && opened.shown().includes('Matched by now: Person 49.'));
    await expectAccessible(opened.app);
    opened.find('#publish-run .page-on').click();
    await waitUntil(() => opened.shown().includes('Matched by now: Person 50.'));
  });

  it('says how many people are too many for one run, and what to do', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => { throw new Problem('limit-reached', { details: { most: 20_000_000, mentees: 12_000, mentors: 2_000 } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#start-run').click();
    await waitUntil(() => opened.shown().includes('Too many people for one run. 12,000 who wait and 2,000 mentors make 24,000,000 pairs to compare; one run compares at most 20,000,000. Leave people out below, and match them in a run of their own.'));
    await expectAccessible(opened.app);
  });

  it('names everybody who has changed since and why, whatever page they are on, and runs again with everything kept', async () => {
    const people = [{ person: leila, why: 'left' }, { person: emily, why: 'left' }, { person: ana, why: 'resting' }, { person: ben, why: 'full' }, { person: noor, why: 'already-matched' }];
    const again = { ...solvedRun, id: solvedRun.id.replace('e001', 'e002') };
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => { throw new Problem('run-outdated', { details: { people } }); }, makeMatchingRun: () => again });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector<HTMLDialogElement>('#publish-run')?.open);
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('5 people have changed since. Nothing was published. No longer take part: Leila Haddad and Emily Nguyen. Resting: Ana Ribeiro. No place left: Ben Köhler. Matched by now: Noor Hussain.'));
    await expectAccessible(opened.app);
    opened.find('#again-keeping').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ keeping: solvedRun.id }]);
    await waitUntil(() => !isPublishing(opened));
    await waitUntil(() => opened.shown().includes('Change 1'), 'what is different from the last proposal is shown');
  });

  it('names the pairs that a rule has come to stand between, and publishes without them', async () => {
    const pairs = [{ mentee: ana, mentor: ben, rules: ['language'] }];
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => { throw new Problem('run-pairs-barred', { details: { pairs } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector<HTMLDialogElement>('#publish-run')?.open);
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('A rule has come to stand between: Ana Ribeiro and Ben Köhler. In the way: a language in common. Nothing was published.'));
    expect(opened.find('#publish-now').textContent).to.equal('Publish without them');
    await expectAccessible(opened.app);
    opened.api.answer({ publishMatchingRun: () => ({ ...publishedRun, published: { ...publishedRun.published!, without: [{ mentee: ana, mentor: ben }] } }) });
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('Left out, because a rule had come to stand between the two: Ana Ribeiro and Ben Köhler.'));
    expect(opened.api.bodies('publishMatchingRun')).to.deep.equal([{ without: [] }, { without: [pairOfAna] }]);
  });

  it('says what has changed since, and runs again with everything that was decided; what could not be kept is told, and what is different', async () => {
    const dropped = [{ mentee: ana, mentor: tomas, wish: 'apart' as const, why: 'unknown' as const, rules: [] }, { mentee: noor, mentor: ben, wish: 'lock' as const, why: 'barred' as const, rules: ['language' as const] }];
    const opened = await inRoom(solvedRun, { readMatchingRunChanges: () => ({ people: 3, criteria: true }), makeMatchingRun: () => ({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), apart: [], dropped }) });
    await waitUntil(() => opened.shown().includes('People changed since this run (10 minutes ago): 3. Rules or weights have changed since.'));
    await expectAccessible(opened.app);
    opened.find('#run-again').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ keeping: solvedRun.id }]);
    await waitUntil(() => opened.shown().includes('2 decisions of the run before could not be kept.'));
    expect(opened.find('#dropped').textContent).to.contain('Keep apart: Ana Ribeiro and Tomás Ferreira: one of the two is not in the run.').and.to.contain('Lock: Noor Hussain and Ben Köhler: in the way: a language in common.');
    await waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent.includes('2 decisions of the run before could not be kept.'));
    await waitUntil(() => opened.shown().includes('Change 1'));
    await expectAccessible(opened.app);
  });

  it('hears of whatever another run would take in: people, their hours and places, who is kept apart, what counts', async () => {
    let people = 0;
    const opened = await inRoom(solvedRun, { readMatchingRunChanges: () => ({ people, criteria: false }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.shown()).to.not.contain('People changed since this run');
    for (const type of ['kept-apart.added', 'kept-apart.removed', 'availability.edited', 'person.edited', 'enrolment.paused', 'match.ended', 'match-request.sent', 'waiting-list.offered', 'program.edited']) {
      people += 1;
      opened.api.happen({ type, id: String(people) });
      await waitUntil(() => opened.shown().includes(`People changed since this run (10 minutes ago): ${people}.`), `after ${type}`);
    }
    await expectAccessible(opened.app);
  });

  it('reads once what many edits in a short while come to', async () => {
    const reads = () => opened.api.calls.filter(({ id }) => id === 'readMatchingRunChanges').length;
    let people = 0;
    const opened = await inRoom(solvedRun, { readMatchingRunChanges: () => ({ people, criteria: false }) });
    await waitUntil(() => reads() === 1);
    for (const type of ['person.changed', 'availability.changed', 'match.ended', 'program.changed']) {
      people += 1;
      opened.api.happen({ id: String(people), type });
      await new Promise(requestAnimationFrame);
    }
    await waitUntil(() => opened.app.shadowRoot!.querySelector('#run-again') !== null);
    expect(reads()).to.equal(2);
    expect(opened.shown()).to.contain('People changed since this run (10 minutes ago): 4.');
  });

  it('tells of how many people a run changes something, and turns their pages', async () => {
    const mentees = Array.from({ length: 51 }, (_, at) => ({ ...noor, id: noor.id.replace(/..$/, String(at + 10)), name: `Mentee ${at}` }));
    const before = solvedRun.id.replace('e001', 'e000');
    const opened = await inRoom({ ...solvedRun, basedOn: before }, {
      compareMatchingRuns: ({ query: { from = 0 } = {} }) => ({ same: 12, changed: mentees.slice(from, from + 50).map((mentee) => ({ mentee, before: [ben], after: [ngozi] })), total: 701, nextCursor: null }),
    });
    await waitUntil(() => opened.shown().includes('Changes 701'));
    opened.find('#tab-changes').click();
    await waitUntil(() => opened.shown().includes('1 to 50 of 701') && opened.shown().includes('Mentee 49'));
    expect(opened.shown()).to.contain('pairs that stay: 12, people with somebody else: 701.');
    await expectAccessible(opened.app);
    opened.find('.page-on').click();
    await waitUntil(() => focused(opened)?.textContent.includes('Mentee 50'));
    expect(opened.shown()).to.contain('51 to 100 of 701');
    expect(opened.api.calls.filter(({ id }) => id === 'compareMatchingRuns').map(({ input }) => input)).to.deep.equal([0, 50].map((from) => ({ path: { runId: solvedRun.id, otherRunId: before }, query: { limit: 50, from } })));
  });

  it('starts another run as the last one was, and keeps what was decided unless that is not wanted', async () => {
    const run = { ...solvedRun, objective: 'total' as const, leastScore: 300, locks: [{ mentee: noor, mentor: ngozi }], relaxed: ['language' as const] };
    const opened = await inRoom(run, { makeMatchingRun: () => ({ ...run, id: solvedRun.id.replace('e001', 'e002') }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    const keep = opened.named<HTMLInputElement>('Keep what was decided: 1 locked pair');
    expect(keep.closest('label')?.textContent).to.contain('1 pair kept apart').and.to.contain('without these rules: a language in common');
    expect(keep.checked).to.equal(true);
    expect(opened.find<HTMLInputElement>('#least-fit').value).to.equal('30');
    opened.find('input[name=aim][value=lowest]').click();
    opened.find('#start-run').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    await waitUntil(() => opened.shown().includes('Change 1') && opened.find('#start-run').ariaBusy === 'false');
    keep.click();
    opened.find('#start-run').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 2);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ keeping: solvedRun.id, objective: 'lowest', leastScore: 300 }, { objective: 'total', leastScore: 300 }]);
  });

  it('names who is left out of a run, and takes them back over the same people', async () => {
    const run = { ...solvedRun, omitted: { mentees: [emily], mentors: [tomas] } };
    const opened = await inRoom(run, { makeMatchingRun: () => ({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: run.id }) });
    await waitUntil(() => opened.shown().includes('2 people are left out of this proposal: Emily Nguyen and Tomás Ferreira.'));
    await expectAccessible(opened.app);
    opened.find('#take-back').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('#omitted') === null);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: run.id, omitted: { mentees: [], mentors: [] } }]);
  });

  it('compares all aims once more where an edit has left them out, with everything that was decided', async () => {
    const edited = { ...solvedRun, scenarios: solvedRun.scenarios.slice(0, 1), relaxations: [], locks: [{ mentee: noor, mentor: ngozi }] };
    const opened = await inRoom(edited, { makeMatchingRun: () => ({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id, locks: edited.locks }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    const rows = () => opened.app.shadowRoot!.querySelectorAll('.scenarios tbody tr').length;
    expect(rows()).to.equal(1);
    opened.find('#compare-aims').click();
    await waitUntil(() => rows() === 4);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, compares: true }]);
    await waitUntil(() => (focused(opened) as HTMLInputElement | null)?.name === 'scenario');
    expect(opened.app.shadowRoot!.querySelector('#compare-aims')).to.equal(null);
  });

  it('solves the record once more and says whether it is the same, byte for byte', async () => {
    const replayed = { inputHash: solvedRun.inputHash, answerHash: solvedRun.answerHash!, same: true };
    const opened = await inRoom(solvedRun, { replayMatchingRun: () => replayed });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#replay-run').click();
    await waitUntil(() => opened.shown().includes('Solved again: the same result, byte for byte.'));
    opened.api.answer({ replayMatchingRun: () => ({ ...replayed, same: false }) });
    opened.find('#replay-run').click();
    await waitUntil(() => opened.shown().includes('Solved again: not the same result.'));
    await expectAccessible(opened.app);
  });

  it('leads to the rules and weights, and back into the room as it was', async () => {
    const opened = await inRoom(solvedRun, { readCriteria: () => criteria, readRunKeeping: () => ({ unpublishedRunDays: 90 }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#tab-keptApart').click();
    opened.find('#to-criteria').click();
    await waitUntil(() => opened.title() === 'Rules and weights');
    opened.named('Back to matching').click();
    await waitUntil(() => opened.title() === 'Matching' && opened.app.shadowRoot!.querySelector('#tab-keptApart') !== null);
    expect(opened.find('#tab-keptApart').ariaSelected).to.equal('true');
    expect(opened.find('#to-criteria').offsetHeight).to.equal(opened.find('#fairness').offsetHeight);
  });

  const manyPairs = (from: number, count = 50) => Array.from({ length: count }, (_, at) => ({ ...runPairs.items[0]!, mentee: { ...ana, id: String(from + at).padStart(24, '0'), name: `Mentee ${from + at}` } }));
  const largeRun = { ...solvedRun, scenarios: [{ ...solvedRun.scenarios[0]!, matched: 2_000 }] };
  const largeRoom: FakeAnswers = { listRunPairs: ({ query }) => ({ items: manyPairs(query?.from ?? 0), nextCursor: 'next', total: 2_000 }) };
  const rows = ({ app }: Awaited<ReturnType<typeof inRoom>>) => app.shadowRoot!.querySelectorAll('.run-pair').length;

  it('shows 2,000 pairs fifty at a time, back and forward, and the focus goes to the first of a page', async () => {
    const opened = await inRoom(largeRun, largeRoom);
    await waitUntil(() => opened.shown().includes('1 to 50 of 2,000') && rows(opened) === 50);
    expect(opened.find<HTMLButtonElement>('.page-back').disabled).to.equal(true);
    opened.find('.page-on').click();
    await waitUntil(() => focused(opened)?.textContent.includes('Mentee 50'));
    await waitUntil(() => rows(opened) === 50);
    expect(opened.shown()).to.contain('51 to 100 of 2,000');
    await expectAccessible(opened.app);
    opened.find('.page-back').click();
    await waitUntil(() => focused(opened)?.textContent.includes('Mentee 0'));
    expect(opened.api.calls.filter(({ id }) => id === 'listRunPairs').map(({ input }) => input.query)).to.deep.equal([0, 50, 0].map((from) => ({ limit: 50, from, order: 'highest' })));
  });

  it('leads to the first row of a page that comes before the browser has shown a frame', async () => {
    const opened = await inRoom(largeRun, largeRoom);
    await waitUntil(() => rows(opened) === 50);
    const { requestAnimationFrame: asIs } = window;
    window.requestAnimationFrame = () => 0;
    try {
      opened.find('.page-on').click();
      await waitUntil(() => focused(opened)?.textContent.includes('Mentee 50'));
    } finally {
      window.requestAnimationFrame = asIs;
    }
  });

  it('draws the rows of a page a few at a time over those before, each step is shown before the next, and nothing moves', async () => {
    const opened = await inRoom(largeRun, largeRoom);
    await waitUntil(() => rows(opened) === 50);
    const all = () => [...opened.app.shadowRoot!.querySelectorAll('.run-pair')];
    const ofSecond = () => all().filter(({ textContent }) => /Mentee [5-9]\d(?!\d)/.test(textContent)).length;
    const before = all();
    const shown = [ofSecond()];
    opened.find('.page-on').click();
    while (shown.at(-1)! < 50) {
      await new Promise(requestAnimationFrame);
      expect(rows(opened)).to.equal(50);
      shown.push(ofSecond());
    }
    const steps = shown.slice(1).map((count, frame) => count - shown[frame]!);
    expect(Math.max(...steps)).to.be.within(1, 9);
    expect(all().every((row, at) => row === before[at]), 'no row is made anew').to.equal(true);
  });

  it('gives up the rows of a longer page before', async () => {
    const opened = await inRoom({ ...largeRun, scenarios: [{ ...solvedRun.scenarios[0]!, matched: 53 }] }, { listRunPairs: ({ query }) => ({ items: manyPairs(query?.from ?? 0, query?.from ? 3 : 50), nextCursor: null, total: 53 }) });
    await waitUntil(() => rows(opened) === 50);
    opened.find('.page-on').click();
    await waitUntil(() => rows(opened) === 3);
    expect(focused(opened)?.textContent).to.contain('Mentee 50');
    opened.find('.page-back').click();
    await waitUntil(() => rows(opened) === 50);
    expect(opened.shown()).to.contain('Mentee 0').and.to.contain('Mentee 49').and.to.not.contain('Mentee 50');
  });

  it('keeps the row of a pair with it where another run puts it elsewhere, and draws none that is as it was', async () => {
    let pairs = manyPairs(0);
    const opened = await inRoom(largeRun, { ...largeRoom, listRunPairs: () => ({ items: structuredClone(pairs), nextCursor: 'next', total: 2_000 }), makeMatchingRun: () => ({ ...largeRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id }) });
    await waitUntil(() => rows(opened) === 50);
    const rowOf = (name: string) => [...opened.app.shadowRoot!.querySelectorAll('.run-pair')].find(({ textContent }) => textContent.includes(`${name} `) || textContent.includes(`${name}São`) || textContent.endsWith(name)) ?? [...opened.app.shadowRoot!.querySelectorAll('.run-pair')].find(({ textContent }) => textContent.includes(name));
    const [second, lock] = [rowOf('Mentee 1'), opened.named('Lock: Mentee 1 and Ben Köhler')];
    pairs = [manyPairs(70, 1)[0]!, ...pairs.slice(0, 49)];
    lock.focus();
    lock.click();
    await waitUntil(() => opened.shown().includes('Mentee 70'));
    expect(rowOf('Mentee 1')).to.equal(second);
    expect(focused(opened), 'its row has stayed in sight').to.equal(lock);
  });

  it('stays on its page when a pair of it is locked', async () => {
    const opened = await inRoom(largeRun, { ...largeRoom, makeMatchingRun: () => ({ ...largeRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id }) });
    await waitUntil(() => rows(opened) === 50);
    opened.find('.page-on').click();
    await waitUntil(() => opened.shown().includes('51 to 100 of 2,000') && opened.shown().includes('Mentee 99'));
    opened.named('Lock: Mentee 60').click();
    await waitUntil(() => opened.api.calls.filter(({ id }) => id === 'listRunPairs').length === 3);
    expect(opened.api.calls.filter(({ id }) => id === 'listRunPairs').at(-1)?.input.query).to.deep.equal({ limit: 50, from: 50, order: 'highest' });
    expect(rows(opened)).to.equal(50);
  });

  it('finds a name among many pairs, from the first page on, and all again once the field is empty', async () => {
    const found = manyPairs(7, 1);
    const opened = await inRoom(largeRun, { listRunPairs: ({ query }) => (query?.q ? { items: found, nextCursor: null, total: 1 } : { items: manyPairs(query?.from ?? 0), nextCursor: 'next', total: 2_000 }) });
    await waitUntil(() => rows(opened) === 50);
    opened.find('.page-on').click();
    await waitUntil(() => opened.shown().includes('Mentee 99'));
    typeInto(opened.find('#pair-name'), ' Mentee 7 ');
    opened.find('.pair-tools .search button').click();
    await waitUntil(() => rows(opened) === 1);
    await waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === '1 pair found');
    opened.api.answer({ listRunPairs: () => ({ items: [], nextCursor: null, total: 0 }) });
    typeInto(opened.find('#pair-name'), 'Nobody');
    opened.find('.pair-tools .search button').click();
    await waitUntil(() => opened.shown().includes('No pair has this name in it.'));
    opened.api.answer(largeRoom);
    typeInto(opened.find('#pair-name'), '');
    await waitUntil(() => rows(opened) === 50);
    expect(opened.api.calls.filter(({ id }) => id === 'listRunPairs').map(({ input }) => input.query)).to.deep.equal([{ from: 0 }, { from: 50 }, { from: 0, q: 'Mentee 7' }, { from: 0, q: 'Nobody' }, { from: 0 }].map((query) => ({ limit: 50, ...query, order: 'highest' })));
  });

  it('neither searches nor turns pages where a few pairs are all', async () => {
    const opened = await inRoom(solvedRun);
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.app.shadowRoot!.querySelector('#pair-name, .pager')).to.equal(null);
  });

  it('shows everybody who is left out, fifty at a time as well', async () => {
    const page = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ ...runUnmatched.items[0]!, mentee: { ...ana, id: String(from + at).padStart(24, '0'), name: `Mentee ${from + at}` } }));
    const opened = await inRoom({ ...solvedRun, unmatched: 51 }, { listRunUnmatched: ({ query }) => (query?.from ? { items: page(50, 1), nextCursor: null, total: 51 } : { items: page(0, 50), nextCursor: 'next', total: 51 }) });
    await waitUntil(() => opened.shown().includes('51 unmatched, and why'));
    opened.find('#tab-unmatched').click();
    await waitUntil(() => opened.shown().includes('Mentee 49'));
    opened.find('.page-on').click();
    await waitUntil(() => focused(opened)?.textContent.includes('Mentee 50'));
    expect(opened.shown()).to.contain('51 to 51 of 51');
  });
});
