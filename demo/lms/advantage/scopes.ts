const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/';

/** The scopes of the services of this platform (NRPS 2.0, AGS 2.0). */
export const scopes = {
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItems: `${ags}lineitem`,
  lineItemsReadOnly: `${ags}lineitem.readonly`,
  results: `${ags}result.readonly`,
  scores: `${ags}score`,
} as const;

export const serviceScopes: readonly string[] = Object.values(scopes);

/** What an administrator calls them. */
export const scopeWords: Readonly<Record<string, string>> = {
  [scopes.roster]: 'Read the roster',
  [scopes.lineItems]: 'Add and change grade columns',
  [scopes.lineItemsReadOnly]: 'Read its grade columns',
  [scopes.results]: 'Read the grades in them',
  [scopes.scores]: 'Send grades',
};
