import type { Message } from '../launch/hints.ts';

export const returnPath = '/lti/deep-linking/return';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/** What this platform takes back (Deep Linking 2.0, 4.4.1). */
export function deepLinkingSettings(url: string, { data, multiple }: Extract<Message, { type: 'LtiDeepLinkingRequest' }>): Record<string, unknown> {
  return {
    [`${dl}deep_linking_settings`]: {
      deep_link_return_url: `${url}${returnPath}`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_multiple: multiple,
      accept_lineitem: true,
      auto_create: true,
      data,
    },
  };
}
