import { randomBytes } from 'node:crypto';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { endConsent, recordConsent } from '../people/consents.ts';
import { takesPartAs } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { askedAttributes } from '../programs/fairness-rules.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { consentVersion, protectedAttributes, type protectedOptions, type ProtectedAttribute, type ProtectedOption } from '../vocabulary.ts';
import { ProtectedAnswersModel, type StoredProtectedAnswers } from './protected-answer.model.ts';

/** What somebody says of themselves, by attribute; what is absent is not said. */
export type ProtectedAnswers = { readonly [A in ProtectedAttribute]?: (typeof protectedOptions)[A][number] };

/** What a person is asked, and has said: the contract's `OwnProtectedAnswers`. */
export interface OwnProtectedAnswers {
  /** What the program asks for; nothing where it asks for nothing, or not this person. */
  asked: ProtectedAttribute[];
  answers: ProtectedAnswers;
}

/** For the person alone: the report is about who looks for a mentor, so mentees are asked and nobody else. */
export async function readProtectedAnswers(actor: ProgramActor): Promise<OwnProtectedAnswers> {
  if (!may(actor, 'protected-answer.read', { owner: actor.personId })) throw new NotFound();
  const asked = (await takesPartAs(actor, 'mentee')) ? await askedAttributes(actor) : [];
  const stored = await ProtectedAnswersModel.findOne(ownOf(actor)).lean();
  return { asked, answers: toAnswers(stored?.answers ?? []) };
}

/** Keeps all that a person says, with their consent to that one purpose. Who says nothing (any more) has nothing kept, and no consent. */
export async function saveProtectedAnswers(actor: ProgramActor, answers: { readonly [A in ProtectedAttribute]?: ProtectedOption | undefined }, now = new Date()): Promise<OwnProtectedAnswers> {
  if (!may(actor, 'protected-answer.edit', { owner: actor.personId })) throw new NotFound();
  const { personId } = actor;
  await inTransaction(async () => {
    if (!(await takesPartAs(actor, 'mentee'))) throw new RuleBroken('not-enrolled', { role: 'mentee' });
    const asked: readonly ProtectedAttribute[] = await askedAttributes(actor);
    const before = (await ProtectedAnswersModel.findOne(ownOf(actor)).lean())?.answers ?? [];
    const said = protectedAttributes.flatMap((attribute) => {
      const option = answers[attribute];
      if (option === undefined) return [];
      const same = before.find((one) => one.attribute === attribute && one.option === option);
      return [{ attribute, option, revision: same?.revision ?? newRevision() }];
    });
    const unasked = said.find(({ attribute }) => !asked.includes(attribute));
    if (unasked !== undefined) throw new RuleBroken('body-invalid', { path: `answers.${unasked.attribute}` });
    if (said.length === 0) {
      await ProtectedAnswersModel.deleteOne(ownOf(actor));
      await endConsent(actor, 'fairness', now);
    } else {
      await ProtectedAnswersModel.updateOne(ownOf(actor), { $set: { answers: said } }, { upsert: true });
      await recordConsent(actor, 'fairness', now);
    }
    await recordEvent(actor, { type: 'protected-answer.edited', subjectIds: [personId], audience: [personId], data: { purpose: 'fairness', version: consentVersion }, at: now });
  });
  return readProtectedAnswers(actor);
}

/** Erases what a person said. In the transaction that ends their consent. */
export async function forgetProtectedAnswers({ tenantId, programId, personId }: Pick<ProgramActor, 'tenantId' | 'programId' | 'personId'>): Promise<void> {
  await ProtectedAnswersModel.deleteOne({ tenantId, programId, personId });
}

/** Erases what everybody said of attributes that the program asks for no longer. In the transaction of the verb that records it. */
export async function forgetAttributes({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>, attributes: readonly ProtectedAttribute[]): Promise<void> {
  if (attributes.length === 0) return;
  await ProtectedAnswersModel.updateMany(
    { tenantId, programId, 'answers.attribute': trusted({ $in: attributes }) },
    { $pull: { answers: { attribute: { $in: attributes } } } },
  );
  await ProtectedAnswersModel.deleteMany({ tenantId, programId, answers: [] });
}

function newRevision(): string {
  return randomBytes(9).toString('base64url');
}

function ownOf({ tenantId, programId, personId }: ProgramActor) {
  return { tenantId, programId, personId };
}

function toAnswers(stored: StoredProtectedAnswers['answers']): ProtectedAnswers {
  return Object.fromEntries(stored.map(({ attribute, option }) => [attribute, option]));
}
