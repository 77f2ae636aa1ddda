import { toolUrl } from '../test-launch.ts';
import { claim, roles } from '../test-platform.ts';
import { at, claims, encoded, now, token, type BadLaunch } from './attack.ts';

const nonceOf = (address: URL): string => address.searchParams.get('nonce')!;
/** Claims of a launch whose nonce is made from the right one. */
const nonce = (make: (right: string) => unknown): BadLaunch['attack'] =>
  token(async (_good, { platform }, { address }) => platform.sign({ ...platform.claims(nonceOf(address), toolUrl), nonce: make(nonceOf(address)) }));
/** A payload in which a member comes twice: the last one counts. */
const twice = (member: string): BadLaunch['attack'] =>
  token(async (_good, { platform }, { address }) => platform.signText(`${JSON.stringify(platform.claims(nonceOf(address), toolUrl)).slice(0, -1)},${member}}`));
/** A number as JSON text that JavaScript does not write itself. */
const written = (name: string, json: string): BadLaunch['attack'] =>
  token(async (_good, { platform }, { address }) => platform.signText(JSON.stringify({ ...platform.claims(nonceOf(address), toolUrl), [name]: '@' }).replace('"@"', json)));

/** Rules 3, 4 and 8: the nonce, who the id_token is from and for, and when. */
export const badTokens: readonly BadLaunch[] = [
  { name: 'another nonce', reason: 'nonce', attack: claims({ nonce: 'x'.repeat(43) }) },
  { name: 'no nonce', reason: 'nonce', attack: claims({ nonce: undefined }) },
  { name: 'an empty nonce', reason: 'nonce', attack: claims({ nonce: '' }) },
  { name: 'the nonce in a list', reason: 'nonce', attack: nonce((right) => [right]) },
  { name: 'the nonce with a space at its end', reason: 'nonce', attack: nonce((right) => `${right} `) },
  { name: 'the nonce in other letters', reason: 'nonce', attack: nonce((right) => right.toUpperCase()) },
  { name: 'the nonce encoded once more', reason: 'nonce', attack: nonce(encoded) },
  { name: 'the right nonce, and a second one after it', reason: 'nonce', attack: twice('"nonce":"another"') },

  { name: 'another issuer', reason: 'issuer', attack: claims({ iss: 'https://evil.example' }) },
  { name: 'no issuer', reason: 'issuer', attack: claims({ iss: undefined }) },
  { name: 'the issuer in a list', reason: 'issuer', attack: ({ server, platform }) => server.launch(platform, { iss: [platform.issuer] }) },
  { name: 'the issuer with a slash at its end', reason: 'issuer', attack: ({ server, platform }) => server.launch(platform, { iss: `${platform.issuer}/` }) },
  { name: 'the issuer in other letters', reason: 'issuer', attack: ({ server, platform }) => server.launch(platform, { iss: platform.issuer.toUpperCase() }) },
  { name: 'the issuer by https', reason: 'issuer', attack: ({ server, platform }) => server.launch(platform, { iss: platform.issuer.replace('http:', 'https:') }) },

  { name: 'another audience', reason: 'audience', attack: claims({ aud: 'another-tool' }) },
  { name: 'no audience', reason: 'audience', attack: claims({ aud: undefined }) },
  { name: 'an empty list of audiences', reason: 'audience', attack: claims({ aud: [] }) },
  { name: 'an audience that only begins like ours', reason: 'audience', attack: claims({ aud: 'mentorkit-2' }) },
  { name: 'our client id in a list in the list', reason: 'audience', attack: claims({ aud: [['mentorkit']] }) },
  { name: 'our client id as the name of a member', reason: 'audience', attack: claims({ aud: { mentorkit: true } }) },
  { name: 'our client id in other letters', reason: 'audience', attack: claims({ aud: 'Mentorkit' }) },
  { name: 'our client id among others, separated by commas', reason: 'audience', attack: claims({ aud: 'mentorkit,another-tool' }) },
  { name: 'an audience beside ours that is not listed', reason: 'audience', attack: claims({ aud: ['mentorkit', 'another-tool'], azp: 'mentorkit' }) },
  { name: 'a listed audience alone', reason: 'audience', attack: claims({ aud: ['https://gateway.example.edu'], azp: 'mentorkit' }) },
  { name: 'the audience of another registration of the same issuer', reason: 'audience', attack: claims({ aud: 'sibling' }) },
  { name: 'our audience, and a second one after it', reason: 'audience', attack: twice('"aud":"another-tool"') },
  { name: 'an azp that is another tool', reason: 'azp', attack: claims({ azp: 'another-tool' }) },
  { name: 'an azp that is a list', reason: 'azp', attack: claims({ azp: ['mentorkit'] }) },
  { name: 'an azp that is null', reason: 'azp', attack: claims({ azp: null }) },
  { name: 'several audiences without azp', reason: 'azp', attack: claims({ aud: ['mentorkit', 'https://gateway.example.edu'] }) },

  { name: 'an id_token that ended 121 seconds ago (certification: timestamps incorrect)', reason: 'expired', attack: claims(() => ({ ...at(-150), exp: now() - 121 })) },
  { name: 'no end', reason: 'expired', attack: claims({ exp: undefined }) },
  { name: 'an end that is a text', reason: 'expired', attack: claims({ exp: '99999999999' }) },
  { name: 'an end that is null', reason: 'expired', attack: claims({ exp: null }) },
  { name: 'an end in a list', reason: 'expired', attack: claims({ exp: [99_999_999_999] }) },
  { name: 'an end before 1970', reason: 'expired', attack: claims({ exp: -1 }) },
  { name: 'an end that is more than a number can be', reason: 'expired', attack: written('exp', '1e400') },
  { name: 'an id_token of 181 seconds ago', reason: 'issued', attack: claims(() => ({ iat: now() - 182, exp: now() + 60 })) },
  { name: 'an id_token of 121 seconds ahead (certification: timestamps incorrect)', reason: 'issued', attack: claims(() => at(122)) },
  { name: 'an id_token that does not say when it was made', reason: 'issued', attack: claims({ iat: undefined }) },
  { name: 'a making that is a text', reason: 'issued', attack: claims(() => ({ iat: String(now()) })) },
  { name: 'a making in milliseconds', reason: 'issued', attack: claims(() => ({ iat: Date.now(), exp: Date.now() + 60_000 })) },
  { name: 'a making before all time', reason: 'issued', attack: written('iat', '-1e400') },
  { name: 'a making that is nothing', reason: 'issued', attack: claims({ iat: 0 }) },
  { name: 'an id_token that is not good yet', reason: 'issued', attack: claims(() => ({ nbf: now() + 122 })) },
  { name: 'a "not before" that is a text', reason: 'issued', attack: claims({ nbf: '0' }) },
];

const idle = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#None';
/** What is refused for the form of one claim of LTI. */
const of = (name: string, values: readonly [string, unknown][], reason: string): BadLaunch[] =>
  values.map(([how, value]) => ({ name: how, reason, attack: claims({ [claim(name)]: value }) }));

/** Rules 5, 8, 9, 10 and 11: what an LTI message must say, and how. */
export const badClaims: readonly BadLaunch[] = [
  ...of('version', [
    ['no LTI version (certification)', undefined], ['another LTI version (certification)', '11.3'], ['LTI 1.1', 'LTI-1p0'], ['a version that is a number', 1.3],
    ['a version in a list', ['1.3.0']], ['a version with a space at its end', '1.3.0 '],
  ], 'version'),
  ...of('message_type', [
    ['no message type (certification)', undefined], ['a message nobody knows (certification: invalid LTI message)', 'LtiBad'], ['a message that starts proctoring', 'LtiStartProctoring'],
    ['a message type in a list', ['LtiResourceLinkRequest']], ['a message type in other letters', 'ltiresourcelinkrequest'], ['a message type with a space at its end', 'LtiResourceLinkRequest '],
    ['a message type named like a part of every object', '__proto__'], ['a message of LTI 1.1', 'basic-lti-launch-request'],
  ], 'message-type'),
  ...of('deployment_id', [
    ['no deployment (certification)', undefined], ['an empty deployment', ''], ['a deployment that is a number', 1], ['a deployment that is a query', { $ne: null }],
    ['a deployment in a list', ['1']], ['a deployment of 256 characters', 'x'.repeat(256)], ['a deployment with a NUL', '1\0'],
  ], 'deployment'),
  ...of('deployment_id', [
    ['a deployment nobody approved', 'new-one'], ['the deployment of another registration of the same issuer', '2'], ['a deployment with a space at its end', '1 '],
  ], 'unknown-deployment'),
  ...of('roles', [
    ['no roles (certification)', undefined], ['roles that are one text', roles.instructor], ['roles that are null', null], ['roles by number', { 0: roles.instructor, length: 1 }],
    ['roles that hold a number', [7]], ['roles that hold null', [roles.instructor, null]], ['roles in a list in the list', [[roles.instructor]]], ['more roles than anybody has', Array(501).fill(roles.learner)],
  ], 'roles'),
  ...of('resource_link', [
    ['no resource link (certification)', undefined], ['a resource link that is a text', 'link-1'], ['a resource link without id', { title: 'x' }], ['a resource link that is a list', [{ id: 'link-1' }]],
    ['a resource link whose id is a number', { id: 1 }], ['a resource link with an empty id', { id: '' }], ['a resource link whose id has 256 characters', { id: 'x'.repeat(256) }],
    ['a resource link whose id breaks the line', { id: 'a\r\nb' }],
  ], 'resource-link'),
  ...of('target_link_uri', [
    ['no target', undefined], ['a target elsewhere', 'https://evil.example/lti/launch'], ['a target that only begins like ours', `${toolUrl}.evil.example/`], ['a target on another port', `${toolUrl}:8443/lti/launch`],
    ['a target without encryption', toolUrl.replace('https', 'http')], ['a target with credentials', toolUrl.replace('//', '//tool:tool@')], ['a target that has us for credentials', `${toolUrl}@evil.example/`],
    ['a target that is a script', 'javascript:alert(1)'], ['a target that is a path', '/lti/launch'], ['a target with another host before a backslash', `https://evil.example\\@${new URL(toolUrl).host}/`],
    ['a target whose host only looks like ours', toolUrl.replace('tool', 'tооl')], ['a target in a list', [`${toolUrl}/lti/launch`]], ['a target that is data', 'data:text/html,x'],
  ], 'target'),
  ...of('context', [
    ['a context that is a text', '2'], ['a context that is a list', [{ id: '2' }]], ['a context without id', { title: 'x' }], ['a context whose id is a number', { id: 2 }],
    ['a context whose id is a query', { id: { $gt: '' } }], ['a context whose id has 256 characters', { id: 'x'.repeat(256) }],
  ], 'claims'),
  ...of('custom', [['custom parameters that are a text', 'zone=UTC'], ['custom parameters that are a list', ['zone']]], 'claims'),
  ...of('launch_presentation', [['a presentation that is a text', 'iframe'], ['a presentation that is a list', ['iframe']]], 'claims'),
  { name: 'a user whose work is to be reviewed without id', reason: 'claims', attack: claims({ [claim('for_user')]: { name: 'Ben' } }) },
  { name: 'content that is to be brought to a script', reason: 'deep-linking', attack: claims({ 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': { deep_link_return_url: 'javascript:alert(1)' } }) },

  { name: 'no subject (certification)', reason: 'no-subject', status: 400, attack: claims({ sub: undefined }) },
  { name: 'an empty subject', reason: 'no-subject', status: 400, attack: claims({ sub: '' }) },
  { name: 'a subject that is null', reason: 'no-subject', status: 400, attack: claims({ sub: null }) },
  { name: 'a subject that is a number', reason: 'claims', attack: claims({ sub: 7 }) },
  { name: 'a subject in a list', reason: 'claims', attack: claims({ sub: ['person-7'] }) },
  { name: 'a subject that is a query', reason: 'claims', attack: claims({ sub: { $gt: '' } }) },
  { name: 'a subject of 256 characters', reason: 'claims', attack: claims({ sub: 'x'.repeat(256) }) },
  { name: 'a subject with a NUL', reason: 'claims', attack: claims({ sub: 'person\0-7' }) },
  { name: 'a subject that ends in half a character', reason: 'claims', attack: claims({ sub: 'person\ud83d' }) },
  { name: 'no context', reason: 'no-context', status: 400, attack: claims({ [claim('context')]: undefined }) },
  { name: 'a student in a course without a program', reason: 'course-not-linked', status: 403, attack: claims({ [claim('roles')]: [roles.learner] }) },
  { name: 'nobody’s role in a course without a program', reason: 'course-not-linked', status: 403, attack: claims({ [claim('roles')]: [] }) },
  { name: 'an administrator of the system alone in a course without a program', reason: 'course-not-linked', status: 403, attack: claims({ [claim('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator', idle] }) },
  { name: 'a teacher whose role is only named like one', reason: 'course-not-linked', status: 403, attack: claims({ [claim('roles')]: ['Instructor', 'urn:lti:role:ims/lis/Instructor', `${roles.instructor}s`] }) },
];
