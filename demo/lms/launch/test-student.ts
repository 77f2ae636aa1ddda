import type { DemoPerson } from '../../people.ts';
import type { Course } from '../campus.ts';

/**
 * Whom a teacher is in "Student view": one invented student per course, as on Canvas. Not on the roster, and nothing of
 * theirs can be marked.
 */
export function testStudentOf(course: Pick<Course, 'id' | 'code'>): DemoPerson {
  return {
    sub: `test-student-${course.id}`,
    name: 'Test Student',
    given: 'Test',
    family: 'Student',
    email: `test-student-${course.id}@students.northfield.example`,
    kind: 'student',
    part: 'none',
    zone: 'Europe/London',
    city: 'Leeds',
    locale: 'en',
    languages: ['en'],
    headline: `Test student of ${course.code}`,
    classOf: null,
    bio: '',
    topics: [],
  };
}
