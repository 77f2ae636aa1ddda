import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { goalColumn, goneColumn, gradeColumns, meetColumn, noGoalYet, oneOfThree, sentScores, aGoalSet, threeMeetings } from '../testing/grades.ts';
import { settled } from '../testing/mount.ts';
import { focused, open } from '../testing/open-app.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('a link that counts', () => {
  const placed = { part: 'meetings', completion: threeMeetings } as const;
  const answers: FakeAnswers = { readHome: () => sample.homeWithBen, ...sample.pairOfAna };
  const card = async (opened: Awaited<ReturnType<typeof open>>): Promise<string> => {
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.completion .card'), 'the card');
    await settled(opened.app);
    return opened.find('.completion').textContent.replace(/\s+/g, ' ').trim();
  };

  it('shows a learner how far they are, the next meeting on their own clock, and what stands in the gradebook, above its part', async () => {
    const opened = await open({ ...answers, readMyCompletion: () => oneOfThree }, { me: { ...meAsMentee, ...placed } });
    const words = await card(opened);
    await expectAccessible(opened.app);
    expect(words).to.contain('Meet your mentor three times').and.to.contain('1 of 3').and.to.contain('Next: Thu 29 Oct, 17:00 your time').and.to.contain('In the gradebook: 3.33 of 10 points.');
    expect(opened.find<HTMLProgressElement>('.completion progress').value).to.be.closeTo(33.3, 0.1);
    expect(opened.find('.completion').compareDocumentPosition(opened.find('mentor-scheduling')) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
  });

  for (const [state, sentence] of [
    ['waiting', '10 of 10 points are on their way into the gradebook.'],
    ['stopped', 'It could not be written into the gradebook yet.'],
    ['by-hand', 'Your teacher entered a mark of their own. It stays.'],
  ] as const) {
    it(`says what became of the points: ${state}`, async () => {
      const opened = await open({ ...answers, readMyCompletion: () => ({ ...oneOfThree, done: 3, points: 10, state }) }, { me: { ...meAsMentee, ...placed } });
      expect(await card(opened)).to.contain('3 of 3').and.to.contain(sentence).and.not.to.contain('Next:');
    });
  }

  it('counts a meeting that was just held, without being loaded again', async () => {
    const opened = await open({ ...answers, readMyCompletion: () => oneOfThree }, { me: { ...meAsMentee, ...placed } });
    await card(opened);
    opened.api.answer({ readMyCompletion: () => ({ ...oneOfThree, done: 2 }) });
    opened.api.happen({ type: 'meeting.held', id: sample.meeting.id });
    await waitUntil(() => opened.find('.completion').textContent.includes('2 of 3'), 'the new count');
  });

  it('says of a goal what has to be done for it to count', async () => {
    const opened = await open({ ...answers, listGoals: () => ({ items: [], nextCursor: null }), readMyCompletion: () => noGoalYet }, { me: { ...meAsMentee, part: 'goals', completion: aGoalSet } });
    expect(await card(opened)).to.contain('Set a goal').and.to.contain('0 of 1').and.to.contain('It counts once you share it with your mentor.');
  });

  for (const [who, me] of [['a coordinator', sample.meAsCoordinator], ['a mentor', meAsMentor]] as const) {
    it(`tells ${who}, who is not graded, what it counts for students`, async () => {
      const opened = await open({ ...answers, readMyCompletion: fails('not-found', { status: 404 }) }, { me: { ...me, ...placed } });
      expect(await card(opened)).to.contain('Counts for students in the gradebook').and.to.contain('3 held meetings').and.to.contain('Teachers see who reached it, not what was said or written.');
      await expectAccessible(opened.app);
    });
  }

  it('is no page of errors for a teacher, whom nobody meets: the part says for whom it is, and nothing is asked', async () => {
    const opened = await open({ readHome: () => sample.homeOfChiara }, { me: { ...sample.meAsCoordinator, ...placed } });
    await card(opened);
    expect(opened.title()).to.equal('Meetings');
    expect(opened.shown()).to.contain('Mentors and mentees see their own here.');
    expect(opened.api.calls.map(({ id }) => id).filter((id) => id !== 'readHome')).to.deep.equal([]);
  });

  it('shows its part whole where the progress cannot be read, and tries again', async () => {
    const opened = await open({ ...answers, readMyCompletion: fails('network') }, { me: { ...meAsMentee, ...placed } });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.completion .banner'), 'what failed');
    expect(opened.app.shadowRoot?.querySelector('mentor-scheduling')).not.to.equal(null);
    opened.api.answer({ readMyCompletion: () => oneOfThree });
    opened.find('.completion .banner button').click();
    await waitUntil(() => opened.find('.completion').textContent.includes('1 of 3'), 'the progress');
  });

  it('asks for nothing where the link counts nothing', async () => {
    const opened = await open(answers, { me: { ...meAsMentee, part: 'meetings' } });
    expect(opened.app.shadowRoot?.querySelector('.completion')).to.equal(null);
    expect(opened.api.calls.some(({ id }) => id === 'readMyCompletion')).to.equal(false);
  });
});

describe('the gradebook of a coordinator', () => {
  const chiaras: FakeAnswers = {
    readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, readProgram: () => sample.programOfTomas,
    listGradeColumns: () => gradeColumns(meetColumn, goalColumn, goneColumn),
    listSentScores: () => ({ items: [...sentScores], nextCursor: null }),
  };
  const opens = async (answers: FakeAnswers = {}) => {
    const opened = await open({ ...chiaras, ...answers }, { me: sample.meAsCoordinator, at: '#program' });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#gradebook'), 'the gradebook');
    await settled(opened.app);
    return opened;
  };
  const columns = (opened: Awaited<ReturnType<typeof open>>) => [...(opened.app.shadowRoot?.querySelectorAll('.columns > li') ?? [])].map(({ textContent }) => textContent.replace(/\s+/g, ' '));

  it('says of each column what it counts, how its scores stand, and who can mend what is wrong', async () => {
    const opened = await opens();
    await expectAccessible(opened.app);
    const [meet, goal, gone] = columns(opened);
    expect(meet).to.contain('CAR 210').and.to.contain('3 held meetings').and.to.contain('10 points').and.to.contain('part of the points on the way');
    expect(meet).to.contain('41 in the gradebook').and.to.contain('2 on the way').and.to.contain('3 not accepted').and.to.contain('1 changed by hand, left alone');
    expect(goal).to.contain('Being set up').and.to.contain('Nobody has reached it yet.').and.not.to.contain('Send again');
    expect(gone).to.contain('Column deleted').and.to.contain('Place the link once more to have a new one.').and.not.to.contain('Send again');
  });

  it('sends what was not accepted once more, by keyboard, and says so', async () => {
    const opened = await opens({ sendScoresAgain: () => ({ ...meetColumn, counts: { sent: 41, waiting: 5, parked: 0, byHand: 1 } }) });
    opened.named('Send again: Meet your mentor three times').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => columns(opened)[0]?.includes('5 on the way'), 'they are on the way');
    expect(columns(opened)[0]).not.to.contain('not accepted').and.not.to.contain('Send again');
    expect(opened.api.calls.filter(({ id }) => id === 'sendScoresAgain').map(({ input }) => input.path)).to.deep.equal([{ columnId: meetColumn.id }]);
    await waitUntil(() => focused(opened)?.getAttribute('data-log') === meetColumn.id, 'the focus stays at the column');
  });

  it('keeps the button where sending did not work', async () => {
    const opened = await opens({ sendScoresAgain: fails('network') });
    opened.named('Send again: Meet your mentor three times').click();
    await waitUntil(() => columns(opened)[0]?.includes('Try'), 'what failed');
    expect(columns(opened)[0]).to.contain('Send again');
    expect(columns(opened)[1]).not.to.contain('Try');
  });

  it('opens what was sent, and closes it again', async () => {
    const opened = await opens();
    const log = opened.named('What was sent to Meet your mentor three times');
    log.click();
    await waitUntil(() => columns(opened)[0]?.includes('Ana Ribeiro'), 'the log');
    await expectAccessible(opened.app);
    expect(log.ariaExpanded).to.equal('true');
    expect(columns(opened)[0]).to.contain('3.33 of 10 points, sent').and.to.contain('The LMS takes no grades for this person.').and.to.contain('changed by hand in the gradebook, left alone');
    log.click();
    await opened.app.updateComplete;
    expect(opened.app.shadowRoot?.querySelector('.sent-scores')).to.equal(null);
  });

  it('reads on where there is more, and the focus goes to the first of it', async () => {
    const [first, ...others] = sentScores;
    const opened = await opens({ listSentScores: ({ query }) => (query?.cursor ? { items: [...others], nextCursor: null } : { items: [first!], nextCursor: 'more' }) });
    opened.named('What was sent to Meet your mentor three times').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.sent-scores .quiet'), 'more');
    opened.named('Show more').click();
    await waitUntil(() => focused(opened)?.getAttribute('data-sent') === others[0]?.id, 'the first of the rest has the focus');
    expect(opened.app.shadowRoot?.querySelectorAll('.sent-score').length).to.equal(3);
  });

  it('says what to do where nothing counts yet', async () => {
    const opened = await opens({ listGradeColumns: () => gradeColumns() });
    expect(opened.shown()).to.contain('Nothing counts yet').and.to.contain('choose something under “Counts in the gradebook”');
  });
});
