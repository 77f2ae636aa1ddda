import { customParameters, type AboutThisTool } from './this-tool.ts';

/** Platforms whose own forms are described here. */
export const platformFamilies = ['moodle', 'canvas', 'blackboard', 'd2l', 'sakai'] as const;
export type PlatformFamily = (typeof platformFamilies)[number];

/** A field of a form, under the label that the platform gives it (in English, as in its own documentation), and what belongs in it. */
export type Field = readonly [label: string, value: string];

/** How one platform is set up without dynamic registration. Capitals stand for what only that platform's administrator knows. */
export interface Guide {
  readonly name: string;
  /** The way to the form. */
  readonly where: string;
  readonly enter: readonly Field[];
  /** What the platform shows afterwards and this tool has to be told. */
  readonly shows: readonly Field[];
  /** The arguments of `npm run tool -- registration add`. */
  readonly add: readonly string[];
}

const custom = Object.entries(customParameters).map(([name, value]) => `${name}=${value}`).join('\n');
const grades = 'grades: that something is done, for links that a teacher placed so';
const share = 'Name and e-mail, or neither: the tool works without';

const guides: Readonly<Record<PlatformFamily, (tool: AboutThisTool) => Guide>> = {
  moodle: ({ product, launch, login, keys, icon }) => ({
    name: 'Moodle',
    where: 'Site administration > Plugins > Activity modules > External tool > Manage tools > configure a tool manually',
    enter: [
      ['Tool name', product],
      ['Tool URL', launch],
      ['LTI version', 'LTI 1.3'],
      ['Public key type', 'Keyset URL'],
      ['Public keyset', keys],
      ['Initiate login URL', login],
      ['Redirection URI(s)', launch],
      ['Custom parameters', custom],
      ['Tool configuration usage', 'Show in activity chooser and as a preconfigured tool'],
      ['Supports Deep Linking (Content-Item Message)', 'Yes'],
      ['Content Selection URL', launch],
      ['Icon URL', icon],
      ['IMS LTI Assignment and Grade Services', `Use this service for grade sync and column management (${grades})`],
      ['IMS LTI Names and Role Provisioning', 'Use this service to retrieve members’ information as per privacy settings'],
      ['Privacy: share launcher’s name, e-mail', share],
      ['Accept grades from the tool', 'Delegate to teacher'],
    ],
    shows: [
      ['Platform ID', 'https://MOODLE'],
      ['Client ID', 'CLIENT_ID'],
      ['Authentication request URL', 'https://MOODLE/mod/lti/auth.php'],
      ['Access token URL', 'https://MOODLE/mod/lti/token.php'],
      ['Public keyset URL', 'https://MOODLE/mod/lti/certs.php'],
      ['Deployment ID', 'DEPLOYMENT_ID'],
    ],
    add: ['https://MOODLE', 'CLIENT_ID', 'https://MOODLE/mod/lti/auth.php', 'https://MOODLE/mod/lti/token.php', 'https://MOODLE/mod/lti/certs.php'],
  }),
  canvas: ({ product, launch, canvasKey }) => ({
    name: 'Canvas',
    where: 'Admin > Developer Keys > + Developer Key > + LTI Key; switch it on; then Settings > Apps > + App > By Client ID',
    enter: [
      ['Key Name', product],
      ['Redirect URIs', launch],
      ['Method', 'Enter URL'],
      ['JSON URL', canvasKey],
      ['JSON URL that asks for no name and no e-mail', `${canvasKey}?privacy=anonymous`],
    ],
    shows: [
      ['The number under Details (Client ID)', 'CLIENT_ID'],
      ['Deployment Id, in the menu of the app', 'DEPLOYMENT_ID'],
      ['Issuer (a Canvas of your own: its address)', 'https://canvas.instructure.com'],
    ],
    add: ['https://canvas.instructure.com', 'CLIENT_ID', 'https://sso.canvaslms.com/api/lti/authorize_redirect', 'https://sso.canvaslms.com/login/oauth2/token', 'https://sso.canvaslms.com/api/lti/security/jwks'],
  }),
  blackboard: ({ product, description, host, launch, login, keys }) => ({
    name: 'Blackboard Learn',
    where: 'developer.blackboard.com > Register a REST or LTI application; then in Learn: Administrator Panel > Integrations > LTI Tool Providers > Register LTI 1.3/Advantage Tool',
    enter: [
      ['Application Name', product],
      ['Description', description],
      ['Domain(s)', host],
      ['My Integration supports LTI 1.3', 'On'],
      ['Login Initiation URL', login],
      ['Tool Redirect URL(s)', launch],
      ['Tool JWKS URL', keys],
      ['Signing Algorithm', 'RS256'],
      ['Custom Parameters', custom],
      ['In Learn: Tool Status', 'Approved'],
      ['In Learn: User Fields to Send', `Role in Course. ${share}`],
      ['In Learn: Allow grade service access, Allow Membership Service Access', `Yes (${grades})`],
      ['In Learn: Manage Placements > Course tool, Target Link URI', launch],
      ['In Learn: Manage Placements > Deep Linking content tool, Target Link URI', launch],
    ],
    shows: [
      ['Application ID (the Client ID)', 'CLIENT_ID'],
      ['Issuer', 'https://blackboard.com'],
      ['Public keyset URL', 'https://developer.blackboard.com/api/v1/management/applications/CLIENT_ID/jwks.json'],
      ['Auth token endpoint', 'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken'],
      ['OIDC auth request endpoint', 'https://developer.blackboard.com/api/v1/gateway/oidcauth'],
      ['In Learn: Deployment ID', 'DEPLOYMENT_ID'],
    ],
    add: [
      'https://blackboard.com', 'CLIENT_ID', 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
      'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken', 'https://developer.blackboard.com/api/v1/management/applications/CLIENT_ID/jwks.json',
    ],
  }),
  d2l: ({ product, host, launch, login, keys }) => ({
    name: 'D2L Brightspace',
    where: 'Admin Tools > Manage Extensibility > LTI Advantage > Register Tool > Standard; then View Deployments > New Deployment; then a link of type Basic Launch and one of type Deep Linking Quicklink',
    enter: [
      ['Name', product],
      ['Domain', `https://${host}`],
      ['Redirect URLs', launch],
      ['OpenID Connect Login URL', login],
      ['Target Link URI', launch],
      ['Keyset URL', keys],
      ['Extensions', 'Assignment and Grade Services, Deep Linking, Names and Role Provisioning Services'],
      ['Custom Parameters', custom],
      ['Deployment: Configuration Settings', `Open as external resource: off. ${share}`],
    ],
    shows: [
      ['Client Id', 'CLIENT_ID'],
      ['Issuer', 'https://BRIGHTSPACE'],
      ['Brightspace Keyset URL', 'https://BRIGHTSPACE/d2l/.well-known/jwks'],
      ['Brightspace OAuth2 Access Token URL', 'https://auth.brightspace.com/core/connect/token'],
      ['OpenID Connect Authentication Endpoint', 'https://BRIGHTSPACE/d2l/lti/authenticate'],
      ['Brightspace OAuth2 Audience', 'https://api.brightspace.com/auth/token'],
      ['Deployment Id', 'DEPLOYMENT_ID'],
    ],
    add: [
      'https://BRIGHTSPACE', 'CLIENT_ID', 'https://BRIGHTSPACE/d2l/lti/authenticate', 'https://auth.brightspace.com/core/connect/token',
      'https://BRIGHTSPACE/d2l/.well-known/jwks', '--audience', 'https://api.brightspace.com/auth/token',
    ],
  }),
  sakai: ({ product, launch, login, keys }) => ({
    name: 'Sakai',
    where: 'Administration Workspace > External Tools > Install LTI 1.3 Tool',
    enter: [
      ['Tool Title', product],
      ['Launch URL', launch],
      ['Send User Names, Send Email Addresses to External Tool', share],
      ['Allow External Tool to return grades, to create grade columns', `Yes (${grades})`],
      ['Provide Roster to External Tool', 'Yes'],
      ['Allow the tool to be launched as a link, to be used from the rich content editor', 'Yes'],
      ['Custom parameters', custom],
      ['LTI 1.3 Tool Keyset URL', keys],
      ['LTI 1.3 Tool OpenID Connect/Initialization Endpoint', login],
      ['LTI 1.3 Tool Redirect Endpoint(s)', launch],
    ],
    shows: [
      ['LTI 1.3 Platform Issuer', 'https://SAKAI'],
      ['LTI 1.3 Client ID', 'CLIENT_ID'],
      ['LTI 1.3 Platform OIDC Authentication URL', 'https://SAKAI/imsoidc/lti13/oidc_auth'],
      ['LTI 1.3 Platform OAuth2 Bearer Token Retrieval URL', 'https://SAKAI/imsblis/lti13/token/TOOL_ID'],
      ['LTI 1.3 Platform OAuth2 Well-Known/KeySet URL', 'https://SAKAI/imsblis/lti13/keyset'],
      ['LTI 1.3 Deployment ID', 'DEPLOYMENT_ID'],
    ],
    add: ['https://SAKAI', 'CLIENT_ID', 'https://SAKAI/imsoidc/lti13/oidc_auth', 'https://SAKAI/imsblis/lti13/token/TOOL_ID', 'https://SAKAI/imsblis/lti13/keyset'],
  }),
};

export function guideFor(family: PlatformFamily, tool: AboutThisTool): Guide {
  return guides[family](tool);
}

/** The two commands that let a platform in which was set up by hand. */
export function commandsAfter({ add: [issuer, clientId, ...rest] }: Guide): readonly string[] {
  return [
    `npm run tool -- registration add ${[issuer, clientId, ...rest].join(' ')}`,
    `npm run tool -- approve ${issuer} ${clientId} DEPLOYMENT_ID`,
  ];
}
