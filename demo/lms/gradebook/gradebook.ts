import type { KeptFile } from '../../web/kept-file.ts';
import type { Grade, GradebookRows, LineItem } from './shapes.ts';

export type NewLineItem = Omit<LineItem, 'id'>;

/** A score as a tool sent it (AGS 2.0, 3.5), checked. */
export interface Score {
  sub: string;
  /** On the line item's scale and at most its maximum; null takes the mark away. */
  given: number | null;
  comment: string;
  activityProgress: NonNullable<Grade['activityProgress']>;
  gradingProgress: NonNullable<Grade['gradingProgress']>;
  timestamp: string;
}

/** The columns and marks of all courses. */
export class Gradebook {
  readonly #file: KeptFile<GradebookRows>;

  constructor(file: KeptFile<GradebookRows>) {
    this.#file = file;
  }

  /** The columns of a course, the oldest first; of one tool where it is named. */
  lineItemsOf(courseId: string, clientId?: string): LineItem[] {
    return this.#file.value.lineItems.filter((item) => item.courseId === courseId && (clientId === undefined || item.clientId === clientId));
  }

  lineItem(courseId: string, id: string): LineItem | undefined {
    return this.#file.value.lineItems.find((item) => item.courseId === courseId && item.id === id);
  }

  async add(item: NewLineItem): Promise<LineItem> {
    const rows = this.#file.value;
    rows.lastId += 1;
    const added = { ...item, id: String(rows.lastId) };
    rows.lineItems.push(added);
    await this.#file.save();
    return added;
  }

  async change(item: LineItem, change: Partial<Omit<LineItem, 'id' | 'courseId' | 'clientId'>>): Promise<void> {
    Object.assign(item, change);
    await this.#file.save();
  }

  /** Removes a column with its marks. */
  async remove({ id }: LineItem): Promise<void> {
    const rows = this.#file.value;
    rows.lineItems = rows.lineItems.filter((item) => item.id !== id);
    rows.grades = Object.fromEntries(Object.entries(rows.grades).filter(([itemId]) => itemId !== id));
    await this.#file.save();
  }

  grade({ id }: LineItem, sub: string): Grade | undefined {
    return this.#file.value.grades[id]?.[sub];
  }

  gradesOf({ id }: LineItem): Grade[] {
    return Object.values(this.#file.value.grades[id] ?? {});
  }

  /**
   * Keeps what a tool sent. False, and nothing kept, where its timestamp is not later, to the second, than that of the
   * score before: as on Moodle, the same second counts as old.
   */
  async score(item: LineItem, { sub, ...score }: Score): Promise<boolean> {
    const before = this.grade(item, sub);
    if (before?.timestamp != null && secondOf(score.timestamp) <= secondOf(before.timestamp)) return false;
    await this.#keep(item, { sub, byHand: before?.byHand ?? null, ...score });
    return true;
  }

  /** A mark that the teacher enters; null lets the tool's count again. */
  async markByHand(item: LineItem, sub: string, byHand: Grade['byHand']): Promise<void> {
    await this.#keep(item, { ...(this.grade(item, sub) ?? unmarked(sub)), byHand });
  }

  /** The columns of a course once more for its copy, without marks. */
  async copy(fromId: string, toId: string, links: ReadonlyMap<string, string>): Promise<void> {
    for (const { id: _, ...item } of this.lineItemsOf(fromId)) {
      const linkId = item.resourceLinkId === null ? null : links.get(item.resourceLinkId);
      if (linkId !== undefined) await this.add({ ...item, courseId: toId, resourceLinkId: linkId });
    }
  }

  async #keep({ id }: LineItem, grade: Grade): Promise<void> {
    const { grades } = this.#file.value;
    (grades[id] ??= {})[grade.sub] = grade;
    await this.#file.save();
  }
}

/** What counts: the teacher's mark and words where there are any, else the tool's. */
export function shownGrade({ byHand, given, comment }: Grade): { mark: number | null; comment: string } {
  return byHand === null ? { mark: given, comment } : { mark: byHand.mark, comment: byHand.comment };
}

function unmarked(sub: string): Grade {
  return { sub, given: null, comment: '', activityProgress: null, gradingProgress: null, timestamp: null, byHand: null };
}

function secondOf(timestamp: string): number {
  return Math.floor(Date.parse(timestamp) / 1000);
}
