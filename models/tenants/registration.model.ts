import { collection, type Stored } from '../mongodb/schema.ts';
import { programTemplates } from '../vocabulary.ts';
import { allPlacements, privacyLevels, type RegistrationChoices } from './registration-choices.ts';
import { allServiceScopes } from './service-scopes.ts';

export const registrationStates = ['pending', 'active', 'suspended'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** Signature algorithms of id_tokens; ES256 only where the owner chose it. */
export const signatureAlgorithms = ['RS256', 'ES256'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/**
 * Why a platform gives no token: it refuses (`token`), its address may not be asked (`elsewhere`), it asks for a pause (`busy`), does not answer or
 * leads elsewhere (`down`), or answers no token (`answer`).
 */
export const tokenFaults = ['token', 'elsewhere', 'busy', 'down', 'answer'] as const;
export type TokenFault = (typeof tokenFaults)[number];

/** A platform gives no token: why, by the last try; since when; and when that was. */
export interface TokenTrouble {
  fault: TokenFault;
  since: Date;
  lastAt: Date;
}

export interface StoredRegistration extends Stored {
  issuer: string;
  clientId: string;
  name: string;
  authorizationUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  /** Audience of our token requests where the platform names another one than its token endpoint. */
  authorizationServer: string | null;
  state: RegistrationState;
  /** Origins the owner added to those that follow from the endpoints. */
  approvedOrigins: string[];
  /** As the platform granted them, or as a platform set up by hand is told. */
  grantedScopes: string[];
  /** Whether the platform did not say what it grants; absent in rows of the release before, which counts as said. */
  grantsUnsaid?: boolean;
  /** Scopes that the owner took back; absent before there was such a choice. */
  withdrawnScopes?: string[];
  /** Where it gives the tool no token; null, or absent in rows of the release before: it did the last time. */
  tokenTrouble?: TokenTrouble | null;
  /** null where it was registered by hand. */
  choices: RegistrationChoices | null;
  tenantAdminByInstitutionRole: boolean;
  algorithms: SignatureAlgorithm[];
  /** Audiences beside our client_id that this platform's id_tokens may name. */
  extraAudiences: string[];
}

const address = { type: String, required: true, maxlength: 2_000 };

export const RegistrationModel = collection<StoredRegistration>(
  'registrations',
  'owner',
  {
    issuer: address,
    clientId: { type: String, required: true, maxlength: 255 },
    name: { type: String, required: true, maxlength: 200 },
    authorizationUrl: address,
    tokenUrl: address,
    jwksUrl: address,
    authorizationServer: { type: String, default: null },
    state: { type: String, enum: registrationStates, required: true },
    approvedOrigins: { type: [String], default: [] },
    grantedScopes: { type: [String], default: [] },
    grantsUnsaid: { type: Boolean },
    withdrawnScopes: { type: [{ type: String, enum: allServiceScopes }], default: [] },
    tokenTrouble: {
      type: { fault: { type: String, enum: tokenFaults }, since: { type: Date }, lastAt: { type: Date } },
      _id: false,
      default: null,
    },
    choices: {
      type: {
        template: { type: String, enum: [...programTemplates, null], default: null },
        placements: [{ type: String, enum: allPlacements }],
        privacy: { type: String, enum: privacyLevels },
      },
      _id: false,
      default: null,
    },
    tenantAdminByInstitutionRole: { type: Boolean, default: false },
    algorithms: { type: [{ type: String, enum: signatureAlgorithms }], default: ['RS256'] },
    extraAudiences: { type: [String], default: [] },
  },
  [{ fields: { issuer: 1, clientId: 1 }, unique: true }],
);
