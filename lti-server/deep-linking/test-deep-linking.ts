/** What the tests of deep linking share: a course with a program, a teacher who asks, and the platform that reads the answer. */
import { createPublicKey } from 'node:crypto';
import { after, beforeEach } from 'node:test';
import { jwtVerify, type JWTPayload } from 'jose';
import { startProgramHere } from '../../models/sessions/course.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { ensureToolKeys, publishedToolKeys } from '../../models/tenants/tool-keys.ts';
import { Browser, sessionIn, toolUrl, useLtiServer, type Page } from '../launch/test-launch.ts';
import { claim, TestPlatform, type Claims } from '../launch/test-platform.ts';
import { refusing } from '../launch/test-refusal.ts';

export const owner = { kind: 'owner' } as const;
export const dl = (name: string): string => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
export const biology = { [claim('context')]: { id: 'biology', title: 'Biology' } };
export const ownPage = { Origin: toolUrl };
/** The word of the page by which its choice is known. */
export const wordIn = ({ text }: Page): string => /name="word" value="([^"]+)"/.exec(text)![1]!;
export const items = (payload: JWTPayload) => payload[dl('content_items')] as Record<string, unknown>[];

/** A server, and a platform whose course Biology has a program. To be called once by a test file. */
export async function useDeepLinking() {
  const server = await useLtiServer();
  const platform = new TestPlatform();
  await platform.start();
  const registration = await platform.register();
  await ensureToolKeys(owner, server.keyEncryption);
  const { actor, session } = (await findSession(sessionIn(await server.launch(platform, biology)).token))!;
  await startProgramHere(actor, session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
  after(() => platform.stop());
  beforeEach(() => {
    server.clock.now = null;
  });

  /** What Moodle 4.5 sends, with `data` besides: no resource link, no return address of its own. */
  function asking(settings: Claims): Claims {
    return {
      ...biology,
      [claim('message_type')]: 'LtiDeepLinkingRequest',
      [claim('resource_link')]: undefined,
      [claim('launch_presentation')]: { locale: 'en' },
      [dl('deep_linking_settings')]: {
        deep_link_return_url: `${platform.origin}/return?sesskey=secret`, accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['frame', 'iframe', 'window'], accept_multiple: false, data: 'opaque', ...settings,
      },
    };
  }

  return {
    server,
    platform,
    registration,
    assertRefused: refusing(server),
    ask: (settings: Claims = {}, more: Claims = {}): Promise<Page> => server.launch(platform, { ...asking(settings), ...more }),
    choose: (word: string, form: Record<string, string>, headers: Record<string, string> = ownPage): Promise<Page> =>
      server.post('/lti/deep-linking', { word, ...form }, new Browser(), headers),
    /** Reads the answer as a platform does: with the published keys alone. */
    async answerIn({ text }: Page, now = new Date(), mostSeconds = 60): Promise<JWTPayload & { kid: string }> {
      const keys = await publishedToolKeys();
      const { payload, protectedHeader } = await jwtVerify(
        /name="JWT" value="([^"]+)"/.exec(text)![1]!,
        ({ kid }) => createPublicKey(keys.find((key) => key.kid === kid)!.publicKeyPem),
        { issuer: platform.clientId, audience: platform.issuer, algorithms: ['RS256'], maxTokenAge: mostSeconds, currentDate: now, requiredClaims: ['nonce', 'exp'] },
      );
      return { ...payload, kid: protectedHeader.kid! };
    },
  };
}
