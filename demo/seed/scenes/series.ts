import { listSlots } from '../../../models/availability/availability.ts';
import { bookSeries, cancelMeeting, previewSeries } from '../../../models/meetings/meetings.ts';
import { seriesLength } from '../../../models/series-length-words.ts';
import { actorOf, chanceOf } from '../stage.ts';
import type { Story } from '../timeline.ts';
import { matchOfTwo, onStage, type Scene } from './scene.ts';

/** Jonas and Ngozi meet every second week from now on. What is in the way of a time is left out, and one she has to cancel. */
export function seriesOfJonas(scene: Scene): Story {
  const [mentor, mentee] = [onStage(scene, 'mentor', 'ngozi-adeyemi'), onStage(scene, 'mentee', 'jonas-weber')];
  return {
    who: [mentor.person.sub, mentee.person.sub],
    daysAgo: 5,
    tell: async () => {
      const { clock } = scene;
      const jonas = actorOf(scene, mentee);
      const draw = chanceOf(scene, 'series', mentor, mentee);
      const now = clock.ago(5, draw);
      const matchId = await matchOfTwo(scene, mentor, mentee);
      const { items: [first], minutes } = await listSlots(jonas, matchId, { from: clock.date(3) }, now);
      if (first === undefined) return; // nothing is free that week
      const planned = await previewSeries(jonas, { matchId, start: first.start.toISOString(), minutes, repeat: 'fortnightly', count: 6 }, now);
      const starts = planned.items.filter(({ conflict }) => conflict === null).map(({ start }) => start.toISOString());
      if (starts.length < seriesLength.least) return;
      const { items } = await bookSeries(jonas, { matchId, minutes, repeat: 'fortnightly', starts, title: 'An hour for applications' }, now);
      const [, , third] = items;
      if (third) await cancelMeeting(actorOf(scene, mentor), third.id, { reason: 'I am at a conference that week. The others stay.' }, clock.ago(3, draw));
    },
  };
}
