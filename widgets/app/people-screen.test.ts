import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { focused, open } from '../testing/open-app.ts';
import { aRequest } from '../testing/mentors.ts';
import { ben, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const answers: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, listCourses: () => sample.courses, listRosterMembers: sample.membersOf, listFailingAddresses: () => sample.nobodyFailing };
const [home, further] = sample.courses.items;
const asChiara = (more: FakeAnswers = {}) => open({ ...answers, ...more }, { me: sample.meAsCoordinator, at: '#people' });

describe('the people of the courses', () => {
  it('shows a coordinator who has not joined yet first, with what is known of each, accessible', async () => {
    const opened = await asChiara();
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('People');
    expect(opened.shown()).to.contain('279 people. Read 3 hours ago.');
    expect(opened.named<HTMLInputElement>('Not joined yet').checked).to.equal(true);
    const asked = opened.api.calls.find(({ id }) => id === 'listRosterMembers');
    expect(asked?.input).to.deep.equal({ path: { rosterId: home!.roster!.id }, query: { show: 'not-joined' } });
    opened.named('Left the course').click();
    await waitUntil(() => opened.api.calls.at(-1)?.id === 'listRosterMembers' && JSON.stringify(opened.api.calls.at(-1)?.input.query) === '{"show":"left"}');
    await waitUntil(() => opened.shown().includes('Mentee, rests'));
    expect(opened.shown()).to.contain('Left 2 days ago');
  });

  it('says whose mail comes back and what to do, to coordinators alone; nothing where it reaches everybody', async () => {
    const opened = await asChiara({ listFailingAddresses: () => sample.twoFailing, listRosterMembers: () => ({ ...sample.members, items: [{ ...sample.members.items[1]!, mailFails: true }] }) });
    await waitUntil(() => opened.shown().includes('Mail does not reach 2 people') && opened.shown().includes('Mail comes back'));
    await expectAccessible(opened.app);
    expect(opened.shown()).to.contain('Ask for another one').and.to.contain('Refused 6 hours ago');
    opened.api.answer({ listFailingAddresses: () => sample.nobodyFailing });
    opened.api.happen({ type: 'person.edited', id: 'e'.repeat(24) });
    await waitUntil(() => !opened.shown().includes('Mail does not reach'));
  });

  it('finds by name, and the focus follows what more brings', async () => {
    const opened = await asChiara();
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    const search = opened.named<HTMLInputElement>('Search by name');
    search.value = ' José ';
    search.dispatchEvent(new InputEvent('input'));
    opened.find('.members .search button').click();
    await waitUntil(() => JSON.stringify(opened.api.calls.at(-1)?.input.query) === '{"show":"not-joined","q":"José"}');
    opened.api.answer({ listRosterMembers: () => ({ items: [{ ...sample.members.items[0]!, id: sample.id('9299'), name: 'Zoe Last' }], nextCursor: null, total: 7 }) });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.members .api-task')?.getAttribute('aria-busy') === 'false');
    opened.named('Show more').click();
    await waitUntil(() => focused(opened)?.textContent?.includes('Zoe Last'), 'the first new one');
    expect(opened.api.calls.at(-1)?.input.query).to.deep.equal({ show: 'not-joined', q: 'José', cursor: 'next' });
  });

  it('has the list read again, and says so instead of offering it twice', async () => {
    const opened = await asChiara({ askForRoster: () => ({ ...home!.roster!, state: 'waiting' }) });
    await waitUntil(() => opened.shown().includes('Read again now'));
    opened.api.answer({ listCourses: () => sample.coursesReading({ state: 'waiting' }) });
    opened.named('Read again now').click();
    await waitUntil(() => opened.shown().includes('It is read in the next seconds.'));
    expect(opened.api.calls.find(({ id }) => id === 'askForRoster')?.input.path).to.deep.equal({ rosterId: home!.roster!.id });
    expect(opened.app.shadowRoot?.querySelector('#read-again')).to.equal(null);
  });

  const words = { scope: 'Your LMS no longer tells us who is here.', gone: 'Your LMS has no such course any more.', busy: 'Your LMS could not be reached.', answer: 'gave an answer that makes no sense' } as const;
  for (const [fault, said] of Object.entries(words)) {
    it(`says in words that a reading failed (${fault}), and that nobody was taken off`, async () => {
      const opened = await asChiara({ listCourses: () => sample.coursesReading({ state: 'failing', fault: fault as keyof typeof words }) });
      await waitUntil(() => opened.shown().includes(said) && opened.shown().includes('Amina Diallo'), 'what was read before is still there');
      expect(opened.shown()).to.contain('Nobody was taken off.');
    });
  }

  it('says who can mend it where the platform tells nobody', async () => {
    const opened = await asChiara({ listCourses: () => sample.courseWithoutRoster });
    await waitUntil(() => opened.shown().includes('Your LMS does not tell who is in this course.'));
    expect(opened.app.shadowRoot?.querySelector('.members')).to.equal(null);
  });

  it('a list that fails says so in its place, and the rest lives on', async () => {
    const opened = await asChiara({ listRosterMembers: fails('network') });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.members .banner'));
    expect(opened.shown()).to.contain('279 people.');
    opened.api.answer({ listRosterMembers: () => sample.noMembers });
    opened.named('Try again').click();
    await waitUntil(() => opened.shown().includes('Everyone has joined'));
  });

  it('takes a further course from the program after asking, and the home course never', async () => {
    const opened = await asChiara({ unlinkCourse: () => undefined });
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    expect(opened.shown()).not.to.contain('Take this course from the program');
    const course = opened.named<HTMLSelectElement>('Course');
    course.value = further!.id;
    course.dispatchEvent(new Event('change'));
    await waitUntil(() => opened.shown().includes('Take this course from the program'));
    opened.named('Take this course from the program').click();
    await opened.app.updateComplete;
    await expectAccessible(opened.app);
    opened.api.answer({ listCourses: () => ({ items: [home!], nextCursor: null }) });
    opened.named('Take it away').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#course') === null, 'one course is left');
    expect(opened.api.calls.find(({ id }) => id === 'unlinkCourse')?.input.path).to.deep.equal({ courseId: further!.id });
  });

  it('gives the words of an invitation, and no link, since the way in is the course', async () => {
    const opened = await asChiara();
    await waitUntil(() => opened.shown().includes('Invite them'));
    const invitation = opened.find<HTMLTextAreaElement>('#invitation').value;
    expect(invitation).to.equal('Mentoring is open: Alumni Mentoring. Open “Mentoring” in the course CAR 210: Your first year at work and join; it takes about two minutes.');
  });

  it('is where a teacher of a further course begins, who is told what they see, and changes nothing', async () => {
    const opened = await open({ ...answers, listCourses: () => sample.courseOfMoses }, { me: sample.meAsTeacher });
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    expect(opened.shown()).to.contain('You see the people of the courses you teach in.');
    expect(opened.shown()).not.to.contain('Take this course from the program');
    expect(opened.app.shadowRoot?.querySelectorAll('nav a')).to.have.length(1);
  });
});

describe('the requests of the program', () => {
  const waiting = aRequest({ choices: [{ mentor: ben, state: 'read' }, { mentor: tomas, state: 'queued' }], goal: '', message: '', can: [] });
  const over = aRequest({ id: '65f0c0ffee0000000000f002', state: 'exhausted', choices: [{ mentor: ben, state: 'declined' }], goal: '', message: '', can: [] });
  const requests: FakeAnswers = { listProgramRequests: ({ query }) => ({ items: [query.show === 'waiting' ? waiting : over], nextCursor: null }) };
  const unfold = (opened: Awaited<ReturnType<typeof open>>): void => {
    opened.find<HTMLDetailsElement>('#requests').open = true;
  };

  it('are read once they are unfolded, say how each stands, and what happened to one unfolds under it', async () => {
    const happened: FakeAnswers = {
      readMatchRequestHistory: () => ({ items: [
        { step: 'sent', at: '2026-10-20T12:05:00.000Z', by: null, mentor: ben },
        { step: 'ranked', at: '2026-10-20T12:30:00.000Z', by: null, mentor: ben },
        { step: 'closed', at: '2026-10-22T08:00:00.000Z', by: null, mentor: ben, why: 'matched' },
      ] }),
    };
    const opened = await asChiara({ ...requests, ...happened });
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    expect(opened.api.calls.some(({ id }) => id === 'listProgramRequests'), 'nothing is read before somebody asks').to.equal(false);
    unfold(opened);
    await waitUntil(() => opened.shown().includes('Ben Köhler has read it and has until'));
    expect(opened.shown()).to.contain('Asked after that: Tomás Ferreira');
    opened.find('.past-opener').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelectorAll('.past-list li').length === 3, 'what happened is there');
    expect([...opened.app.shadowRoot!.querySelectorAll('.past-list .label')].map((one) => one.textContent)).to.deep.equal(['Ana asked Ben', 'Ana changed who is asked next', 'It was closed']);
    expect(opened.shown()).to.contain('Ana had found a match by then.');
    await expectAccessible(opened.app);
  });

  it('that are over are the other part; a part without any says what will be there', async () => {
    const opened = await asChiara(requests);
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    unfold(opened);
    await waitUntil(() => opened.shown().includes('has read it'));
    opened.named('Over').click();
    await waitUntil(() => opened.shown().includes('Nobody who was asked could say yes.'));
    opened.api.answer({ listProgramRequests: () => ({ items: [], nextCursor: null }) });
    opened.api.happen({ type: 'match-request.declined', id: over.id });
    await waitUntil(() => opened.shown().includes('Nothing is over yet'));
  });

  it('where they cannot be read that is said in their place, and the rest stays', async () => {
    const opened = await asChiara({ listProgramRequests: fails('network') });
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    unfold(opened);
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#requests .banner') !== null, 'that it could not be read');
    expect(opened.shown()).to.contain('Amina Diallo');
  });

  it('follow by pages, and the focus goes to the first that came', async () => {
    const opened = await asChiara({ listProgramRequests: ({ query }) => (query.cursor ? { items: [over], nextCursor: null } : { items: [waiting], nextCursor: 'next' }) });
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    unfold(opened);
    await waitUntil(() => opened.shown().includes('has read it'));
    opened.find('#requests .program-requests > .api-task > div > .button').click();
    await waitUntil(() => focused(opened)?.id === `past-open-${over.id}`, 'the first new one has the focus');
  });

  it('stay as far as they were brought through every event; who was on one that goes is on the next', async () => {
    const all = Array.from({ length: 45 }, (_, at) => ({ ...waiting, id: `65f0c0ffee00000000000${String(100 + at)}` }));
    let gone = '';
    const listed: NonNullable<FakeAnswers['listProgramRequests']> = ({ query }) => {
      const here = all.filter(({ id }) => id !== gone);
      const from = Number(query.cursor ?? 0);
      const end = from + (query.limit ?? 20);
      return { items: here.slice(from, end), nextCursor: end < here.length ? String(end) : null };
    };
    const opened = await asChiara({ listProgramRequests: listed });
    const rows = () => opened.app.shadowRoot!.querySelectorAll('.program-request').length;
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    unfold(opened);
    await waitUntil(() => rows() === 20);
    for (const shown of [40, 45]) {
      opened.find('#requests .program-requests > .api-task > div > .button').click();
      await waitUntil(() => rows() === shown);
    }
    const tenth = () => opened.find(`#past-open-${all[9]!.id}`);
    tenth().focus();
    const trips = () => opened.api.calls.filter(({ id }) => id === 'listProgramRequests').length;
    const before = trips();
    gone = all[30]!.id;
    opened.api.happen({ type: 'match-request.accepted', id: gone });
    await waitUntil(() => rows() === 44, 'all but the one that is over');
    expect(focused(opened)).to.equal(tenth());
    expect(trips() - before, 'in one trip').to.equal(1);
    gone = all[9]!.id;
    opened.api.happen({ type: 'match-request.accepted', id: gone });
    await waitUntil(() => focused(opened)?.id === `past-open-${all[10]!.id}`, 'on the one after it');
    await expectAccessible(opened.app);
  });

  it('are not for who teaches in a further course', async () => {
    const opened = await open(answers, { me: sample.meAsTeacher });
    await waitUntil(() => opened.shown().includes('Amina Diallo'));
    expect(opened.app.shadowRoot?.querySelector('#requests')).to.equal(null);
  });
});
