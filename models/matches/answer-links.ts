import type { ProgramActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { mentorPlace } from '../people/places.ts';
import { nameless, peopleByIds } from '../people/people.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { isArchived, readProgram } from '../programs/programs.ts';
import { hashSecret, mintSecret } from '../tenants/secret.ts';
import type { DeclineReason, LinkAnswer, LinkStanding, Locale } from '../vocabulary.ts';
import { AnswerLinkModel, type StoredAnswerLink } from './answer-link.model.ts';
import { acceptMatchRequest, declineMatchRequest } from './answers.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { choiceOf } from './match-request-view.ts';
import { namesFor } from './names.ts';

/** A link lives as long as the mentor may answer, and never longer than this: a reminder brings new ones (ms). */
const mostMs = 7 * 86_400_000;
const wordForm = /^[\w-]{43}$/;

/** The words of two new links to a request, and until when they work. */
export interface AnswerWords {
  readonly accept: string;
  readonly decline: string;
  readonly expiresAt: Date;
}

/** Makes the links of one mail to the mentor whose turn it is: 256 random bits each, told here and stored as a hash only. */
export async function mintAnswerLinks(mentor: { tenantId: string; programId: string; personId: string }, request: { id: string; expiresAt: Date }, now = new Date()): Promise<AnswerWords> {
  const [accept, decline] = [mintSecret(), mintSecret()];
  const expiresAt = new Date(Math.min(request.expiresAt.getTime(), now.getTime() + mostMs));
  const link = { tenantId: mentor.tenantId, programId: mentor.programId, requestId: request.id, mentorId: mentor.personId, expiresAt };
  await AnswerLinkModel.insertMany([
    { ...link, answer: 'accept', wordHash: hashSecret(accept) },
    { ...link, answer: 'decline', wordHash: hashSecret(decline) },
  ]);
  return { accept, decline, expiresAt };
}

/** What a link is for and how it stands, as far as whoever holds the mail knows already. */
export interface AnswerLink {
  readonly answer: LinkAnswer;
  readonly standing: LinkStanding;
  /** The mentor's. */
  readonly locale: Locale;
  readonly mentee: string;
  readonly program: string;
}

/** Looks at a link and changes nothing, however often: scanners of mail open what they find. null: there is no such link. */
export async function readAnswerLink(word: string, now = new Date()): Promise<AnswerLink | null> {
  const link = await find(word);
  return link && view(link, now);
}

/**
 * Gives the one answer that the link is for, as its mentor and by the same rules as in the program, and spends it. Where
 * that cannot be any more, nothing changes and the standing says why; a link that was refused for want of a place is not
 * spent. null: there is no such link.
 */
export async function answerByLink(word: string, { reason }: { reason?: DeclineReason | undefined } = {}, now = new Date()): Promise<{ link: AnswerLink; done: boolean } | null> {
  const link = await find(word);
  if (link === null) return null;
  const standing = await standingOf(link, now);
  if (standing !== 'open') return { link: await view(link, now), done: false };
  try {
    await inTransaction(() => answer(link, reason, now));
    return { link: await view(link, now), done: true };
  } catch (error) {
    return { link: { ...(await view(link, now)), standing: await whyNot(error, link, now) }, done: false };
  }
}

async function answer(link: StoredAnswerLink, reason: DeclineReason | undefined, now: Date): Promise<void> {
  const mentor = mentorOf(link);
  const { tenantId, programId } = mentor;
  const { modifiedCount } = await AnswerLinkModel.updateOne({ tenantId, programId, _id: link._id, spentAt: null }, { $set: { spentAt: now } });
  if (modifiedCount === 0) throw new RuleBroken('moved-on');
  if ((await mentorPlace(mentor, mentor.personId, now)) === null) throw new NotFound();
  const requestId = String(link.requestId);
  if (link.answer === 'accept') await acceptMatchRequest(mentor, requestId, now);
  else await declineMatchRequest(mentor, requestId, { reason }, now);
}

/** What a refusal means for whoever holds the link; anything else is a fault of ours. */
async function whyNot(error: unknown, link: StoredAnswerLink, now: Date): Promise<LinkStanding> {
  if (error instanceof NotFound) return 'not-taking-part';
  if (!(error instanceof RuleBroken)) throw error;
  switch (error.code) {
    case 'you-are-full':
      return 'you-are-full';
    case 'pair-not-possible':
      return 'not-possible';
    case 'capacity-reached':
      return 'mentee-matched';
    case 'program-archived':
      return 'program-archived';
    default: {
      const standing = await standingOf(link, now);
      return standing === 'open' ? 'not-taking-part' : standing; // the request waits, so it is the mentor's own part that rests
    }
  }
}

async function standingOf(link: StoredAnswerLink, now: Date): Promise<LinkStanding> {
  const mentor = mentorOf(link);
  const { tenantId, programId } = mentor;
  const request = await MatchRequestModel.findOne({ tenantId, programId, _id: link.requestId }).lean();
  if (request === null) return 'too-late';
  const standing = standingIn(request, mentor.personId);
  if (standing !== 'open') return standing;
  if (await isArchived(mentor)) return 'program-archived';
  if (request.expiresAt <= now) return 'too-late';
  return link.spentAt !== null || link.expiresAt <= now ? 'link-over' : 'open';
}

function standingIn(request: StoredMatchRequest, mentorId: string): LinkStanding {
  const choice = choiceOf(request, mentorId)?.state;
  if (choice === 'accepted' || choice === 'declined') return choice;
  if (choice === 'full') return 'you-are-full';
  if (choice === 'unavailable') return 'not-taking-part';
  if (choice === 'asked' || choice === 'read') return request.state === 'pending' ? 'open' : request.state === 'withdrawn' ? 'withdrawn' : 'mentee-matched';
  return 'too-late';
}

async function view(link: StoredAnswerLink, now: Date): Promise<AnswerLink> {
  const mentor = mentorOf(link);
  const request = await MatchRequestModel.findOne({ tenantId: mentor.tenantId, programId: mentor.programId, _id: link.requestId }, { menteeId: 1 }).lean();
  const menteeId = String(request?.menteeId);
  const names = request === null ? null : await namesFor(mentor, { mentees: [menteeId] });
  const locale = (await peopleByIds(mentor, [mentor.personId])).get(mentor.personId)?.locale ?? 'en';
  const { title } = await readProgram(mentor, mentor.programId, locale);
  return { answer: link.answer, standing: await standingOf(link, now), locale, mentee: names?.mentee(menteeId).name ?? nameless, program: title };
}

async function find(word: string): Promise<StoredAnswerLink | null> {
  if (!wordForm.test(word)) return null;
  return AnswerLinkModel.findOne({ wordHash: hashSecret(word) }, null, { acrossTenants: 'the tenant of a link is known by its word alone' }).lean();
}

/** The mentor that the link was written to: they may answer this request, and the link is for nothing else. */
function mentorOf({ tenantId, programId, mentorId }: StoredAnswerLink): ProgramActor {
  return { kind: 'person', tenantId: String(tenantId), programId: String(programId), personId: String(mentorId), roles: ['mentor'] };
}
