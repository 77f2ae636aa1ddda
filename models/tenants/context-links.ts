import { isValidObjectId, trusted } from 'mongoose';
import { together } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';
import { ContextLinkModel, FormerLinkModel, type StoredContextLink } from './context-link.model.ts';

export type { StoredContextLink } from './context-link.model.ts';

/** A course of a platform; `deploymentId` is the id of our deployment row. */
export interface Course {
  registrationId: string;
  deploymentId: string;
  contextId: string;
}

export interface NewContextLink extends Course {
  readonly tenantId: string;
  readonly programId: string;
  readonly title: string;
  readonly isHome: boolean;
}
export interface ContextLink extends NewContextLink {
  readonly id: string;
}

const longestTitle = 400;

/** The program of a course; null where it has none. */
export async function linkOf({ registrationId, deploymentId, contextId }: Course): Promise<ContextLink | null> {
  const row = await ContextLinkModel.findOne({ registrationId, deploymentId, contextId }).lean();
  return row && toLink(row);
}

/**
 * The program that a copied course was linked to before it was copied: that of the nearest of the courses it comes from.
 * Looked for at the same platform and in the same tenant only: context ids are a platform's own, and one platform may serve
 * several schools. null: none of them has a program.
 */
export async function programOfCopied(
  { tenantId, registrationId }: { readonly tenantId: string; readonly registrationId: string },
  copiedFrom: readonly string[],
): Promise<string | null> {
  if (copiedFrom.length === 0) return null;
  const rows = await ContextLinkModel.find({ tenantId, registrationId, contextId: trusted({ $in: copiedFrom }) }, { contextId: 1, programId: 1 }).sort({ _id: 1 }).lean();
  const nearest = copiedFrom.flatMap((id) => rows.find(({ contextId }) => contextId === id) ?? [])[0];
  return nearest === undefined ? null : String(nearest.programId);
}

/** Gives a course its program. Throws `program-linked` where it has one, or where the program has another home. */
export async function linkContext(link: NewContextLink): Promise<ContextLink> {
  try {
    const [row] = await ContextLinkModel.create([{ ...link, title: link.title.slice(0, longestTitle) }]);
    return toLink(row!.toObject());
  } catch (error) {
    if (isDuplicate(error)) throw new RuleBroken('program-linked');
    throw error;
  }
}

/** The course is called otherwise at its platform by now. No title at all changes nothing. */
export async function renameCourse({ tenantId, programId, id, title }: ContextLink, called: string): Promise<void> {
  const now = called.slice(0, longestTitle);
  if (now === '' || now === title) return;
  await ContextLinkModel.updateOne({ tenantId, programId, _id: id }, { $set: { title: now } });
}

/** All courses of a program, its home among them: as many as its coordinators chose to link. Of one that is over also those that another program has by now. */
export async function linksOfProgram(tenantId: string, programId: string): Promise<ContextLink[]> {
  const [rows, former] = await together(
    () => ContextLinkModel.find({ tenantId, programId }).lean(),
    () => FormerLinkModel.find({ tenantId, programId }).lean(),
  );
  return [...rows, ...former].map(toLink);
}

/** One of them; null: no course of this program has that id. */
export async function linkOfProgram(tenantId: string, programId: string, id: string): Promise<ContextLink | null> {
  if (!isValidObjectId(id)) return null;
  const row = await ContextLinkModel.findOne({ _id: id, tenantId, programId }).lean();
  return row && toLink(row);
}

/** Takes a course from its program; false where another call did so first. The home stays: it says who coordinates. */
export async function unlinkContext({ tenantId, programId, id }: Pick<ContextLink, 'tenantId' | 'programId' | 'id'>): Promise<boolean> {
  const { deletedCount } = await ContextLinkModel.deleteOne({ tenantId, programId, _id: id, isHome: false });
  return deletedCount === 1;
}

/**
 * A course whose program is over is free for another one; the one that is over keeps what it holds of it. In the transaction that gives
 * the course its next program. Throws `program-linked` where another call has given it one.
 */
export async function handOver(course: Course & { readonly tenantId: string }, programId: string, now: Date): Promise<ContextLink> {
  const { tenantId, registrationId, deploymentId, contextId } = course;
  const row = await ContextLinkModel.findOneAndDelete({ tenantId, programId, registrationId, deploymentId, contextId }).lean();
  if (row === null) throw new RuleBroken('program-linked');
  const { _id, title, isHome } = row;
  await FormerLinkModel.create([{ _id, tenantId, programId, registrationId, deploymentId, contextId, title, isHome, handedOverAt: now }]);
  return toLink(row);
}

/**
 * The courses of one deployment are those of another one from here on, with their programs; in the transaction that closes the first. A course that has a
 * program in the other one already keeps that, and is told by its title.
 */
export async function moveCourses({ tenantId, registrationId, from, to }: { tenantId: string; registrationId: string; from: string; to: string }): Promise<{ contextIds: string[]; kept: string[] }> {
  const there = new Set((await ContextLinkModel.find({ tenantId, registrationId, deploymentId: to }, { contextId: 1 }).lean()).map(({ contextId }) => contextId));
  const rows = await ContextLinkModel.find({ tenantId, registrationId, deploymentId: from }, { contextId: 1, title: 1 }).lean();
  const contextIds = rows.flatMap(({ contextId }) => (there.has(contextId) ? [] : contextId));
  const move = { $set: { deploymentId: to } };
  await ContextLinkModel.updateMany({ tenantId, registrationId, deploymentId: from, contextId: trusted({ $in: contextIds }) }, move);
  await FormerLinkModel.updateMany({ tenantId, registrationId, deploymentId: from, contextId: trusted({ $in: contextIds }) }, move);
  return { contextIds, kept: rows.filter(({ contextId }) => there.has(contextId)).map(({ title }) => title) };
}

/** The programs, over by now, that a course had before the one that it has. */
export async function formerProgramsOf({ tenantId, registrationId, contextId }: Omit<Course, 'deploymentId'> & { readonly tenantId: string }): Promise<string[]> {
  const rows = await FormerLinkModel.find({ tenantId, registrationId, contextId }, { programId: 1 }).lean();
  return rows.map(({ programId }) => String(programId));
}

export function toLink(row: StoredContextLink): ContextLink {
  return {
    id: String(row._id),
    tenantId: String(row.tenantId),
    programId: String(row.programId),
    registrationId: String(row.registrationId),
    deploymentId: String(row.deploymentId),
    contextId: row.contextId,
    title: row.title,
    isHome: row.isHome,
  };
}
