import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, generateKeyPair, type CompactJWSHeaderParameters, type CryptoKey, type JWK } from 'jose';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { addRegistration, type Registration } from '../../models/tenants/registrations.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
export const roles = { learner: `${membership}#Learner`, instructor: `${membership}#Instructor` };

export interface KeyPair {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function aKeyPair(kid: string, alg = 'RS256'): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Claims of a launch; a claim that is set to undefined is left out. */
export type Claims = Record<string, unknown>;
/** A claim of LTI by its short name. */
export const claim = (name: string): string => `${lti}${name}`;

/**
 * A platform for tests: its own keys, and a real server for its keyset. What it signs is a good launch unless a test says
 * otherwise.
 */
export class TestPlatform {
  key!: KeyPair;
  /** What the keyset address answers; a test may replace it. */
  answer: (response: ServerResponse) => void = (response) => void response.end(JSON.stringify({ keys: this.published }));
  published: JWK[] = [];
  keysetRequests = 0;
  origin = '';
  readonly clientId: string;
  readonly #server: Server;

  constructor(clientId = 'mentorkit') {
    this.clientId = clientId;
    this.#server = createServer((_request, response) => {
      this.keysetRequests += 1;
      response.setHeader('Content-Type', 'application/json');
      this.answer(response);
    });
  }

  async start(): Promise<void> {
    this.key = await aKeyPair('key-1');
    this.published = [this.key.jwk];
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#server.unref(); // a test that fails before it stops the platform must not keep the run alive
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get issuer(): string {
    return this.origin;
  }

  /** Registers this platform with the tool; approved with its deployment, unless a test wants it otherwise. */
  async register({ approve = true, deploymentId = '1', ...overrides }: { approve?: boolean; deploymentId?: string; issuer?: string; clientId?: string } = {}): Promise<Registration> {
    const key = { issuer: this.issuer, clientId: this.clientId, ...overrides };
    const owner = { kind: 'owner' } as const;
    const added = await addRegistration(
      owner,
      { ...key, authorizationUrl: `${this.origin}/auth?keep=1`, tokenUrl: `${this.origin}/token`, jwksUrl: `${this.origin}/keys` },
      { allowHttp: true },
    );
    return approve ? (await approveRegistration(owner, { ...key, deploymentId })).registration : added;
  }

  /** The claims of a teacher's launch from course 2; times in seconds of `now`. */
  claims(nonce: string, toolUrl: string, now = new Date()): Claims {
    const iat = Math.floor(now.getTime() / 1_000);
    return {
      iss: this.issuer,
      aud: this.clientId,
      sub: 'person-7',
      nonce,
      iat,
      exp: iat + 60,
      name: 'Ana Costa',
      [claim('version')]: '1.3.0',
      [claim('message_type')]: 'LtiResourceLinkRequest',
      [claim('deployment_id')]: '1',
      [claim('target_link_uri')]: `${toolUrl}/lti/launch`,
      [claim('resource_link')]: { id: 'link-1' },
      [claim('roles')]: [roles.instructor],
      [claim('context')]: { id: '2', title: 'Biology' },
    };
  }

  async sign(claims: Claims, signing: Signing = {}): Promise<string> {
    return this.signText(JSON.stringify(claims), signing);
  }

  /** Signs any text as the payload; `header` changes what stands in the header, not how it is signed. */
  async signText(text: string, { key = this.key, header = {} }: Signing = {}): Promise<string> {
    const protectedHeader = { alg: key.alg, kid: key.kid, ...header };
    return new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader(JSON.parse(JSON.stringify(protectedHeader)) as CompactJWSHeaderParameters)
      .sign(key.privateKey);
  }
}

export interface Signing {
  key?: KeyPair;
  header?: Claims;
}
