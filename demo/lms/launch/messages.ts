import type { DemoPerson } from '../../people.ts';
import type { Course } from '../campus.ts';
import { resourceLinkId } from '../campus.ts';
import type { Activity } from '../courses/changes.ts';
import { deepLinkingSettings } from '../deep-linking/settings.ts';
import type { LmsDesk } from '../desk.ts';
import { reviewOf } from '../gradebook/review.ts';
import { messageTarget } from '../tools.ts';
import type { Tool } from '../tools.ts';
import type { Message } from './hints.ts';
import { personClaimsOf } from './person-claims.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

/** What is particular to a message: where it goes, its own claims, and the link it is about. */
export interface Particulars {
  target: string;
  /** The tool's custom parameters, unfilled. */
  custom: Readonly<Record<string, string>>;
  link: { id: string; title: string; history: readonly string[] } | null;
  /** The one line item that the launch is about, where it is about one. */
  lineItemId?: string;
  claims: Readonly<Record<string, unknown>>;
}

/** Null where what the message is about is not there any more. */
export function particularsOf(desk: LmsDesk, tool: Tool, course: Course, message: Message): Particulars | null {
  switch (message.type) {
    case 'LtiResourceLinkRequest':
      return resourceLink(desk, tool, course, message.itemId);
    case 'LtiDeepLinkingRequest': {
      const target = messageTarget(tool, message.type);
      if (target === undefined) return null;
      return { target, custom: tool.custom, link: null, claims: deepLinkingSettings(desk.url, message) };
    }
    case 'LtiSubmissionReviewRequest': {
      const item = desk.gradebook.lineItem(course.id, message.lineItemId);
      const student = desk.campus.people.bySub(message.forSub);
      const review = item === undefined ? null : reviewOf(item, tool);
      if (item === undefined || student === undefined || review === null) return null;
      const link = item.resourceLinkId === null ? null : linkOf(desk, tool, course, item.resourceLinkId);
      return {
        target: review.target,
        custom: { ...tool.custom, ...link?.activity?.custom, ...review.custom },
        link,
        lineItemId: item.id,
        claims: { ...(link === null ? {} : resourceLinkClaim(link)), [`${lti}for_user`]: forUser(tool, student) },
      };
    }
  }
}

function resourceLink(desk: LmsDesk, tool: Tool, course: Course, itemId: string | null): Particulars | null {
  const link = linkOf(desk, tool, course, resourceLinkId(course, itemId));
  if (link === null) return null;
  const own = desk.gradebook.lineItemsOf(course.id, tool.clientId).filter((item) => item.resourceLinkId === link.id);
  return {
    target: link.activity?.url ?? tool.targetLinkUri,
    custom: { ...tool.custom, ...link.activity?.custom },
    link,
    // As on Moodle: once a link has two columns, neither is the one.
    ...(own.length === 1 && own[0] !== undefined ? { lineItemId: own[0].id } : {}),
    claims: resourceLinkClaim(link),
  };
}

export interface Link {
  id: string;
  title: string;
  text: string;
  history: readonly string[];
  activity: Activity | null;
}

/** A link of this tool in a course by its resource link id; null where there is none. */
export function linkOf({ campus }: Pick<LmsDesk, 'campus'>, tool: Tool, course: Course, id: string): Link | null {
  const historyOf = (itemId: string | null): string[] => course.history.map((from) => resourceLinkId({ id: from }, itemId));
  if (id === resourceLinkId(course, null)) return { id, title: tool.label, text: '', history: historyOf(null), activity: null };
  const item = course.modules.flatMap(({ items }) => items).find((one) => one.kind === 'tool' && resourceLinkId(course, one.id) === id);
  if (item !== undefined) return { id, title: item.title, text: item.text.join(' '), history: historyOf(item.id), activity: null };
  const activity = campus.activitiesOf(course).find((one) => one.clientId === tool.clientId && resourceLinkId(course, one.id) === id);
  return activity === undefined ? null : { id, title: activity.title, text: activity.text, history: activity.history, activity };
}

function resourceLinkClaim({ id, title, text }: Link): Record<string, unknown> {
  return { [`${lti}resource_link`]: { id, title, ...(text === '' ? {} : { description: text }) } };
}

/** The student whose work is looked at (LTI Submission Review 1.0). */
function forUser(tool: Tool, student: DemoPerson): Record<string, unknown> {
  const { name, given_name, family_name, email } = personClaimsOf(tool, student);
  const known = { name, given_name, family_name, email };
  return {
    user_id: student.sub,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  };
}
