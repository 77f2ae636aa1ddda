import { z } from 'zod';
import { lockFaults, mostCandidates, mostFaces, pairOrders, pairWishes, relaxableRules, runSelections } from '../../models/run-words.ts';
import { enrolmentRoles, limits, matchStates, matchingObjectives, matchingRules, matchingRunStates, matchingRunSteps } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { fitPart } from './people.ts';
import { id, instant, page, pageQuery, personRef, zone } from './shapes.ts';

const count = z.int().min(0);
const rule = z.enum(matchingRules);
const pairOfIds = z.strictObject({ mentee: id, mentor: id });
const pairing = z.strictObject({ mentee: personRef, mentor: personRef });

const scenario = z
  .strictObject({
    objective: z.enum(matchingObjectives),
    matched: count,
    unmatched: count,
    total: count.meta({ description: 'The sum of all scores, each 0 to 1000.' }),
    lowest: count.nullable(),
    ranks: z.strictObject({ first: count, upToThird: count, later: count }).meta({ description: 'How many mentees got the mentor who is worth most to them, the second or third, or another.' }),
    choices: z
      .strictObject({ first: count, upToThird: count, asked: count })
      .nullable()
      .meta({ description: 'How many got whom they had asked for first, or second or third, and how many of those who wait had asked for anybody; null in a run of the release before.' }),
    blocking: count.meta({ description: 'Pairs that were not made, and would both rather have each other.' }),
  })
  .meta({ id: 'MatchingScenario' });

export const matchingRun = z
  .strictObject({
    id,
    state: z.enum(matchingRunStates),
    madeBy: personRef,
    madeAt: instant,
    basedOn: id.nullable(),
    objective: z.enum(matchingObjectives),
    leastScore: count,
    relaxed: z.array(z.enum(relaxableRules)).meta({ description: 'Rules that this run gives up.' }),
    mentees: count.meta({ description: 'Who waits for a match.' }),
    mentors: count,
    places: count,
    progress: z.strictObject({ step: z.enum(matchingRunSteps), part: z.number().min(0).max(1) }).nullable(),
    milliseconds: count.nullable(),
    proved: z.boolean().nullable().meta({ description: 'Proved to be the best for its objective; null where the objective has no best, or there is no answer.' }),
    scenarios: z.array(scenario).meta({ description: 'The run’s own objective first; the others, where they were solved too.' }),
    unmatched: count.nullable(),
    relaxations: z.array(z.strictObject({ kind: z.enum(['rule', 'places']), rule: rule.nullable(), mentors: z.array(personRef), matches: count })).meta({ description: 'What could be given up, or one place more with these mentors, and how many matches more that gives.' }),
    locks: z.array(pairing),
    apart: z.array(pairing),
    omitted: z.strictObject({ mentees: z.array(personRef), mentors: z.array(personRef) }).meta({ description: 'Who takes no part in it, though they wait or have a place.' }),
    dropped: z
      .array(z.strictObject({ mentee: personRef, mentor: personRef, wish: z.enum(pairWishes), why: z.enum(lockFaults), rules: z.array(rule) }))
      .meta({ description: 'Wishes of the run whose wishes it keeps that could not be kept, and why.' }),
    problem: z
      .strictObject({
        code: z.enum(['run-no-mentees', 'run-no-places', 'run-everybody-barred', 'run-locks-contradict']),
        pairs: z.array(z.strictObject({ mentee: personRef, mentor: personRef, why: z.enum(lockFaults), rules: z.array(rule) })),
        rules: z.array(rule),
        relaxations: z.array(z.strictObject({ rule, matches: count })).nullable().meta({ description: 'Which of these rules would give matches if it alone were given up, and how many; null in a run of the release before.' }),
      })
      .nullable(),
    published: z
      .strictObject({ by: personRef, at: instant, undoUntil: instant, without: z.array(pairing).meta({ description: 'Pairs that were left out: a rule had come to stand between the two.' }) })
      .nullable(),
    keptUntil: instant.nullable().meta({ description: 'When a run that was not published is deleted; a published one is kept as the record.' }),
    inputHash: z.string(),
    answerHash: z.string().nullable(),
    can: z.array(z.enum(['cancel', 'publish', 'undo', 'edit'])),
  })
  .meta({ id: 'MatchingRun' });

const ranking = z.strictObject({ place: z.int().nullable(), points: count, most: count }).nullable();

const runPair = z
  .strictObject({
    mentee: personRef,
    mentor: personRef,
    score: count,
    rank: z.int().min(1),
    locked: z.boolean(),
    parts: z.array(fitPart),
    ranking,
    zones: z.strictObject({ mentee: zone.nullable(), mentor: zone.nullable() }).meta({ description: 'Where the two live by; null where it is not known, or hidden with the name.' }),
    match: z
      .strictObject({
        id,
        state: z.enum(matchStates),
        endedAt: instant.nullable(),
        ended: z.strictObject({ by: personRef, reason: z.string().nullable() }).nullable().meta({ description: 'The coordinator who ended it, and why; null where somebody of the two did, or it ended by itself.' }),
      })
      .nullable()
      .meta({ description: 'What has become of the pair since publishing; null where it was not published or was taken back, and while names are hidden.' }),
  })
  .meta({ id: 'RunPair' });

const whyUnmatched = z.enum(['rule', 'places', 'no-fit', 'no-places']).meta({ description: '`no-fit`: nobody whom they might have would add anything to the highest total, which the run is after.' });
const questionsBehind = z.array(z.string()).meta({ description: 'The questions behind the rule, by key, where it is one about answers; the one that bars most first.' });

const unmatched = z
  .strictObject({
    mentee: personRef,
    why: whyUnmatched,
    rule: rule.nullable(),
    questions: questionsBehind,
    alone: count.meta({ description: 'Mentors whom nothing but this rule bars; 0 where several rules bar everybody at once.' }),
    mentors: z.array(personRef).meta({ description: 'Of `places` those who might, and are full with others; of `no-fit` those with whom a match would add nothing.' }),
  })
  .meta({ id: 'RunUnmatched' });

const unmatchedGroup = z
  .strictObject({
    why: whyUnmatched,
    rule: rule.nullable(),
    questions: questionsBehind,
    count: z.int().min(1),
    mentees: z.array(personRef).max(mostFaces).meta({ description: 'Some of them, in the order of the list.' }),
    mentors: z.array(personRef).max(mostFaces).meta({ description: 'Of `places` some of the mentors who might, and are full with others; of `no-fit` some with whom a match would add nothing.' }),
    more: z.int().meta({ description: 'How many matches more there would be without the rule, or with one place more for each of the mentors who are named in the run’s relaxation; 0 where that is none.' }),
  })
  .meta({ id: 'RunUnmatchedGroup', description: 'Those without a match whom the same thing keeps from one.' });

const change = z.strictObject({ matches: z.int(), points: z.int() });
const alternative = z
  .strictObject({
    mentor: personRef,
    score: count.meta({ description: 'Also where a rule bars the pair; the parts and the ranking add up to it.' }),
    parts: z.array(fitPart),
    ranking,
    rules: z.array(rule),
    questions: z.array(z.strictObject({ rule, question: z.string() })).meta({ description: 'The questions behind the rules about answers, by key.' }),
    change: change.nullable().meta({ description: 'What all together would have more or less; null where a lock or a missing place is in the way.' }),
    chosen: z.boolean(),
  })
  .meta({ id: 'RunAlternative' });

/** Lists of a run never change, so that a page can also be named by its place: the same one of another run, and pages before it. */
const runListQuery = { ...pageQuery, from: z.coerce.number().int().min(0).exactOptional().meta({ description: 'Instead of a cursor: how many of the list come before the page.' }) };

const letter = z.strictObject({ subject: z.string(), text: z.string() });
const runParams = z.strictObject({ runId: id });
const one = { status: 200 as const, schema: matchingRun };
const widgets = ['app', 'program'] as const;
const pairs = z.array(pairOfIds).max(limits.runLocks).exactOptional();
const people = z.array(id).max(limits.runLocks);

export const matchingRuns = endpoints('matching-runs', {
  makeMatchingRun: {
    method: 'post',
    path: '/api/matching-runs',
    summary: 'Matches everybody who waits, in one run; or, based on another run, the same people once more with other wishes; or everybody who waits now with the wishes of an earlier run. Larger runs go on after the answer.',
    action: 'matching-run.make',
    bodyLimit: 500,
    body: z.strictObject({
      basedOn: id.exactOptional().meta({ description: 'The run whose people and criteria are taken up as they were.' }),
      keeping: id.exactOptional().meta({ description: 'Instead of `basedOn`: the run whose wishes are taken up, over the program as it is now. What cannot be kept is dropped and told.' }),
      objective: z.enum(matchingObjectives).exactOptional(),
      leastScore: z.int().min(0).max(1000).exactOptional(),
      relaxed: z.array(z.enum(relaxableRules)).max(relaxableRules.length).exactOptional().meta({ description: 'Rules to give up in this run. Absent: as in the run before.' }),
      locks: pairs.meta({ description: 'Pairs that stand. Absent: as in the run before.' }),
      apart: pairs.meta({ description: 'Pairs that are not made. Absent: as in the run before.' }),
      omitted: z.strictObject({ mentees: people, mentors: people }).exactOptional().meta({ description: 'Who takes no part. Absent: as in the run before, else nobody.' }),
      compares: z.literal(true).exactOptional().meta({ description: 'Solves the other aims too, and what relaxing would give, also where that takes long. A run over the program as it is now always does.' }),
    }),
    response: { status: 201, schema: matchingRun },
    problems: ['body-invalid', 'not-found', 'program-archived', 'limit-reached', 'run-no-mentees', 'run-no-places', 'run-everybody-barred', 'run-locks-contradict'],
    widgets,
  },
  listMatchingRuns: {
    method: 'get',
    path: '/api/matching-runs',
    summary: 'The runs of the program, the newest first.',
    action: 'matching-run.read',
    query: z.strictObject({ ...pageQuery, only: z.enum(runSelections).exactOptional().meta({ description: '`with-pairs`: those that came to a proposal, whatever became of it. `undoable`: those whose publication can be taken back now.' }) }),
    response: { status: 200, schema: z.strictObject(page(matchingRun)).meta({ id: 'MatchingRunPage' }) },
    problems: ['cursor-invalid'],
    widgets,
  },
  findRunCandidates: {
    method: 'get',
    path: '/api/matching-candidates',
    summary: 'Who waits for a match and who has a place now, by words that begin one in their name: some of them, for a run that leaves people out.',
    action: 'matching-run.make',
    query: z.strictObject({ q: z.string().max(80).exactOptional() }),
    response: { status: 200, schema: z.strictObject({ items: z.array(z.strictObject({ person: personRef, role: z.enum(enrolmentRoles) })).max(mostCandidates), total: count }).meta({ id: 'RunCandidates' }) },
    problems: [],
    widgets,
  },
  readMatchingRun: { method: 'get', path: '/api/matching-runs/{runId}', summary: 'One run: how far it is, or what it came to.', action: 'matching-run.read', params: runParams, response: one, problems: ['not-found'], widgets },
  cancelMatchingRun: { method: 'post', path: '/api/matching-runs/{runId}/cancel', summary: 'Ends a run that is running.', action: 'matching-run.make', params: runParams, response: one, problems: ['not-found', 'moved-on'], widgets },
  listRunPairs: {
    method: 'get',
    path: '/api/matching-runs/{runId}/pairs',
    summary: 'The pairs of a run with the reasons of their scores.',
    action: 'matching-run.read',
    params: runParams,
    query: z.strictObject({
      ...runListQuery,
      order: z.enum(pairOrders).exactOptional().meta({ description: 'The highest score first where it is absent; pairs that are equal stay in the order of the run.' }),
      q: z.string().max(80).exactOptional().meta({ description: 'Words that begin one in the name of either of the two.' }),
    }),
    response: { status: 200, schema: z.strictObject({ ...page(runPair), total: count }).meta({ id: 'RunPairPage' }) },
    problems: ['not-found', 'moved-on', 'cursor-invalid'],
    widgets,
  },
  listRunUnmatched: {
    method: 'get',
    path: '/api/matching-runs/{runId}/unmatched',
    summary: 'Who has no match in a run, each with what stands in the way.',
    action: 'matching-run.read',
    params: runParams,
    query: z.strictObject(runListQuery),
    response: { status: 200, schema: z.strictObject({ ...page(unmatched), total: count }).meta({ id: 'RunUnmatchedPage' }) },
    problems: ['not-found', 'moved-on', 'cursor-invalid'],
    widgets,
  },
  listRunUnmatchedGroups: {
    method: 'get',
    path: '/api/matching-runs/{runId}/unmatched-groups',
    summary: 'Who has no match in a run, by what stands in the way; the largest group first.',
    action: 'matching-run.read',
    params: runParams,
    response: { status: 200, schema: z.strictObject(page(unmatchedGroup)).meta({ id: 'RunUnmatchedGroupPage' }) },
    problems: ['not-found', 'moved-on'],
    widgets,
  },
  listRunAlternatives: {
    method: 'get',
    path: '/api/matching-runs/{runId}/mentees/{menteeId}/alternatives',
    summary: 'Why not somebody else: the mentors who would be worth most to a mentee, or whose name is asked for, each with what it would cost everybody.',
    action: 'matching-run.read',
    params: z.strictObject({ runId: id, menteeId: id }),
    query: z.strictObject({ q: z.string().max(80).exactOptional() }),
    response: { status: 200, schema: z.strictObject({ mentee: personRef, matched: z.array(personRef).meta({ description: 'Whom the mentee has in the run.' }), items: z.array(alternative) }).meta({ id: 'RunAlternatives' }) },
    problems: ['not-found', 'moved-on'],
    widgets,
  },
  compareMatchingRuns: {
    method: 'get',
    path: '/api/matching-runs/{runId}/differences/{otherRunId}',
    summary: 'What a run changes against another one.',
    action: 'matching-run.read',
    params: z.strictObject({ runId: id, otherRunId: id }),
    query: z.strictObject(runListQuery),
    response: {
      status: 200,
      schema: z
        .strictObject({
          same: count.meta({ description: 'Pairs of both.' }),
          changed: z.array(z.strictObject({ mentee: personRef, before: z.array(personRef), after: z.array(personRef) })),
          total: count.meta({ description: 'Of so many mentees, of whom `changed` is a page.' }),
          nextCursor: z.string().nullable(),
        })
        .meta({ id: 'RunDifference', description: 'Those who lose or gain a match come first. Where no `limit` is asked for, a page has 500.' }),
    },
    problems: ['not-found', 'moved-on', 'cursor-invalid'],
    widgets,
  },
  readMatchingRunChanges: {
    method: 'get',
    path: '/api/matching-runs/{runId}/changes',
    summary: 'What has changed in the program since a run was made: of how many people, and whether what counts.',
    action: 'matching-run.read',
    params: runParams,
    response: { status: 200, schema: z.strictObject({ people: count, criteria: z.boolean() }).meta({ id: 'RunChanges' }) },
    problems: ['not-found'],
    widgets,
  },
  replayMatchingRun: {
    method: 'get',
    path: '/api/matching-runs/{runId}/replay',
    summary: 'Solves the input of a run once more and says whether it comes to the same bytes.',
    action: 'matching-run.read',
    params: runParams,
    response: { status: 200, schema: z.strictObject({ inputHash: z.string(), answerHash: z.string(), same: z.boolean() }).meta({ id: 'RunReplay' }) },
    problems: ['not-found', 'moved-on'],
    widgets,
  },
  previewRunMessages: {
    method: 'get',
    path: '/api/matching-runs/{runId}/messages',
    summary: 'What publishing would write to both of the first pair, each in their own language, and to how many people.',
    action: 'matching-run.publish',
    params: runParams,
    response: { status: 200, schema: z.strictObject({ people: count, toMentee: letter, toMentor: letter }).meta({ id: 'RunMessages' }) },
    problems: ['not-found', 'moved-on'],
    widgets,
  },
  publishMatchingRun: {
    method: 'post',
    path: '/api/matching-runs/{runId}/publish',
    summary: 'Makes every pair a match, or none. It can be undone for ten minutes, and people are told after that.',
    action: 'matching-run.publish',
    params: runParams,
    body: z.strictObject({ without: pairs.meta({ description: 'Pairs of the run that are left out, such as those that `run-pairs-barred` names.' }) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived', 'run-outdated', 'run-pairs-barred', 'run-published'],
    widgets,
  },
  undoMatchingRun: {
    method: 'post',
    path: '/api/matching-runs/{runId}/undo',
    summary: 'Takes a publication back within ten minutes, before anybody is told.',
    action: 'matching-run.publish',
    params: runParams,
    response: one,
    problems: ['not-found', 'moved-on', 'run-undo-over'],
    widgets,
  },
});
