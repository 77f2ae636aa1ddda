import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import type { AttributeFigures } from './group-figures.ts';

/**
 * Figures that were shown. Kept as long as the program: the next ones are held against all of them, so that no two tell together
 * what neither tells alone.
 */
export interface StoredFairnessReport extends ProgramStored {
  /** From 1 in each program: two that are made at once cannot both be the next one. */
  number: number;
  /** null: of the program as it was. */
  runId: Id | null;
  madeBy: Id;
  madeAt: Date;
  people: number;
  matched: number;
  attributes: AttributeFigures[];
  /** By person, as `toRows` writes it: outcome, score, and the mark of each answer; nothing of what they answered. */
  facts: string[];
}

export const FairnessReportModel = collection<StoredFairnessReport>(
  'fairness-reports',
  'program',
  {
    number: { type: Number, required: true },
    runId: { type: 'ObjectId', default: null },
    madeBy: { type: 'ObjectId', required: true },
    madeAt: { type: Date, required: true },
    people: { type: Number, required: true },
    matched: { type: Number, required: true },
    attributes: { type: [Object], required: true },
    facts: { type: [String], required: true },
  },
  [{ fields: { tenantId: 1, programId: 1, number: 1 }, unique: true }],
);
