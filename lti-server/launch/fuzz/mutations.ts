import fc from 'fast-check';
import { encoded, hmac, partsOf, payloadOf, rsa, type AttackDesk } from '../bad-launches/attack.ts';
import { claim } from '../test-platform.ts';

/** One change that makes a good id_token a bad one; `name` says which, so that a finding can be read. */
export interface Mutation {
  readonly name: string;
  readonly apply: (good: string, desk: AttackDesk) => string | Promise<string>;
}

const now = (): number => Math.floor(Date.now() / 1_000);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const at = (text: string, part: number): number => Math.min(text.length - 1, Math.floor(part * text.length));
const anyPlace = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const anyJson = fc.jsonValue({ maxDepth: 2 });
const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of the token is changed after it was signed. */
const text: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(anyPlace, fc.nat(alphabet.length - 2)).map(([place, step]) => ({
    name: `another letter at ${place}, ${step}`,
    apply: (good: string) => {
      const i = at(good, place);
      const letter = alphabet[(Math.max(0, alphabet.indexOf(good[i]!)) + 1 + step) % alphabet.length]!;
      return `${good.slice(0, i)}${letter}${good.slice(i + 1)}`;
    },
  })),
  anyPlace.map((place) => ({ name: `a letter less at ${place}`, apply: (good: string) => `${good.slice(0, at(good, place))}${good.slice(at(good, place) + 1)}` })),
  fc.tuple(anyPlace, fc.string({ minLength: 1, maxLength: 8, unit: 'binary' })).map(([place, more]) => ({
    name: `${JSON.stringify(more)} more at ${place}`,
    apply: (good: string) => `${good.slice(0, at(good, place))}${more}${good.slice(at(good, place))}`,
  })),
  anyPlace.map((place) => ({ name: `cut off at ${place}`, apply: (good: string) => good.slice(0, at(good, place)) })),
  fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 1 }).filter((order) => order.join() !== '0,1,2').map((order) => ({
    name: `parts ${order.join()}`,
    apply: (good: string) => order.map((part) => partsOf(good)[part]).join('.'),
  })),
  fc.constantFrom(' ', '\n', '\t', '\0', '=', '==', '.', '%00', '\u200b').map((end) => ({ name: `${JSON.stringify(end)} at the end`, apply: (good: string) => `${good}${end}` })),
  fc.uint8Array({ minLength: 0, maxLength: 600 }).map((bytes) => ({
    name: `${bytes.length} random bytes for a signature`,
    apply: (good: string) => `${partsOf(good)[0]}.${partsOf(good)[1]}.${Buffer.from(bytes).toString('base64url')}`,
  })),
);

/** The platform's own key signs, under a header that says something else. */
const header: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ alg: anyJson.filter((alg) => alg !== 'RS256'), kid: fc.constant('key-1') }),
  fc.record({ alg: fc.constantFrom('none', 'HS256', 'HS384', 'ES256', 'PS256', 'RS512', 'EdDSA', 'rs256'), kid: fc.constant('key-1') }),
  fc.record({ alg: fc.constant('RS256'), kid: anyJson.filter((kid) => kid !== 'key-1') }),
  fc.record({ alg: fc.constant('RS256'), kid: fc.constant('key-1'), crit: anyJson.filter((crit) => crit !== null) }),
).map((bad) => ({ name: `header ${JSON.stringify(bad)}`, apply: (good, desk) => rsa(desk, bad, partsOf(good)[1]) }));

/** Somebody else's key signs, and the header offers it. */
const key: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    jwk: fc.option(fc.constant('theirs'), { nil: undefined }),
    jku: fc.option(fc.webUrl(), { nil: undefined }),
    x5u: fc.option(fc.webUrl(), { nil: undefined }),
    x5c: fc.option(fc.array(fc.base64String({ maxLength: 40 }), { maxLength: 2 }), { nil: undefined }),
    kid: fc.constantFrom('key-1', 'encryption', 'weak', 'secret', 'theirs'),
  }).map((more) => ({
    name: `a stranger's key, ${JSON.stringify(more)}`,
    apply: (good: string, { platform, stranger }: AttackDesk) => platform.sign(payloadOf(good), { key: stranger, header: { ...more, ...(more.jwk === undefined ? {} : { jwk: stranger.jwk }) } }),
  })),
  fc.tuple(fc.constantFrom('HS256', 'RS256', 'none'), fc.constantFrom('json', 'n', '', 'x')).map(([alg, secret]) => ({
    name: `${alg} by HMAC with ${secret}`,
    apply: (good: string, { platform: { key: { jwk } } }: AttackDesk) =>
      hmac({ alg, kid: 'key-1' }, partsOf(good)[1], secret === 'json' ? JSON.stringify(jwk) : secret === 'n' ? (jwk.n ?? '') : secret),
  })),
  fc.tuple(fc.constantFrom('sub', 'aud', 'nonce', claim('roles')), anyJson).map(([name, value]) => ({
    name: `${name} changed to ${JSON.stringify(value)} after signing`,
    apply: (good: string) => {
      const payload = encoded({ ...payloadOf(good), [name]: value });
      return `${partsOf(good)[0]}.${payload === partsOf(good)[1] ? encoded('{}') : payload}.${partsOf(good)[2]}`;
    },
  })),
);

/** What is wrong for each claim that a launch must have, whatever else it may be. */
const wrong: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  iss: anyJson,
  aud: anyJson.filter((aud) => JSON.stringify(aud) !== '["mentorkit"]' && aud !== 'mentorkit'),
  nonce: anyJson,
  sub: fc.oneof(anyJson.filter((sub) => !isText(sub) || sub === ''), fc.string({ minLength: 256, maxLength: 400 }), fc.string().map((sub) => `${sub}\0`)),
  exp: fc.oneof(anyJson.filter((exp) => typeof exp !== 'number'), fc.integer({ max: now() - 100 })),
  iat: fc.oneof(anyJson.filter((iat) => typeof iat !== 'number'), fc.integer({ max: now() - 200 }), fc.integer({ min: now() + 3_600 })),
  [claim('version')]: anyJson.filter((version) => version !== '1.3.0'),
  [claim('message_type')]: anyJson,
  [claim('deployment_id')]: anyJson.filter((id) => id !== '1'),
  [claim('target_link_uri')]: fc.oneof(anyJson, fc.webUrl()),
  [claim('roles')]: anyJson,
  [claim('resource_link')]: anyJson.filter((link) => !isObject(link) || !isText(link['id'])),
  [claim('context')]: anyJson.filter((context) => !isObject(context) || !isText(context['id'])),
};

/** The platform's own key signs claims that are not what LTI asks for. */
const claims: fc.Arbitrary<Mutation> = fc.constantFrom(...Object.keys(wrong)).chain((name) =>
  fc.option(wrong[name]!, { nil: undefined, freq: 8 }).map((value) => ({
    name: `claim ${name}: ${JSON.stringify(value)}`,
    apply: (good: string, { platform }: AttackDesk) => platform.sign({ ...payloadOf(good), [name]: value }),
  })),
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof({ arbitrary: text, weight: 3 }, { arbitrary: header, weight: 2 }, { arbitrary: key, weight: 2 }, { arbitrary: claims, weight: 4 });
