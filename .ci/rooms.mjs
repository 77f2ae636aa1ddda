/**
 * The arrows between the rooms (docs/architecture.md): what each may import, as lint rules whose message is the room's sentence.
 * A file is in the last zone whose pattern it matches; each zone carries every restriction that holds for it.
 */

const say = (message, ...regexes) => regexes.map((regex) => ({ regex, message }));

/** An import that leads into a room from anywhere: `../models/...`, `../../models/...`. */
const into = (room, but = '') => `^(\\.\\./)+${room}/${but}`;
const packages = (...allowed) => `^(?!\\.|node:|(?:${allowed.map((name) => name.replaceAll('/', '\\/')).join('|')})(?:/|$))`;

const models = 'models hold the rules and their storage: they import mongoose and other slices, never a room above them.';
const slices = 'A slice of models reaches another slice only through its verbs file, never through its .model.ts.';
const matching = 'models/matching is the solver: pure functions without I/O, which import nothing.';
const fairness = 'What people say for the fairness report is read by models/fairness alone: nothing that scores, matches or lists people imports it.';
const vocabulary = 'models/vocabulary.ts is the domain’s words, also for browsers: it imports nothing.';
const contract = 'lti-server/contract holds the shapes that cross the wire: it imports zod and models/vocabulary.';
const doors = 'lti-server/launch and host-token turn an outside identity into an Actor: they import jose and models, never a page of ours.';
const ltijs = 'ltijs is imported in one file, lti-server/platform/lti-port.ts.';
const owner = 'lti-server/owner is the owner’s console: it imports models, pages and the doors’ forms, never storage or the API.';
const routes = 'lti-server/routes lead an endpoint to a verb: they import the contract, models and handle, never storage.';
const server = 'lti-server imports contract, models and its own rooms, never widgets or demo.';
const widgets = 'widgets are what people see: they import lit, the generated API types, models/vocabulary and models/brand-colour, nothing else of the server.';
const demo = 'demo is a playground beside the product: it knows widgets by URL and the server over HTTP; models only in demo/seed.';

const noLtijs = say(ltijs, '^ltijs(/|$)');
const noStorage = say(slices, '\\.model\\.ts$');

const zone = (files, patterns, ignores = []) => ({
  name: `rooms: ${files[0]}`,
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export const rooms = [
  zone(['**/*.ts'], noLtijs, ['lti-server/platform/lti-port.ts']),
  zone(['models/**/*.ts'], [
    ...noLtijs,
    ...say(models, into('(lti-server|widgets|demo|bench)'), '^(express|lit|@lit/|zod|jose|openapi-fetch|nodemailer|agenda|@agendajs)'),
    ...say(slices, '^\\.\\./(.*/)?[^/]+\\.model\\.ts$'),
  ], ['models/migrations/**', 'models/**/*.test.ts', 'models/testing/**']),
  // Who imports it all the same only erases (leaving, asking no more) or registers the collections.
  zone(['models/*.ts', 'models/!(fairness|migrations|testing)/**/*.ts'], [
    ...noLtijs,
    ...say(models, into('(lti-server|widgets|demo|bench)'), '^(express|lit|@lit/|zod|jose|openapi-fetch|nodemailer|agenda|@agendajs)'),
    ...say(slices, '^\\.\\./(.*/)?[^/]+\\.model\\.ts$'),
    ...say(fairness, 'fairness/'),
  ], ['models/**/*.test.ts', 'models/all-slices.ts', 'models/people/leaving.ts', 'models/programs/fairness-rules.ts']),
  zone(['models/migrations/**/*.ts', 'models/testing/**/*.ts', 'models/**/*.test.ts'], [...noLtijs, ...say(models, into('(lti-server|widgets|demo|bench)'), '^(express|lit|@lit/)')]),
  zone(['models/matching/**/*.ts'], say(matching, '^(?!\\./)'), ['**/*.test.ts']),
  zone(['models/vocabulary.ts'], say(vocabulary, '.')),
  zone(['lti-server/**/*.ts'], [...noLtijs, ...noStorage, ...say(server, into('(widgets|demo|bench)'))], ['lti-server/platform/lti-port.ts', '**/*.test.ts']),
  // A test looks at what was stored.
  zone(['lti-server/**/*.test.ts'], [...noLtijs, ...say(server, into('(widgets|demo|bench)'))]),
  zone(['lti-server/platform/lti-port.ts'], [...noStorage, ...say(server, into('(widgets|demo|bench)'))]),
  zone(['lti-server/launch/**/*.ts', 'lti-server/host-token/**/*.ts'], [...noLtijs, ...noStorage, ...say(server, into('(widgets|demo|bench)')), ...say(doors, '^(lit|@lit/|mongoose$|agenda|nodemailer)')], ['**/*.test.ts']),
  zone(['lti-server/owner/**/*.ts'], [...noLtijs, ...say(owner, '\\.model\\.ts$', '^(mongoose|mongodb|agenda|nodemailer)(/|$)', '^(\\.\\./)+(routes|contract|jobs)/'), ...say(server, into('(widgets|demo|bench)'))], ['**/*.test.ts']),
  zone(['lti-server/routes/**/*.ts'], [...noLtijs, ...say(routes, '\\.model\\.ts$', '^(mongoose|mongodb|agenda|nodemailer)(/|$)'), ...say(server, into('(widgets|demo|bench)'))], ['**/*.test.ts']),
  zone(['lti-server/contract/**/*.ts'], [...say(contract, packages('zod', 'zod-openapi'), into('models', '(?!(vocabulary|[a-z-]+-words)\\.ts$)'), '^(\\.\\./)+(?!\\.|models/|contract/)'), ...noLtijs], ['**/*.test.ts', 'lti-server/contract/write-openapi.ts']),
  zone(['widgets/**/*.ts'], [
    ...say(widgets, into('models', '(?!(vocabulary|brand-colour|[a-z-]+-words)\\.ts$)'), into('(lti-server|demo|bench)'), packages('lit', '@lit', 'openapi-fetch', 'tslib', 'cally'), '^node:'),
  ], ['widgets/**/*.test.ts', 'widgets/testing/**', 'widgets/*/testing.ts', 'widgets/gallery/**', 'widgets/api/generate.ts', 'widgets/size.ts']),
  zone(['widgets/**/*.test.ts', 'widgets/testing/**/*.ts', 'widgets/*/testing.ts', 'widgets/gallery/**/*.ts'], say(widgets, into('models', '(?!(vocabulary|brand-colour|[a-z-]+-words)\\.ts$)'), into('(lti-server|bench)'))),
  zone(['demo/**/*.ts'], [...noLtijs, ...say(demo, into('(models|lti-server|widgets)'))], ['demo/seed/**', 'demo/**/*.test.ts', 'demo/start.ts', 'demo/journeys/**']),
  zone(['demo/seed/**/*.ts'], [...noLtijs, ...say(demo, into('(lti-server|widgets)'))], ['**/*.test.ts']),
];
