import type { DemoPerson, People } from '../../people.ts';
import type { Course, EnrolledRole, Membership } from '../campus.ts';
import { firstYearAtWork, statisticsForEveryone } from './texts.ts';

/** Who is in a course from the start; a copy begins with nobody. */
export function seededMembers({ id }: Pick<Course, 'id'>, people: People): Membership[] {
  const { chiara, moses, ana } = people.featured;
  const seeded = (person: DemoPerson, role: EnrolledRole): Membership => ({ person, role, status: 'active', changedAt: 0 });
  switch (id) {
    case firstYearAtWork.id:
      // The careers course is open to students, and to alumni and staff as guests.
      return [
        seeded(chiara, 'teacher'),
        ...people.everyone.flatMap((person) => {
          if (person.kind === 'student') return [seeded(person, 'student')];
          return person.kind === 'alumni' || person.kind === 'staff' ? [seeded(person, 'guest')] : [];
        }),
      ];
    case statisticsForEveryone.id:
      return [
        seeded(moses, 'teacher'),
        ...people.everyone
          .filter((person) => person.kind === 'student' && (person === ana || /^(Statistics|Mathematics|Economics|Physics)/.test(person.headline)))
          .map((person) => seeded(person, 'student')),
      ];
    default:
      return [];
  }
}
