import { addAgendaItem, makeTaskOfItem, markAgendaItem, readAgenda, removeAgendaItem } from '../../../models/agendas/agendas.ts';
import { listSlots } from '../../../models/availability/availability.ts';
import { answerIcebreaker } from '../../../models/icebreakers/icebreakers.ts';
import { bookMeeting, confirmHeld, listMeetings, moveMeeting } from '../../../models/meetings/meetings.ts';
import { shareNote, writeNote } from '../../../models/notes/notes.ts';
import { proposeTimes } from '../../../models/proposals/proposals.ts';
import { addTask, completeTask } from '../../../models/tasks/tasks.ts';
import { chanceOf, actorOf } from '../stage.ts';
import { hoursAfter } from '../seed-clock.ts';
import type { Story } from '../timeline.ts';
import { matchOfTwo, onStage, type Scene } from './scene.ts';

/** What the two did around their last meeting: an agenda that both wrote, a move, what it left over, tasks, notes, and questions to get to know each other. */
export function lastMeetingOfLucas(scene: Scene): Story {
  const [mentor, mentee] = [onStage(scene, 'mentor', 'ben-kohler'), onStage(scene, 'mentee', 'lucas-pereira')];
  return {
    who: [mentor.person.sub, mentee.person.sub],
    daysAgo: 8,
    tell: async () => {
      const { clock } = scene;
      const [ben, lucas] = [actorOf(scene, mentor), actorOf(scene, mentee)];
      const draw = chanceOf(scene, 'last meeting', mentor, mentee);
      const matchId = await matchOfTwo(scene, mentor, mentee);
      await answerIcebreaker(lucas, matchId, 'turning-point', { text: 'The night I fixed the same printer for the third time and wrote a query instead. It was one shop, one firmware. Nobody had asked the data.' }, clock.ago(32, draw));
      await answerIcebreaker(ben, matchId, 'turning-point', { text: 'A mentor asked me what I would do if nobody paid me for it. I had an answer before she had finished, and it was not what I was studying.' }, clock.ago(31, draw));
      await answerIcebreaker(ben, matchId, 'mistake-taught', { text: 'I deleted a table on a Friday. There was a backup. It was of the Friday before.' }, clock.ago(9, draw));

      const booked = clock.ago(8, draw);
      const { items: slots, minutes } = await listSlots(lucas, matchId, { from: clock.date(-5) }, booked);
      const [first, later] = [slots[0], slots.find(({ yours }) => yours.date !== slots[0]?.yours.date)];
      if (first === undefined || later === undefined) throw new Error('Ben has time on two days of that week.');
      const meeting = await bookMeeting(lucas, { matchId, start: first.start.toISOString(), minutes, title: 'Which project to show' }, booked);
      await addAgendaItem(lucas, meeting.id, { text: 'Help desk or bus stops: which of the two do I show first?', minutes: 15 }, clock.ago(7, draw));
      await addAgendaItem(ben, meeting.id, { text: 'Read the README aloud, once, without explaining', minutes: 10 }, clock.ago(7, draw));
      await addAgendaItem(lucas, meeting.id, { text: 'What a week on call is really like', minutes: 10 }, clock.ago(6, draw));
      await moveMeeting(lucas, meeting.id, { from: first.start.toISOString(), start: later.start.toISOString(), reason: 'I swapped a night shift. Could we talk a little later?' }, clock.ago(6, draw));

      const there = hoursAfter(later.start, 0.5);
      const { items } = await readAgenda(ben, meeting.id);
      const named = (words: string): string => items.find(({ text }) => text?.startsWith(words) === true)?.id ?? fail(`nobody has put "${words}" on the agenda`);
      for (const { id, text } of items) if (text === null) await markAgendaItem(ben, meeting.id, id, { state: 'done' }, there);
      await makeTaskOfItem(ben, meeting.id, named('Help desk'), { title: 'Write half a page: what the help desk data showed', ownerId: lucas.personId, dueOn: clock.date(3) }, there);
      await markAgendaItem(lucas, meeting.id, named('Read the README'), { state: 'done' }, there);
      await markAgendaItem(ben, meeting.id, named('What a week'), { state: 'later' }, there);
      await confirmHeld(ben, meeting.id, { held: true }, hoursAfter(later.end, 2));

      const afterwards = hoursAfter(later.end, 3);
      const drawing = await addTask(lucas, { matchId, title: 'Send Ben the drawing of the database', ownerId: lucas.personId, dueOn: clock.date(-4) }, clock.ago(30, draw));
      await completeTask(lucas, drawing.id, clock.ago(20, draw));
      await addTask(ben, { matchId, title: 'Ask Mira whether her team takes interns', ownerId: ben.personId, dueOn: clock.date(9) }, afterwards);
      const summary = await writeNote(ben, { matchId }, { text: 'We chose the help desk. It is the one that only you could have done.\n\nNext time: the two sentences that say what you found, and a week on call.', meetingId: meeting.id }, afterwards);
      await shareNote(ben, summary.id, { with: 'match' }, afterwards);
      await writeNote(ben, { matchId }, { text: 'He undersells everything he did alone. Ask what would have happened without him.', meetingId: meeting.id }, afterwards);
      await writeNote(lucas, { matchId }, { text: 'Was more nervous than I thought. Reading it aloud was the useful part: I stopped at every sentence that is not true.', meetingId: meeting.id }, afterwards);
    },
  };
}

/** The evening before the seed's day: both have begun the next agenda, and Lucas asks for another, earlier half-hour. */
export function eveningOfLucas(scene: Scene): Story {
  const [mentor, mentee] = [onStage(scene, 'mentor', 'ben-kohler'), onStage(scene, 'mentee', 'lucas-pereira')];
  return {
    who: [mentor.person.sub, mentee.person.sub],
    daysAgo: 1,
    tell: async () => {
      const { clock } = scene;
      const [ben, lucas] = [actorOf(scene, mentor), actorOf(scene, mentee)];
      const evening = hoursAfter(clock.start, -4);
      const matchId = await matchOfTwo(scene, mentor, mentee);
      const [next] = (await listMeetings(lucas, {}, evening)).items;
      if (next === undefined) throw new Error('The two meet next week.');
      const { items } = await addAgendaItem(ben, next.id, { text: 'Two sentences: what the data showed' }, evening);
      for (const { id, version } of items.filter(({ kind }) => kind === 'reality' || kind === 'options')) await removeAgendaItem(ben, next.id, id, { version }, evening);
      await addAgendaItem(lucas, next.id, { text: 'A practice question from a real interview' }, hoursAfter(evening, 1));
      const starts = [9, 10, 11].map((days) => `${clock.date(days)}T11:30:00.000Z`);
      await proposeTimes(lucas, { matchId, minutes: 30, starts, note: 'I may have an interview that week. Could we practise for half an hour, before your usual hours?' }, hoursAfter(evening, 2));
    },
  };
}

function fail(why: string): never {
  throw new Error(why);
}
