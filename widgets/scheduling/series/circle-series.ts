import { bookCircleSeries, previewCircleSeries } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import { tagStyles } from '../../parts/tag.ts';
import type { Span } from '../../parts/times.ts';
import type { Formats } from '../../text/formats.ts';
import { ofItsOwn, text as planningText } from '../planning/planning.text.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { text } from './repeating.text.ts';
import { SeriesPanel, styles as panelStyles, type SeriesOf } from './series-panel.ts';

export const styles = [tagStyles, panelStyles];

export type { SeriesPanel };

export function makePanel(host: SchedulingHost, onBooked: (first: Meeting) => void): SeriesPanel {
  return new SeriesPanel(host, onBooked);
}

/** A circle's series: on its mentor's clock alone, with how many members have something else at each time. */
export function ofCircle(circleId: string, formats: Formats): SeriesOf {
  let busy: ReadonlyMap<string, number> = new Map();
  let changes: readonly number[] = [];
  return {
    id: circleId,
    look: async (api, rule, options) => {
      const preview = await api.call(previewCircleSeries, { path: { circleId }, body: rule }, options);
      busy = new Map(preview.busy.map(({ start, members }) => [start, members]));
      changes = preview.clockChanges.map(({ at }) => Date.parse(at));
      return preview;
    },
    book: (api, chosen, options) => api.call(bookCircleSeries, { path: { circleId }, body: chosen }, options),
    keeps: 'theirs',
    other: undefined,
    most: (count) => text('upTo', { count }),
    timeOf: ({ yours }) => formats.clock(yours.from),
    noteOf: ({ start }: Span) => {
      const members = busy.get(start);
      return members === undefined ? undefined : planningText('busy', { count: members });
    },
    changeAt: ({ start }, before) => (changes.some((at) => Date.parse(before.start) < at && at <= Date.parse(start)) ? text('otherHourForSome') : undefined),
    bookedSaid: (count) => text('planned', { count }),
    problemWords: (problem: Problem) => {
      const words = ofItsOwn(problem);
      return words && planningText(words);
    },
  };
}
