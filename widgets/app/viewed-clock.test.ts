import { expect } from '@open-wc/testing';
import type { OperationId } from '../api/operation.ts';
import '../entries/mentor-board.ts';
import '../entries/mentor-directory.ts';
import '../entries/mentor-scheduling.ts';
import type { MentorElement } from '../mentor-element.ts';
import { spanAt, saoPaulo } from '../scheduling/example-meetings.ts';
import { byBen } from '../scheduling/example-series.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { anasBoard } from '../testing/board.ts';
import { circlesOf, joined } from '../testing/circles.ts';
import { answers as directory, cards } from '../testing/directory-on-screen.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';
import { focused, open } from '../testing/open-app.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

const tokyo = 'Asia/Tokyo';
/** 21:00 in São Paulo; in Tokyo 9:00 on the day after. */
const start = '2026-10-23T00:00:00.000Z';
const at = (zone = saoPaulo) => spanAt(start, 45, zone);
const nothing = { items: [], nextCursor: null };

/** A screen of the program that tells a time: what it reads, and how that time reads at home and in Tokyo. */
interface Told {
  at: string;
  reads: OperationId;
  answers: FakeAnswers;
  /** The element that shows it, where it is one of its own. */
  tag?: string;
  home: string;
  away: string;
}

const meeting = (zone?: string) => ({ ...sample.meeting, when: at(zone), clockChange: null });
const readHome = (_input: unknown, zone?: string) => ({ ...sample.homeWithBen, nextMeeting: meeting(zone) });
const [seat, ...seats] = anasBoard.seats;

const screens: Readonly<Record<string, Told>> = {
  'the first page': { at: '#home', reads: 'readHome', answers: {}, home: '21:00', away: '09:00' },
  'one’s people': { at: '#partners', reads: 'listMeetings', answers: { ...sample.pairOfAna, listMeetings: (_input, zone) => ({ items: [meeting(zone)], nextCursor: null }) }, home: '21:00', away: '09:00' },
  'the directory': {
    at: '#find', tag: 'mentor-directory', reads: 'listMentors',
    answers: { ...directory, listMentors: (_input, zone) => ({ ...directory.listMentors(), items: [{ ...cards[0]!, nextSlot: at(zone) }] }) }, home: '21:00', away: '09:00',
  },
  circles: {
    at: '#circles', reads: 'listCircles',
    answers: { listCircles: (_input, zone) => circlesOf({ ...joined, nextMeeting: { start, end: at().end, when: at(zone).yours } }), listEnrolments: () => ({ ...nothing, total: 0 }) }, home: '21:00', away: '09:00',
  },
  'the board': {
    at: '#board', tag: 'mentor-board', reads: 'readBoard',
    answers: { readBoard: (_input, zone) => ({ ...anasBoard, seats: [{ ...seat!, contact: { ...seat!.contact, next: { meetingId: 'a', programId: 'b', when: at(zone).yours } } }, ...seats] }) }, home: '22 Oct', away: '23 Oct',
  },
  'times that are proposed': {
    at: '#meetings', tag: 'mentor-scheduling', reads: 'listProposals',
    answers: { listMeetings: () => nothing, listMatches: () => ({ items: [sample.withBen], nextCursor: null }), listSlots: () => ({ from: '2026-10-19', minutes: 45, yourZone: saoPaulo, theirZone: 'Europe/Berlin', partner: byBen.partner, items: [], best: [], next: null, clockChanges: [] }), listProposals: (_input, zone) => ({ items: [{ ...byBen, times: [{ ...byBen.times[0]!, ...at(zone) }] }], nextCursor: null }) },
    home: '21:00', away: '09:00',
  },
};

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('another clock that is looked at', () => {
  for (const [name, { at: address, reads, answers, tag, home, away }] of Object.entries(screens)) {
    it(`is the one of ${name} too, and goes as it came`, async () => {
      const { app, api } = await open({ readHome, ...answers }, { at: address });
      const shown = () => (tag ? app.shadowRoot!.querySelector<MentorElement>(tag)?.shadowRoot : app.shadowRoot)?.textContent.replace(/\s+/g, ' ') ?? '';
      await waitUntil(() => shown().includes(home), `${home} is shown`);
      app.session!.viewZone(tokyo);
      await waitUntil(() => shown().includes(away) && !shown().includes(home), `${away} is shown`);
      expect(api.calls.filter(({ id }) => id === reads).at(-1)?.zone).to.equal(tokyo);
      app.session!.viewZone(undefined);
      await waitUntil(() => shown().includes(home) && !shown().includes(away), `${home} is shown again`);
      expect(api.calls.filter(({ id }) => id === reads).at(-1)?.zone).to.equal(undefined);
    });
  }

  it('is said on every page but those of meetings, where it is changed, with the way back to one’s own', async () => {
    const opened = await open({ readHome });
    expect(opened.shown()).not.to.contain('Times are those of');
    opened.app.session!.viewZone(tokyo);
    await waitUntil(() => opened.shown().includes('Times are those of Tokyo, UTC+9.'));
    expect(opened.title(), 'the day is still the reader’s').to.equal('Good morning, Ana');
    await expectAccessible(opened.app);
    opened.named('Back to São Paulo').click();
    await waitUntil(() => !opened.shown().includes('Times are those of') && opened.shown().includes('21:00'));
    await waitUntil(() => focused(opened) === opened.find('.title'), 'the focus is on the page');
  });
});
