/** What a platform says about a person, in our words. */
export interface PlatformRoles {
  /** Teaches or administers the context of the launch. */
  readonly instructor: boolean;
  /** Administers the whole institution; counts only where the owner said so for this platform. */
  readonly institutionAdministrator: boolean;
  /** Studies in the context, and nothing else there: who can be graded. A test user (Canvas' Student View) is nobody. */
  readonly learner: boolean;
}

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const uri = {
  administrator: `${membership}#Administrator`,
  instructor: `${membership}#Instructor`,
  teachingAssistant: `${membership}/Instructor#TeachingAssistant`,
  learner: `${membership}#Learner`,
  /** LTI Core 1.3, A.2.1: goes beside the roles that the person tries out. */
  testUser: 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
  institutionAdministrator: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
};

/**
 * Reads role URIs exactly as they are written: a context role, an institution role and a system role of the same name are
 * different things, and whatever is not listed here (ContentDeveloper, Learner, Mentor, anything new) gives nothing.
 * A sub-role comes together with its principal role, so a teaching assistant carries Instructor as well; it does not
 * count beside the sub-role, because assistants coordinate nothing.
 */
export function translateRoles(roles: readonly string[]): PlatformRoles {
  const has = (role: string): boolean => roles.includes(role);
  return {
    instructor: has(uri.administrator) || (has(uri.instructor) && !has(uri.teachingAssistant)),
    institutionAdministrator: has(uri.institutionAdministrator),
    learner: has(uri.learner) && !has(uri.instructor) && !has(uri.administrator) && !has(uri.testUser),
  };
}
