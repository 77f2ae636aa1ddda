import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { thursday, withBen } from '../example-meetings.ts';
import { byAna, byBen, ofCircleByBen, toCircle } from '../example-series.ts';

const waiting = (...items: (typeof byBen)[]) => ({ ...lists([]), listProposals: () => ({ items, nextCursor: null }) });

describe('proposed times', () => {
  it('are accessible, with both clocks, what is gone, and a button for each that is left', async () => {
    const { element, text, has } = await show({ answers: waiting(byBen) });
    await settled(element);
    await expectAccessible(element);
    expect(text()).to.contain('Ben proposes times').and.to.contain('My week is full');
    expect(element.shadowRoot!.querySelectorAll('.proposed-time .both-times')).to.have.length(3);
    expect(has('Take this time: Saturday 24 October 07:00')).to.equal(true);
    expect(has('Take this time: Sunday 25 October'), 'somebody else has it').to.equal(false);
    expect(text()).to.contain('Gone');
  });

  it('are taken with one press, and the meeting is read', async () => {
    let items = [byBen];
    const answers = { ...lists([thursday]), listProposals: () => ({ items, nextCursor: null }), acceptTime: () => ((items = []), { ...byBen, state: 'accepted' as const, meetingId: thursday.id, can: [] }) };
    const { element, api, control, has } = await show({ answers });
    await settled(element);
    control('Take this time: Saturday 24 October 07:00').click();
    await saying('Booked. Ben gets a note.');
    await settled(element);
    expect(api.bodies('acceptTime')).to.deep.equal([{ start: byBen.times[0]!.start }]);
    expect(has('Take this time: Saturday 24 October')).to.equal(false);
  });

  it('say so where one has just gone, and stay', async () => {
    const { element, control, text } = await show({ answers: { ...waiting(byBen), acceptTime: fails('slot-taken') } });
    await settled(element);
    control('Take this time: Saturday 31 October').click();
    await saying('That time has just gone. The others are still there.', 'assertive');
    expect(text()).to.contain('Ben proposes times');
  });

  it('can be declined', async () => {
    const { element, control } = await show({ answers: { ...waiting(byBen), declineTimes: () => ({ ...byBen, state: 'declined' as const }) } });
    await settled(element);
    control('None fits').click();
    await saying('Ben is told that none fits.');
  });

  it('are taken back by whoever proposed them', async () => {
    const own = await show({ answers: { ...waiting(byAna), withdrawTimes: () => ({ ...byAna, state: 'withdrawn' as const }) } });
    await settled(own.element);
    own.control('Take back').click();
    await saying('Taken back.');
  });
});

describe('times that are proposed to a circle', () => {
  it('are ticked by a member and sent at once; the card stays, with what they said', async () => {
    let items = [toCircle];
    const answered = { ...toCircle, circle: { ...toCircle.circle!, answered: 1 }, times: toCircle.times.map((time, at) => ({ ...time, suitsMe: at === 0 })) };
    const { element, api, control, has, text } = await show({ answers: { ...lists([]), listProposals: () => ({ items, nextCursor: null }), answerTimes: () => ((items = [answered]), answered) } });
    await settled(element);
    await expectAccessible(element);
    expect(text()).to.contain('Ben proposes times for “Women in data”').and.to.contain('You have something else then').and.to.contain('Gone');
    expect(has('Suits me Saturday 31 October'), 'the mentor has something else then').to.equal(false);
    control('Suits me Saturday 24 October').click();
    await element.updateComplete;
    control('Send my answer').focus();
    control('Send my answer').click();
    await saying('Thank you. Ben sees what suits you.');
    await settled(element);
    expect(api.bodies('answerTimes')).to.deep.equal([{ starts: [toCircle.times[0]!.start] }]);
    expect(element.shadowRoot!.activeElement?.textContent).to.contain('Send my answer');
    expect(control<HTMLInputElement>('Suits me Saturday 24 October').checked).to.equal(true);
  });

  it('keep what is ticked while the answer before is on its way', async () => {
    const answers: (() => void)[] = [];
    const { element, api, control } = await show({ answers: { ...waiting(toCircle), answerTimes: () => new Promise((resolve) => answers.push(() => resolve(toCircle))) } });
    await settled(element);
    control('Send my answer').click();
    await waitUntil(() => answers.length === 1);
    control('Suits me Saturday 24 October').click();
    const reads = () => api.calls.filter(({ id }) => id === 'listProposals').length;
    answers[0]!();
    await waitUntil(() => reads() === 2);
    await settled(element);
    api.happen({ id: '1', type: 'proposal.answered' });
    await waitUntil(() => reads() === 3);
    await settled(element);
    expect(control<HTMLInputElement>('Suits me Saturday 24 October').checked).to.equal(true);
    control('Send my answer').click();
    await waitUntil(() => api.bodies('answerTimes').length === 2);
    expect(api.bodies('answerTimes')[1]).to.deep.equal({ starts: [toCircle.times[0]!.start] });
  });

  it('none is an answer too', async () => {
    const { element, api, control } = await show({ answers: { ...waiting(toCircle), answerTimes: () => toCircle } });
    await settled(element);
    control('Send my answer').click();
    await saying('Thank you. Ben sees what suits you.');
    expect(api.bodies('answerTimes')).to.deep.equal([{ starts: [] }]);
  });

  it('show their mentor whom each suits, who has not answered, and what suits most; one press books it for all', async () => {
    let items = [ofCircleByBen];
    const { element, api, control, text } = await show({ asMentor: true, answers: { ...lists([]), listProposals: () => ({ items, nextCursor: null }), acceptTime: () => ((items = []), { ...ofCircleByBen, state: 'accepted' as const, can: [] }) } });
    await settled(element);
    await expectAccessible(element);
    expect(text()).to.contain('“Women in data”: 2 of 4 have answered').and.to.contain('Suits 2 of 4: Ana Ribeiro and Leila Haddad').and.to.contain('No answer yet: Tomás Ferreira and Noor Hussain');
    expect([...element.shadowRoot!.querySelectorAll('.proposed-time')].map((row) => row.textContent.includes('Suits most'))).to.deep.equal([true, false, false]);
    control('Book this time: Saturday 24 October').click();
    await saying('Booked. Everybody in “Women in data” is invited.');
    expect(api.bodies('acceptTime')).to.deep.equal([{ start: ofCircleByBen.times[0]!.start }]);
  });

  it('are changed by their mentor in place of the ones that were seen', async () => {
    const { element, api, control } = await show({ asMentor: true, answers: { ...waiting(ofCircleByBen), proposeTimes: () => ofCircleByBen } });
    await settled(element);
    control('Change').click();
    await element.updateComplete;
    for (const [id, value] of [['propose-date-0', '2026-11-07'], ['propose-time-0', '10:00']] as const) {
      const input = element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
      input.value = value;
      input.dispatchEvent(new Event('change'));
    }
    expect(element.shadowRoot!.querySelector('#propose')?.textContent).to.contain('Everybody in “Women in data” says which suit them');
    element.shadowRoot!.querySelector<HTMLElement>('#propose .primary')!.click();
    await saying('Sent. Everybody in “Women in data” gets a note.');
    expect(api.bodies('proposeTimes')).to.deep.equal([{ circleId: toCircle.circle!.id, minutes: 45, starts: ['2026-11-07T09:00:00.000Z'], inPlaceOf: ofCircleByBen.id }]);
  });
});

describe('proposing times', () => {
  async function typing(answers: FakeAnswers) {
    const shown = await show({ view: 'book', answers });
    await settled(shown.element);
    shown.control('Propose three times').click();
    await shown.element.updateComplete;
    const type = (id: string, value: string): void => {
      const input = shown.element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
      input.value = value;
      input.dispatchEvent(new Event('change'));
    };
    return { ...shown, type };
  }

  it('sends what was typed on the person’s clock, and shows the other one’s', async () => {
    const { element, api, control, text, type } = await typing({ proposeTimes: () => byAna });
    type('propose-date-0', '2026-10-24');
    type('propose-time-0', '10:00');
    await element.updateComplete;
    await expectAccessible(element);
    expect(text()).to.contain('15:00 for Ben');
    control('Propose').click();
    await saying('Sent. Ben gets a note.');
    expect(api.bodies('proposeTimes')).to.deep.equal([{ matchId: withBen.id, minutes: 45, starts: ['2026-10-24T13:00:00.000Z'] }]);
  });

  it('names what is missing, and the time that is in the way, and loses nothing', async () => {
    const { element, text, type } = await typing({ proposeTimes: fails('slot-taken', { details: { start: '2026-10-24T13:00:00.000Z' } }) });
    const reads = (words: string) => waitUntil(() => text().includes(words), words);
    const send = () => [...element.shadowRoot!.querySelectorAll<HTMLElement>('#propose .primary')][0]!.click();
    send();
    await reads('Give at least one date with its time.');
    type('propose-date-1', '2026-10-24');
    send();
    await reads('Give both the date and the time.');
    type('propose-time-1', '10:00');
    send();
    await reads('Ben has something else then. Pick another time.');
    expect(element.shadowRoot!.querySelector('#propose-1-error')).to.not.equal(null);
    expect(text()).to.contain('15:00 for Ben');
  });
});
