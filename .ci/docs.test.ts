/** What the papers say can be checked against the code is checked: named tests, links, scopes. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { allServiceScopes } from '../models/tenants/service-scopes.ts';
import { placements, privacyLevels, type Placement } from '../models/tenants/registration-choices.ts';
import { customParameters } from '../lti-server/registration/this-tool.ts';
import { claimsOf, claimsOfAll, toolRegistration } from '../lti-server/registration/tool-configuration.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const papers = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root })];

/** `path`: “a test”, “another one” */
const citation = /`([\w./-]+\.ts)`: (“[^”]+”(?:, “[^”]+”)*)/g;

/** Rows of a table of rules: the rule, and the rest of its line. */
const rulesOf = (path: string): Map<string, string> => new Map([...read(path).matchAll(/^\| (?!rule |---)([^|]+) \| (.*\.ts`.*)$/gm)].map(([, rule = '', rest = '']) => [rule, rest]));

test('every test that the paper of rules names is there', () => {
  assert.ok(rulesOf('docs/security-tests.md').size >= 25);
  const missing = [...read('docs/security-tests.md').matchAll(citation)].flatMap(([, path = '', names = '']) => {
    const source = existsSync(join(root, path)) ? read(path) : '';
    const titles = [...source.matchAll(/(?:\b(?:test|it|describe|step)\(|\bname: |\[)(['"`])(.*?)\1/g)].map(([, , title = '']) => title);
    return [...names.matchAll(/“([^”]+)”/g)]
      .map(([, name = '']) => name)
      .filter((name) => !titles.some((title) => title === name || (title.includes('${') && title.includes(name))))
      .map((name) => `${path}: ${name}`);
  });
  assert.deepEqual(missing, []);
});

test('the security model has the rules of that paper, each with a file that stands there, on two pages', () => {
  const [model, whole] = [rulesOf('docs/security.md'), rulesOf('docs/security-tests.md')];
  assert.deepEqual([...model.keys()], [...whole.keys()]);
  const elsewhere = [...model].filter(([rule, rest]) => !whole.get(rule)!.includes(/`[^`]+\.ts`/.exec(rest)![0]));
  assert.deepEqual(elsewhere, []);
  const words = read('docs/security.md').split(/[\s|]+/).length;
  assert.ok(words <= 1_050, `${words} words`);
});

test('each rule of a launch has its row', () => {
  const model = read('docs/security.md');
  for (let rule = 1; rule <= 12; rule += 1) assert.ok(model.includes(`| launch ${rule} |`), String(rule));
});

test('the page of scopes names every scope, claim and parameter that is asked for, and no other scope', () => {
  const page = read('docs/scopes.md');
  const claims = [...claimsOfAll, ...privacyLevels.flatMap((level) => claimsOf[level])];
  const asked = [...allServiceScopes, ...claims, ...Object.values(customParameters)];
  assert.deepEqual(asked.filter((one) => !page.includes(`\`${one}\``)), []);
  const named = [...page.matchAll(/`(https:\/\/purl\.imsglobal\.org\/spec\/[\w-]+\/scope\/[\w.]+)`/g)].map(([, scope]) => scope);
  assert.deepEqual(named.filter((scope) => !allServiceScopes.some((one) => one === scope)), []);
});

test('the page of scopes has a row for each message that the tool registers for and takes, and for no other', () => {
  const named = [...read('docs/scopes.md').matchAll(/^\| `(Lti\w+)` \|/gm)].map(([, type]) => type).sort();
  const everyMessage = new Map(named.map((type) => [type!, new Set<string>()]));
  const choices = { template: null, placements: Object.keys(placements) as Placement[], privacy: 'public' as const };
  const registered = toolRegistration('https://tool.example.edu', { family: 'moodle', messages: everyMessage, scopes: null, claims: null }, choices);
  const { messages } = registered['https://purl.imsglobal.org/spec/lti-tool-configuration'] as { messages: { type: string }[] };
  assert.deepEqual(messages.map(({ type }) => type).sort(), named);
  const taken = [...read('lti-server/launch/messages.ts').matchAll(/^ {2}\['(Lti\w+)', \{/gm)].map(([, type]) => type).sort();
  assert.deepEqual(taken, named);
});

test('every link between the papers leads somewhere, to a heading too', () => {
  const broken = papers.flatMap((paper) => [...read(paper).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, link = '']) => !/^[a-z]+:/.test(link))
    .filter(([, link = '', heading]) => {
      const file = link === '' ? paper : join(dirname(paper), link);
      return !existsSync(join(root, file)) || (heading !== undefined && !headingsOf(file).includes(heading));
    })
    .map(([link]) => `${paper}: ${link}`));
  assert.deepEqual(broken, []);
});

/** As GitHub makes addresses of headings. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-'));
}
