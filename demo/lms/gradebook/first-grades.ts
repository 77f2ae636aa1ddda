import type { People } from '../../people.ts';
import { chance } from '../../people/random.ts';
import { seededMembers } from '../courses/enrolments.ts';
import { firstYearAtWork, statisticsForEveryone } from '../courses/texts.ts';
import type { CourseText } from '../campus.ts';
import type { Grade, GradebookRows, LineItem } from './shapes.ts';

const day = 86_400_000;

const words = [
  'Clear and honest. The last line is the best one.',
  'Good start. Say who thanked you, not only for what.',
  'You can be shorter. Half of it, twice as strong.',
  'Well seen, and drawn with care.',
  'Please come by; I would like to hear how you got there.',
] as const;

/** The gradebook on the first day: one column for each assignment, and marks in those that are past. */
export function firstGrades(people: People, now: Date): GradebookRows {
  const rows: GradebookRows = { version: 1, lastId: 0, lineItems: [], grades: {} };
  for (const course of [firstYearAtWork, statisticsForEveryone]) {
    const teacher = seededMembers(course, people).find(({ role }) => role === 'teacher')?.person.sub ?? '';
    for (const item of course.modules.flatMap(({ items }) => items)) {
      if (item.kind !== 'assignment') continue;
      rows.lastId += 1;
      const due = new Date(now.getTime() + item.dueInDays * day).toISOString();
      const column = columnOf(course, String(rows.lastId), item.title, item.points, due);
      rows.lineItems.push(column);
      if (item.dueInDays >= 0) continue;
      const marks = marksOf(course, column, people, { by: teacher, at: due });
      rows.grades[column.id] = Object.fromEntries(marks.map((grade) => [grade.sub, grade]));
    }
  }
  return rows;
}

function columnOf({ id: courseId }: CourseText, id: string, label: string, scoreMaximum: number, endDateTime: string): LineItem {
  return {
    id, courseId, clientId: null, label, scoreMaximum, resourceId: null, tag: null, resourceLinkId: null,
    startDateTime: null, endDateTime, gradesReleased: true, submissionReview: null,
  };
}

/** Most handed in, most did well, and some got a word with it. */
function marksOf(course: CourseText, { id, scoreMaximum }: LineItem, people: People, { by, at }: { by: string; at: string }): Grade[] {
  const draw = chance(`marks ${course.id} ${id}`);
  return seededMembers(course, people).flatMap(({ person: { sub }, role }): Grade[] => {
    if (role !== 'student' || draw.fraction() < 0.12) return [];
    const mark = Math.round(scoreMaximum * (0.55 + 0.45 * Math.sqrt(draw.fraction())) * 2) / 2;
    const comment = draw.fraction() < 0.3 ? draw.pick(words) : '';
    return [{ sub, given: null, comment: '', activityProgress: null, gradingProgress: null, timestamp: null, byHand: { mark, comment, by, at } }];
  });
}
