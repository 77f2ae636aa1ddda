/** A platform that serves many schools under one issuer, while their pages and services are on other hosts. */
export interface HostedPlatform {
  readonly issuers: readonly string[];
  /** Origins its pages and services are on; `https://*.x` is any host below x. */
  readonly origins: readonly string[];
  /** Where its registration configuration may be, although that is not the issuer's host. */
  readonly configurationOrigins: readonly string[];
}

export const hostedPlatforms: readonly HostedPlatform[] = [
  {
    issuers: ['https://canvas.instructure.com', 'https://canvas.beta.instructure.com', 'https://canvas.test.instructure.com'],
    origins: ['https://*.instructure.com'],
    configurationOrigins: [
      'https://*.instructure.com', 'https://sso.canvaslms.com', 'https://sso.beta.canvaslms.com', 'https://sso.test.canvaslms.com',
    ],
  },
  {
    issuers: ['https://blackboard.com'],
    origins: ['https://*.blackboard.com'],
    configurationOrigins: ['https://developer.blackboard.com'],
  },
  {
    issuers: ['https://schoology.schoology.com'], // developers.schoology.com/app-platform/lti-apps
    origins: ['https://*.schoology.com'],
    configurationOrigins: [],
  },
];

/** The hosted platform behind an issuer; undefined where the issuer is one school's own. */
export function hostedPlatformOf(issuer: string): HostedPlatform | undefined {
  return hostedPlatforms.find(({ issuers }) => issuers.includes(issuer));
}
