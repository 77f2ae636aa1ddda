import {
  cancelRun, changesSinceRun, compareRuns, findRunCandidates, listRunAlternatives, listRunPairs, listRuns, listRunUnmatched, listRunUnmatchedGroups, makeRun, publishRun, readRun, replayRun, undoRun,
} from '../../models/matches/matching-runs.ts';
import { previewRunLetters } from '../../models/notifications/run-previews.ts';
import { matchingRuns } from '../contract/matching-runs.ts';
import { routes } from '../handle.ts';
import { renderMail } from '../mail/render.ts';

export const matchingRunRoutes = routes(matchingRuns, {
  makeMatchingRun: ({ member, body, now }) => makeRun(member, body, now),
  listMatchingRuns: ({ member, query, now }) => listRuns(member, query, now),
  findRunCandidates: ({ member, query, now }) => findRunCandidates(member, query, now),
  readMatchingRun: ({ member, params, now }) => readRun(member, params.runId, now),
  cancelMatchingRun: ({ member, params, now }) => cancelRun(member, params.runId, now),
  listRunPairs: ({ member, params, query, now }) => listRunPairs(member, params.runId, query, now),
  listRunUnmatchedGroups: ({ member, params, now }) => listRunUnmatchedGroups(member, params.runId, now),
  listRunUnmatched: ({ member, params, query, now }) => listRunUnmatched(member, params.runId, query, now),
  listRunAlternatives: ({ member, params, query, now }) => listRunAlternatives(member, params.runId, params.menteeId, query, now),
  compareMatchingRuns: ({ member, params, query, now }) => compareRuns(member, params.runId, params.otherRunId, now, query),
  readMatchingRunChanges: ({ member, params, now }) => changesSinceRun(member, params.runId, now),
  replayMatchingRun: ({ member, params }) => replayRun(member, params.runId),
  previewRunMessages: async ({ member, params, now }) => {
    const { people, toMentee, toMentor } = await previewRunLetters(member, params.runId, now);
    return { people, toMentee: renderMail(toMentee), toMentor: renderMail(toMentor) };
  },
  publishMatchingRun: ({ member, params, body, now }) => publishRun(member, params.runId, body, now),
  undoMatchingRun: ({ member, params, now }) => undoRun(member, params.runId, now),
});
