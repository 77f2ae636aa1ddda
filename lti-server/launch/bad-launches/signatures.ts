import { createPublicKey } from 'node:crypto';
import { CompactEncrypt, generateKeyPair, UnsecuredJWT } from 'jose';
import { toolUrl } from '../test-launch.ts';
import { aKeyPair } from '../test-platform.ts';
import { encoded, hmac, partsOf, payloadOf, rsa, signing, token, type BadLaunch } from './attack.ts';

const withSignature = (good: string, change: (signature: Buffer) => Buffer | string): string => {
  const [header, payload, signature] = partsOf(good);
  const changed = change(Buffer.from(signature, 'base64url'));
  return `${header}.${payload}.${typeof changed === 'string' ? changed : changed.toString('base64url')}`;
};
const withAlgorithm = (alg: unknown): BadLaunch['attack'] => token((good, desk) => rsa(desk, { alg, kid: 'key-1' }, partsOf(good)[1]));
const withKid = (kid: unknown): BadLaunch['attack'] => token((good, desk) => rsa(desk, { alg: 'RS256', kid }, partsOf(good)[1]));
/** Signed by nobody's key, with a header that offers that key. */
const offering = (header: (key: { jwk: object; origin: string }) => Record<string, unknown>): BadLaunch['attack'] =>
  signing(({ stranger, platform }) => ({ key: stranger, header: header({ jwk: stranger.jwk, origin: platform.origin }) }));

/** Rule 6: algorithms, keys, headers and the form of the token. */
export const badSignatures: readonly BadLaunch[] = [
  { name: 'an unsigned id_token (alg none)', reason: 'algorithm', attack: token((good) => new UnsecuredJWT(payloadOf(good)).encode()) },
  { name: 'alg none that kept the signature', reason: 'algorithm', attack: withAlgorithm('none') },
  { name: 'alg none in other letters', reason: 'algorithm', attack: withAlgorithm('nOnE') },
  { name: 'a header whose last alg is none', reason: 'algorithm', attack: token((good, desk) => rsa(desk, '{"alg":"RS256","kid":"key-1","alg":"none"}', partsOf(good)[1])) },
  { name: 'HS256 with the public key as PEM for its secret', reason: 'algorithm', attack: token((good, { platform }) => hmac({ alg: 'HS256', kid: 'key-1' }, partsOf(good)[1], createPublicKey({ key: platform.key.jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))) },
  { name: 'HS256 with the public key as JSON for its secret', reason: 'algorithm', attack: token((good, { platform }) => hmac({ alg: 'HS256', kid: 'key-1' }, partsOf(good)[1], JSON.stringify(platform.key.jwk))) },
  { name: 'HS256 with the modulus for its secret', reason: 'algorithm', attack: token((good, { platform }) => hmac({ alg: 'HS256', kid: 'key-1' }, partsOf(good)[1], Buffer.from(platform.key.jwk.n ?? '', 'base64url'))) },
  { name: 'HS256 with the secret that the keyset gives away', reason: 'algorithm', attack: token((good) => hmac({ alg: 'HS256', kid: 'secret' }, partsOf(good)[1], 'secret')) },
  { name: 'HS512 with an empty secret', reason: 'algorithm', attack: token((good) => hmac({ alg: 'HS512', kid: 'key-1' }, partsOf(good)[1], '', 'sha512')) },
  { name: 'RS256 in the header of an HMAC', reason: 'signature', attack: token((good, { platform }) => hmac({ alg: 'RS256', kid: 'key-1' }, partsOf(good)[1], JSON.stringify(platform.key.jwk))) },
  { name: 'ES256 where the owner did not choose it', reason: 'algorithm', attack: signing(async () => ({ key: await aKeyPair('key-1', 'ES256') })) },
  { name: 'PS256', reason: 'algorithm', attack: signing(async () => ({ key: await aKeyPair('key-1', 'PS256') })) },
  { name: 'RS384', reason: 'algorithm', attack: withAlgorithm('RS384') },
  { name: 'RS1', reason: 'algorithm', attack: withAlgorithm('RS1') },
  { name: 'EdDSA', reason: 'algorithm', attack: signing(async () => ({ key: await aKeyPair('key-1', 'EdDSA') })) },
  { name: 'no algorithm', reason: 'algorithm', attack: withAlgorithm(undefined) },
  { name: 'an algorithm that is a number', reason: 'algorithm', attack: withAlgorithm(256) },
  { name: 'an algorithm that is a list', reason: 'algorithm', attack: withAlgorithm(['RS256']) },
  { name: 'an algorithm with a space at its end', reason: 'algorithm', attack: withAlgorithm('RS256 ') },
  { name: 'an algorithm named like a part of every object', reason: 'algorithm', attack: withAlgorithm('constructor') },

  { name: 'no kid (certification: no KID sent)', reason: 'kid', attack: signing({ header: { kid: undefined } }) },
  { name: 'an empty kid', reason: 'kid', attack: withKid('') },
  { name: 'a kid that is a number', reason: 'kid', attack: signing({ header: { kid: 7 } }) },
  { name: 'a kid that is a list', reason: 'kid', attack: withKid(['key-1']) },
  { name: 'a kid that is an object', reason: 'kid', attack: withKid({ $ne: null }) },
  { name: 'a kid that is null', reason: 'kid', attack: withKid(null) },
  { name: 'a kid that the keyset has not (certification: incorrect KID)', reason: 'key-unknown', attack: signing({ header: { kid: 'imstester_66067' } }) },
  { name: 'a kid that is a path', reason: 'key-unknown', attack: withKid('../../../../dev/null') },
  { name: 'a kid that is a query', reason: 'key-unknown', attack: withKid("key-1' UNION SELECT 'secret") },
  { name: 'a kid named like a part of every object', reason: 'key-unknown', attack: withKid('__proto__') },
  { name: 'a kid with a NUL', reason: 'key-unknown', attack: withKid('key-1\0') },
  { name: 'a kid in other letters', reason: 'key-unknown', attack: withKid('KEY-1') },
  { name: 'a kid of 10,000 characters', reason: 'key-unknown', attack: withKid('k'.repeat(10_000)) },
  { name: 'the kid of a key for encryption', reason: 'key-unknown', attack: signing({ header: { kid: 'encryption' } }) },
  { name: 'the kid of a key of 1024 bits', reason: 'key-unknown', attack: signing({ header: { kid: 'weak' } }) },
  { name: 'the kid of a shared secret in the keyset', reason: 'key-unknown', attack: signing({ header: { kid: 'secret' } }) },
  { name: 'a key of nobody under a known kid', reason: 'signature', attack: offering(() => ({})) },
  { name: 'a key of another registration of the same issuer', reason: 'signature', attack: signing(({ sibling }) => ({ key: sibling.key })) },
  { name: 'a key in the header (jwk)', reason: 'signature', attack: offering(({ jwk }) => ({ jwk })) },
  { name: 'an address of keys in the header (jku)', reason: 'signature', attack: offering(({ origin }) => ({ jku: `${origin}/evil` })) },
  { name: 'an address of a certificate in the header (x5u)', reason: 'signature', attack: offering(({ origin }) => ({ x5u: `${origin}/evil` })) },
  { name: 'a certificate in the header (x5c)', reason: 'signature', attack: offering(() => ({ x5c: [Buffer.from('certificate').toString('base64')] })) },
  { name: 'the thumbprint of a certificate in the header (x5t)', reason: 'signature', attack: offering(() => ({ x5t: encoded('thumbprint') })) },
  { name: 'a critical header that nobody knows', reason: 'token-form', attack: token((good, desk) => rsa(desk, { alg: 'RS256', kid: 'key-1', crit: ['policy'], policy: 1 }, partsOf(good)[1])) },
  { name: 'an empty list of critical headers', reason: 'token-form', attack: token((good, desk) => rsa(desk, { alg: 'RS256', kid: 'key-1', crit: [] }, partsOf(good)[1])) },
  { name: 'a payload that is not encoded (b64)', reason: 'token-form', attack: token((good, desk) => rsa(desk, { alg: 'RS256', kid: 'key-1', b64: false, crit: ['b64'] }, partsOf(good)[1])) },

  { name: 'no signature', reason: 'token-form', attack: token((good) => withSignature(good, () => '')) },
  { name: 'half a signature', reason: 'signature', attack: token((good) => withSignature(good, (signature) => signature.subarray(0, 128))) },
  { name: 'a signature with one bit turned', reason: 'signature', attack: token((good) => withSignature(good, (signature) => Buffer.from(signature.map((byte, i) => (i === 100 ? byte ^ 1 : byte))))) },
  { name: 'a signature of zeros', reason: 'signature', attack: token((good) => withSignature(good, (signature) => Buffer.alloc(signature.length))) },
  { name: 'a signature with a byte too many', reason: 'signature', attack: token((good) => withSignature(good, (signature) => Buffer.concat([signature, Buffer.of(0)]))) },
  { name: 'the signature of another id_token', reason: 'signature', attack: token(async (good, { platform }) => {
    const [, , signature] = partsOf(await platform.sign({ sub: 'x' }));
    return withSignature(good, () => signature);
  }) },
  { name: 'a signature written in another way (the bits that nobody reads)', reason: 'token-form', attack: token((good) => `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : String.fromCharCode(good.charCodeAt(good.length - 1) + 1)}`) },
  { name: 'a signature with padding', reason: 'token-form', attack: token((good) => `${good}==`) },
  { name: 'a signature in the other alphabet of base64', reason: 'token-form', attack: token((good) => withSignature(good, (signature) => `${signature.toString('base64').replaceAll('=', '')}+/`)) },
  { name: 'a space in the signature', reason: 'token-form', attack: token((good) => `${good.slice(0, -4)} ${good.slice(-4)}`) },
  { name: 'a line break after the id_token', reason: 'token-form', attack: token((good) => `${good}\n`) },
  { name: 'a payload that was changed', reason: 'signature', attack: token((good) => `${partsOf(good)[0]}.${encoded({ ...payloadOf(good), sub: 'somebody-else' })}.${partsOf(good)[2]}`) },
  { name: 'a header that was changed', reason: 'signature', attack: token((good) => `${encoded({ alg: 'RS256', kid: 'key-1', typ: 'JWT' })}.${partsOf(good)[1]}.${partsOf(good)[2]}`) },

  { name: 'two parts', reason: 'token-form', attack: token((good) => partsOf(good).slice(0, 2).join('.')) },
  { name: 'four parts', reason: 'token-form', attack: token((good) => `${good}.${partsOf(good)[2]}`) },
  { name: 'three empty parts', reason: 'token-form', attack: token(() => '..') },
  { name: 'a word', reason: 'token-form', attack: token(() => 'null') },
  { name: 'a signed token as JSON', reason: 'token-form', attack: token((good) => JSON.stringify({ protected: partsOf(good)[0], payload: partsOf(good)[1], signature: partsOf(good)[2] })) },
  { name: 'an encrypted token', reason: 'algorithm', attack: token(async (good) => new CompactEncrypt(Buffer.from(good)).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }).encrypt((await generateKeyPair('RSA-OAEP-256')).publicKey)) },
  { name: 'a header that is a list', reason: 'token-form', attack: token((good, desk) => rsa(desk, ['RS256'], partsOf(good)[1])) },
  { name: 'a header that is no JSON', reason: 'token-form', attack: token((good, desk) => rsa(desk, '{alg:RS256}', partsOf(good)[1])) },
  ...['7', '"x"', 'null', '[]', '{', '\ufffd'].map((text): BadLaunch => ({ name: `a signed payload that is ${JSON.stringify(text)}`, reason: 'token-form', attack: token((_good, { platform }) => platform.signText(text)) })),
  { name: 'a signed payload that is no UTF-8', reason: 'token-form', attack: token((_good, desk) => rsa(desk, { alg: 'RS256', kid: 'key-1' }, Buffer.of(0x7b, 0xff, 0x7d).toString('base64url'))) },
  { name: 'a signed token inside a signed token', reason: 'token-form', attack: token((good, { platform }) => platform.signText(good, { header: { cty: 'JWT' } })) },
  { name: 'an id_token that is signed well, for another tool address', reason: 'target', attack: token((good, { platform }) => platform.sign({ ...payloadOf(good), 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': `${toolUrl}.evil.example/` })) },
];
