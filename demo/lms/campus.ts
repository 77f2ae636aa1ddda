import { randomBytes } from 'node:crypto';
import type { DemoPerson, People } from '../people.ts';
import type { KeptFile } from '../web/kept-file.ts';
import type { Activity, CampusChanges, Copy } from './courses/changes.ts';
import { seededMembers } from './courses/enrolments.ts';
import { firstYearAtWork, statisticsForEveryone } from './courses/texts.ts';

/** What somebody is in one course. */
export type CourseRole = 'student' | 'guest' | 'teacher' | 'administrator';

/** Who may change a course, its roster and its marks. */
export function teaches(role: CourseRole): boolean {
  return role === 'teacher' || role === 'administrator';
}

export type EnrolledRole = Exclude<CourseRole, 'administrator'>;

/** An inactive person stays on the roster and cannot open the course; a deleted one is known to differences alone. */
export type EnrolmentStatus = 'active' | 'inactive' | 'deleted';

export interface Membership {
  person: DemoPerson;
  role: EnrolledRole;
  status: EnrolmentStatus;
  /** Milliseconds; 0 for whoever was there from the start. */
  changedAt: number;
}

export type ModuleItem =
  | { kind: 'page'; id: string; title: string; text: readonly string[] }
  /** `points`: the best mark; handed in on paper, so that the teacher enters it by hand. */
  | { kind: 'assignment'; id: string; title: string; text: readonly string[]; dueInDays: number; points: number }
  /** An activity that opens an external tool with a resource link of its own. */
  | { kind: 'tool'; id: string; title: string; text: readonly string[] };

export interface CourseText {
  /** Stable; also the LTI context id. */
  id: string;
  code: string;
  title: string;
  school: string;
  about: readonly string[];
  announcements: readonly { title: string; text: string; daysAgo: number }[];
  modules: readonly { title: string; items: readonly ModuleItem[] }[];
}

export interface Course extends CourseText {
  /** The courses that this one was copied from, the nearest first ($Context.id.history). */
  history: readonly string[];
}

/** Northfield University: two courses of the seed, their copies, who is in them, and what teachers placed there. */
export class Campus {
  readonly name = 'Northfield University';
  readonly people: People;
  readonly #changes: KeptFile<CampusChanges>;
  readonly #now: () => Date;
  /** Everybody who is or was in a course, in the order of their `sub`; made anew when an enrolment changes. */
  readonly #rosters = new Map<string, ReadonlyMap<string, Membership>>();

  constructor(people: People, changes: KeptFile<CampusChanges>, now: () => Date) {
    this.people = people;
    this.#changes = changes;
    this.#now = now;
  }

  get courses(): Course[] {
    return [firstYearAtWork, statisticsForEveryone].map((text): Course => ({ ...text, history: [] })).concat(this.#changes.value.copies.map(copied));
  }

  course(id: string): Course | undefined {
    return this.courses.find((course) => course.id === id);
  }

  /** Courses that a person may open; an administrator sees all of them. */
  coursesOf(person: DemoPerson): { course: Course; role: CourseRole }[] {
    return this.courses.flatMap((course): { course: Course; role: CourseRole }[] => {
      if (person.kind === 'admin') return [{ course, role: 'administrator' }];
      const membership = this.membershipOf(course, person);
      return membership?.status === 'active' ? [{ course, role: membership.role }] : [];
    });
  }

  /** The roster in the order of `sub`, so that a page of it can be continued; who left only where they are asked for. */
  membersOf(course: Course, { deleted = false } = {}): Membership[] {
    return [...this.#rosterOf(course).values()].filter(({ status }) => deleted || status !== 'deleted');
  }

  membershipOf(course: Course, { sub }: Pick<DemoPerson, 'sub'>): Membership | undefined {
    const member = this.#rosterOf(course).get(sub);
    return member?.status === 'deleted' ? undefined : member;
  }

  /** Whether somebody's work can be marked here. */
  isStudent(course: Course, sub: string): boolean {
    const member = this.membershipOf(course, { sub });
    return member?.role === 'student' && member.status === 'active';
  }

  /** Everybody whose work can be marked: students who are not suspended. */
  studentsOf(course: Course): DemoPerson[] {
    return this.membersOf(course).map(({ person }) => person).filter(({ sub }) => this.isStudent(course, sub));
  }

  /** Enrols, suspends, changes the role or unenrols. */
  async enrol(course: Course, { sub }: DemoPerson, role: EnrolledRole, status: EnrolmentStatus): Promise<void> {
    const changes = this.#changes.value;
    const others = changes.enrolments.filter((one) => one.courseId !== course.id || one.sub !== sub);
    changes.enrolments = [...others, { courseId: course.id, sub, role, status, changedAt: this.#now().getTime() }];
    this.#rosters.delete(course.id);
    await this.#changes.save();
  }

  #rosterOf(course: Course): ReadonlyMap<string, Membership> {
    const known = this.#rosters.get(course.id);
    if (known !== undefined) return known;
    const members = new Map(seededMembers(course, this.people).map((member) => [member.person.sub, member]));
    for (const { courseId, sub, ...enrolment } of this.#changes.value.enrolments) {
      const person = this.people.bySub(sub);
      if (courseId === course.id && person !== undefined) members.set(sub, { person, ...enrolment });
    }
    const roster = new Map([...members].sort(([a], [b]) => (a < b ? -1 : 1)));
    this.#rosters.set(course.id, roster);
    return roster;
  }

  activitiesOf(course: Course): Activity[] {
    return this.#changes.value.activities.filter(({ courseId }) => courseId === course.id);
  }

  /** Puts a tool's link into the course, or in the place of the one with the same id. */
  async place(activity: Omit<Activity, 'id' | 'history'> & { id?: string }): Promise<Activity> {
    const changes = this.#changes.value;
    const known = changes.activities.find(({ id }) => id === activity.id);
    const placed: Activity = { ...activity, id: known?.id ?? randomBytes(5).toString('hex'), history: known?.history ?? [] };
    if (known === undefined) changes.activities.push(placed);
    else changes.activities[changes.activities.indexOf(known)] = placed;
    await this.#changes.save();
    return placed;
  }

  async removeActivity(course: Course, id: string): Promise<void> {
    const changes = this.#changes.value;
    changes.activities = changes.activities.filter((activity) => activity.courseId !== course.id || activity.id !== id);
    await this.#changes.save();
  }

  /** A new course with the same texts and activities, and with its teacher alone. */
  async copy(from: Course, teacher: DemoPerson): Promise<{ course: Course; links: ReadonlyMap<string, string> }> {
    const changes = this.#changes.value;
    const mark = randomBytes(3).toString('hex');
    const origin = from.history.at(-1) ?? from.id;
    const copy: Copy = { id: `${origin}-${mark}`, of: origin, code: from.code, title: `${from.title} (copy)`, history: [from.id, ...from.history] };
    changes.copies.push(copy);
    const links = new Map<string, string>();
    for (const { kind, id } of from.modules.flatMap(({ items }) => items)) if (kind === 'tool') links.set(resourceLinkId(from, id), resourceLinkId(copy, id));
    for (const activity of this.activitiesOf(from)) {
      const id = randomBytes(5).toString('hex');
      const before = resourceLinkId(from, activity.id);
      changes.activities.push({ ...activity, id, courseId: copy.id, history: [before, ...activity.history] });
      links.set(before, resourceLinkId(copy, id));
    }
    await this.enrol(copied(copy), teacher, 'teacher', 'active');
    return { course: copied(copy), links };
  }
}

/** How tools know a link: by the course and what stands in it. `null` is the link in the course navigation. */
export function resourceLinkId(course: Pick<Course, 'id'>, itemId: string | null): string {
  return `${course.id}:${itemId ?? 'navigation'}`;
}

function copied({ id, of, code, title, history }: Copy): Course {
  const text = of === firstYearAtWork.id ? firstYearAtWork : statisticsForEveryone;
  return { ...text, id, code, title, history };
}
