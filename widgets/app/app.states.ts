import { html } from 'lit';
import type { Shape } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { spanAt } from '../scheduling/example-meetings.ts';
import { openings, waitsForPlace } from '../testing/openings.ts';
import { gradeColumns } from '../testing/grades.ts';
import { ben, meAsMentee, meAsMentor } from '../testing/people.ts';
import * as sample from './app-samples.ts';
import type { Page } from './route.ts';
import { MentorApp } from './mentor-app.ts';
import { define } from '../define.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
/** Each state begins on the first page, whatever the address was before. */
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};

/** Opens a page of the program, as its navigation does. */
const at = (page: Page, rest = '') => (app: HTMLElement) => (app as MentorApp).go(page, rest);
const onTokyo = (app: HTMLElement) => (app as MentorApp).session?.viewZone('Asia/Tokyo');
const readDraft = () => ({ fields: {}, savedAt: null });
const saveDraft = () => ({ savedAt: null });
const listCoordinatedPrograms = () => ({ items: [{ id: sample.id('a002'), title: 'First-year peers' }], nextCursor: null });

const limited: Me = { ...sample.meJoining, program: { ...sample.meJoining.program!, limited: true } };
const withOpenings = (items: Shape<'Opening'>[], ...turns: Shape<'Waiting'>[]): FakeAnswers => ({ readDraft, saveDraft, listOpenings: () => ({ items, nextCursor: null }), listWaiting: () => ({ items: turns, nextCursor: null }) });

/** Opens a page and presses something on it once it is there. */
const pressing = (page: Page, selector: string) => async (app: HTMLElement) => {
  (app as MentorApp).go(page);
  for (let turns = 0; turns < 100 && !app.shadowRoot?.querySelector(selector); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  app.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await (app as MentorApp).updateComplete;
};
const profileOfBen: FakeAnswers = { readHome: () => sample.homeOfBen, listConsents: () => sample.consentsOfBen, readDraft, saveDraft };
const ofChiara: FakeAnswers = { readHome: () => sample.homeOfChiara, listPastPrograms: () => ({ items: [], nextCursor: null }), listGradeColumns: () => gradeColumns(), listLeadCandidates: () => sample.leadCandidates, listFailingAddresses: () => sample.nobodyFailing, readDraft, saveDraft };
const ofCourses = (courses: Shape<'CoursePage'>): FakeAnswers => ({ ...ofChiara, listCourses: () => courses, listRosterMembers: sample.membersOf });

export const states: readonly ElementState[] = [
  { element, state: 'pending', render, answers: { readHome: never } },
  { element, state: 'error', render, answers: { readHome: fails('network') } },
  { element, state: 'complete', render, answers: { readHome: () => sample.homeWithBen } },
  { element, state: 'complete, on another clock', render, prepare: onTokyo, answers: { readHome: (_input, zone) => ({ ...sample.homeWithBen, nextMeeting: { ...sample.meeting, when: spanAt(sample.meeting.when.start, 45, zone) } }) } },
  { element, state: 'complete, six pages', render, me: meAsMentor, answers: { readHome: () => ({ ...sample.homeOfBen, hasCircles: true }) } },
  { element, state: 'complete, no mentor yet', render, answers: { readHome: () => sample.homeAlone } },
  { element, state: 'complete, as mentor', render, me: meAsMentor, answers: { readHome: () => sample.homeOfBen } },
  { element, state: 'complete, as coordinator', render, me: sample.meAsCoordinator, answers: { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople } },
  { element, state: 'complete, as coordinator, six pages', render, me: sample.meAsCoordinator, answers: { readHome: () => ({ ...sample.homeOfChiara, hasCircles: true }), listEnrolments: () => sample.waitingPeople } },
  { element, state: 'complete, waiting for an answer', render, answers: { readHome: () => sample.homeWaiting } },
  { element, state: 'with Ben', render, prepare: at('partners'), answers: { readHome: () => sample.homeWithBen, ...sample.pairOfAna } },
  { element, state: 'with Ben, on a break', render, prepare: at('partners'), answers: { readHome: () => sample.homeWithBen, ...sample.pairOnBreak } },
  { element, state: 'with Ben, asking for a break', render, prepare: pressing('partners', '[id^=break-]'), answers: { readHome: () => sample.homeWithBen, ...sample.pairOfAna } },
  { element, state: 'with Ben, asking for the end', render, prepare: pressing('partners', '[id^=end-]'), answers: { readHome: () => sample.homeWithBen, ...sample.pairOfAna } },
  { element, state: 'with Ben, who takes no part for now', render, prepare: at('partners'), answers: { readHome: () => sample.homeWithBen, ...sample.pairOfAna, listMatches: () => ({ items: [{ ...sample.homeWithBen.matches[0]!, partnerAway: true }], nextCursor: null }) } },
  { element, state: 'home, times to answer', render, answers: { readHome: () => sample.homeWithTimes } },
  { element, state: 'home, times that a circle has answered', render, me: meAsMentor, answers: { readHome: () => sample.homeWithAnswers } },
  { element, state: 'home, did you meet?', render, answers: { readHome: () => sample.homeAfterMeeting } },
  { element, state: 'home, did the circle meet?', render, me: meAsMentor, answers: { readHome: () => sample.homeAfterCircle } },
  { element, state: 'home, a match has ended', render, answers: { readHome: () => ({ ...sample.homeWithBen, matches: [], nextMeeting: null, next: { ...sample.homeWithBen.next, step: 'choose-mentor', partner: sample.homeWithBen.matches[0]!.partner, meetingId: null, until: null } }) } },
  { element, state: 'your mentees', render, me: meAsMentor, prepare: at('partners'), answers: { readHome: () => sample.homeOfBen, ...sample.pairsOfBen } },
  { element, state: 'your mentees, who wait for a word', render, me: meAsMentor, prepare: at('partners'), answers: { readHome: () => sample.homeOfBen, ...sample.pairsThatAsk } },
  { element, state: 'profile', render, me: meAsMentor, prepare: at('profile'), answers: profileOfBen },
  { element, state: 'profile, as mentee', render, me: { ...meAsMentee, program: meAsMentee.program && { ...meAsMentee.program, emphases: ['need', 'availability', 'language', 'values'] } }, prepare: at('profile'), answers: { readHome: () => sample.homeWithBen, listConsents: () => sample.consentsOfBen, readDraft, saveDraft } },
  { element, state: 'profile, leaving', render, me: meAsMentor, prepare: pressing('profile', '.permissions .button.danger'), answers: profileOfBen },
  { element, state: 'program, pending', render, me: sample.meAsCoordinator, prepare: at('program'), answers: { ...ofChiara, readProgram: never } },
  { element, state: 'program, error', render, me: sample.meAsCoordinator, prepare: at('program'), answers: { ...ofChiara, readProgram: fails('network') } },
  { element, state: 'program, nobody named', render, me: sample.meAsCoordinator, prepare: at('program'), answers: { ...ofChiara, readProgram: () => sample.programAlone } },
  { element, state: 'program, ready to go on', render, me: sample.meAsCoordinator, prepare: at('program'), answers: { ...ofChiara, readProgram: () => sample.programOfTomas } },
  { element, state: 'program, naming somebody', render, me: sample.meAsCoordinator, prepare: pressing('program', '#name-lead'), answers: { ...ofChiara, readProgram: () => sample.programAlone } },
  { element, state: 'program, closing it', render, me: sample.meAsCoordinator, prepare: pressing('program', '.next-states .button.danger'), answers: { ...ofChiara, readProgram: () => sample.programClosing } },
  { element, state: 'program, with an earlier one', render, me: sample.meAsCoordinator, prepare: at('program'), answers: { ...ofChiara, readProgram: () => sample.programOfTomas, listPastPrograms: () => ({ items: [{ id: sample.id('a009'), title: 'First year 2025' }], nextCursor: null }) } },
  { element, state: 'program, archived', render, me: sample.meAsCoordinator, prepare: at('program'), answers: { ...ofChiara, readProgram: () => ({ ...sample.programOfTomas, state: 'archived', steps: [] }) } },
  { element, state: 'people, pending', render, me: sample.meAsCoordinator, prepare: at('people'), answers: { ...ofChiara, listCourses: never } },
  { element, state: 'people, error', render, me: sample.meAsCoordinator, prepare: at('people'), answers: { ...ofChiara, listCourses: fails('network') } },
  { element, state: 'people', render, me: sample.meAsCoordinator, prepare: at('people'), answers: ofCourses(sample.courses) },
  { element, state: 'people, mail comes back', render, me: sample.meAsCoordinator, prepare: at('people'), answers: { ...ofCourses(sample.courses), listFailingAddresses: () => sample.twoFailing, listRosterMembers: () => ({ ...sample.members, items: sample.members.items.map((one) => (one.name === ben.name ? { ...one, mailFails: true as const } : one)) }) } },
  { element, state: 'people, empty', render, me: sample.meAsCoordinator, prepare: at('people'), answers: { ...ofCourses(sample.courses), listRosterMembers: () => sample.noMembers } },
  { element, state: 'people, list fails', render, me: sample.meAsCoordinator, prepare: at('people'), answers: { ...ofCourses(sample.courses), listRosterMembers: fails('network') } },
  { element, state: 'people, platform down', render, me: sample.meAsCoordinator, prepare: at('people'), answers: ofCourses(sample.coursesReading({ state: 'failing', fault: 'down' })) },
  { element, state: 'people, not allowed', render, me: sample.meAsCoordinator, prepare: at('people'), answers: ofCourses(sample.courseWithoutRoster) },
  { element, state: 'people, being read', render, me: sample.meAsCoordinator, prepare: at('people'), answers: ofCourses(sample.coursesReading({ state: 'reading', readAt: null, members: 0 })) },
  { element, state: 'people, as a teacher', render, me: sample.meAsTeacher, answers: ofCourses(sample.courseOfMoses) },
  { element, state: 'people, of no course', render, me: sample.meAsTeacher, answers: ofCourses({ items: [], nextCursor: null }) },
  { element, state: 'join', render, me: sample.meJoining, answers: { readDraft, saveDraft } },
  { element, state: 'join, not open yet', render, me: limited, answers: withOpenings(openings('before', { opensAt: '2026-10-25T08:00:00.000Z' })) },
  { element, state: 'join, too late', render, me: limited, answers: withOpenings(openings('over', { closesAt: '2026-10-19T16:00:00.000Z' })) },
  { element, state: 'join, full', render, me: limited, answers: withOpenings(openings('full')) },
  { element, state: 'join, in line', render, me: limited, answers: withOpenings(openings('full'), waitsForPlace) },
  { element, state: 'join, a place is kept', render, me: limited, answers: withOpenings(openings('full'), { ...waitsForPlace, state: 'offered', position: null, until: '2026-10-23T12:00:00.000Z' }) },
  { element, state: 'waiting', render, me: sample.meWaiting },
  { element, state: 'declined', render, me: sample.meDeclined },
  { element, state: 'paused', render, me: sample.mePaused },
  {
    element,
    state: 'start a program',
    render,
    me: sample.meTeaching,
    answers: { readDraft, saveDraft, listCoordinatedPrograms },
  },
  { element, state: 'start a program in a copied course', render, me: sample.meTeachingCopy, answers: { readDraft, saveDraft, listCoordinatedPrograms } },
  { element, state: 'start the next program where one is over', render, me: sample.meTeachingOver, answers: { readDraft, saveDraft, listCoordinatedPrograms } },
];
