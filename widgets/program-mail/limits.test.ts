import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { programLimits, programMail } from '../testing/program-mail.ts';
import { saying } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('lengths and limits of a program', () => {
  const opens = async (answers: FakeAnswers = {}, options: Parameters<typeof open>[1] = {}) => {
    const opened = await open({ readHome: () => sample.homeOfChiara, ...programMail, ...answers }, { me: sample.meAsCoordinator, at: '#limits', ...options });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.program-mail form') !== null);
    return opened;
  };
  const input = ({ find }: Opened, id: string) => find<HTMLInputElement>(`#${id}`);
  const write = async (opened: Opened, id: string, value: string) => {
    typeInto(input(opened, id), value);
    await settled(opened.app);
  };
  const save = (opened: Opened) => input(opened, 'limits-weeks').form!.requestSubmit();

  it('shows what is set and what is usual in a program of its kind, readable by everybody, also at 320 px', async () => {
    const opened = await opens({}, { width: 320 });
    await expectAccessible(opened.app);
    expect(opened.app.scrollWidth).to.be.at.most(320);
    expect(opened.find('#limits-title').textContent).to.equal('What the program allows');
    expect([...opened.app.shadowRoot!.querySelectorAll('.group')].map((one) => one.textContent)).to.include('How many at a time');
    expect([input(opened, 'limits-weeks').value, opened.find('#limits-weeks-hint').textContent]).to.deep.equal(['20', 'Usually 26. 1 to 104.']);
    expect(opened.find<HTMLInputElement>('[name=limits-cadence][value=fortnightly]').checked).to.equal(true);
    expect(opened.shown()).to.contain('Usually: Once a month.').and.to.contain('Usually: Its owner alone.');
  });

  it('saves all of it as it is typed, and says so', async () => {
    const opened = await opens();
    await write(opened, 'limits-weeks', '30');
    await write(opened, 'limits-stopAbove', '12');
    opened.find<HTMLInputElement>('[name=limits-visibility][value=match]').click();
    await settled(opened.app);
    save(opened);
    await saying('Saved.');
    const { usual: _, ...limits } = programLimits;
    expect(opened.api.bodies('setProgramLimits')).to.deep.equal([{ ...limits, match: { weeks: 30, cadence: 'fortnightly' }, circle: { ...limits.circle, stopAbove: 12 }, goals: { visibility: 'match' } }]);
  });

  it('saves no number that another one forbids, and leads to it', async () => {
    const opened = await opens();
    for (const [id, typed, words] of [['limits-weeks', '0', 'from 1 to 104'], ['limits-mentor', '4', 'from 1 to 3'], ['limits-warnAbove', '11', 'from 2 to 10']] as const) {
      const before = input(opened, id).value;
      await write(opened, id, typed);
      save(opened);
      await waitUntil(() => focused(opened)?.id === id);
      expect(opened.find(`#${id}-error`).textContent).to.contain(words);
      await write(opened, id, before);
    }
    expect(opened.api.bodies('setProgramLimits')).to.deep.equal([]);
  });

  it('says what did not work, and keeps what was typed', async () => {
    const opened = await opens({ setProgramLimits: fails('network') });
    await write(opened, 'limits-weeks', '30');
    save(opened);
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    expect(input(opened, 'limits-weeks').value).to.equal('30');
  });

  it('is reached from the program and leads back to it', async () => {
    const opened = await open({ readHome: () => sample.homeOfChiara, readProgram: () => sample.programOfTomas, listGradeColumns: () => ({ items: [], nextCursor: null }), ...programMail }, { me: sample.meAsCoordinator, at: '#program' });
    opened.named('Lengths and limits').click();
    await waitUntil(() => opened.title() === 'Lengths and limits');
    await settled(opened.app);
    opened.named('Back to the program').click();
    await waitUntil(() => opened.title() === 'Program');
  });

  it('in a closed program they can be read and not set', async () => {
    const me = sample.meAsCoordinator;
    const closed = await opens({}, { me: { ...me, program: me.program && { ...me.program, state: 'archived' } } });
    expect(closed.shown()).to.contain('This program is closed for good.').and.not.to.contain('Save');
    expect(input(closed, 'limits-weeks').matches(':disabled')).to.equal(true);
  });

  it('do not open for anybody else', async () => {
    const another = await open({ readHome: () => sample.homeAlone }, { at: '#limits' });
    expect(another.title()).to.not.equal('Lengths and limits');
    expect(another.api.calls.some(({ id }) => id === 'readProgramLimits')).to.equal(false);
  });
});
