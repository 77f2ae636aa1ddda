import { limits, type GoalVisibility } from '../../models/vocabulary.ts';
import type { DraftFields } from '../api/draft.ts';
import type { CallInput } from '../api/operation.ts';
import type { Goal } from './goal-facts.ts';

/** A goal as it stands in its form: text as it is typed, '' for nothing. */
export interface GoalFields {
  title: string;
  how: string;
  /** YYYY-MM-DD */
  due: string;
  visibility: GoalVisibility;
  /** The match the goal belongs to, '' for none. */
  match: string;
  reason: string;
  milestones: readonly string[];
}

export type FieldName = 'title' | 'due' | 'reason';
/** What is wrong, by field. */
export type FieldProblems = { readonly [Name in FieldName]?: 'missing' | 'unreal' | 'past' };

export const blankGoal: GoalFields = { title: '', how: '', due: '', visibility: 'private', match: '', reason: '', milestones: ['', ''] };

export function fieldsOf(goal: Goal): GoalFields {
  return { ...blankGoal, title: goal.title, how: goal.howWillIKnow ?? '', due: goal.due ?? '', visibility: goal.visibility, milestones: [] };
}

/** As a draft keeps it. A milestone is one line, so lines keep them apart. */
export function toDraft({ milestones, ...fields }: GoalFields): DraftFields {
  return { ...fields, milestones: milestones.join('\n').trim() };
}

/** What a draft brings back over the fields as they are; an empty draft brings nothing. */
export function withDraft(fields: GoalFields, draft: DraftFields): GoalFields {
  if (Object.keys(draft).length === 0) return fields;
  const lines = draft['milestones']?.split('\n').slice(0, limits.milestones) ?? [];
  return {
    title: draft['title'] ?? '',
    how: draft['how'] ?? '',
    due: draft['due'] ?? '',
    visibility: draft['visibility'] === 'match' || draft['visibility'] === 'match-and-coordinators' ? draft['visibility'] : 'private',
    match: draft['match'] ?? fields.match,
    reason: draft['reason'] ?? '',
    milestones: [...lines, ...fields.milestones.slice(lines.length)],
  };
}

/**
 * What has to be put right before a goal can be sent. A day that has not moved may lie in the past; one that moves may not.
 * @param asksReason whether moving the day needs a reason: it has passed
 * @param unrealDue whether the date field holds a day that does not exist
 */
export function problemsOf(fields: GoalFields, { today, unrealDue, was, asksReason }: { today: string; unrealDue: boolean; was: string; asksReason: boolean }): FieldProblems {
  const moved = fields.due !== was;
  return {
    ...(fields.title.trim() === '' && { title: 'missing' as const }),
    ...(unrealDue ? { due: 'unreal' as const } : moved && fields.due !== '' && fields.due < today && { due: 'past' as const }),
    ...(asksReason && moved && fields.reason.trim() === '' && { reason: 'missing' as const }),
  };
}

/** The body that sets a goal. */
export function newGoalOf(fields: GoalFields): NonNullable<CallInput<'setGoal'>['body']> {
  const steps = fields.milestones.map((title) => title.trim()).filter((title) => title !== '');
  return {
    title: fields.title.trim(),
    howWillIKnow: fields.how.trim() || null,
    due: fields.due || null,
    visibility: fields.visibility,
    matchId: fields.match || null,
    milestones: steps.map((title) => ({ title })),
  };
}

/** The body that edits a goal: only what is different. */
export function editOf(fields: GoalFields, goal: Goal): NonNullable<CallInput<'editGoal'>['body']> {
  const was = fieldsOf(goal);
  return {
    ...(fields.title.trim() !== was.title && { title: fields.title.trim() }),
    ...(fields.how.trim() !== was.how && { howWillIKnow: fields.how.trim() || null }),
    ...(fields.due !== was.due && { due: fields.due || null }),
    ...(fields.due !== was.due && fields.reason.trim() && { reason: fields.reason.trim() }),
  };
}
