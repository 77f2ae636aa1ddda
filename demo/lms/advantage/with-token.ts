import type { Request, RequestHandler, Response } from 'express';
import type { Course } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { grantedScopes } from '../tools.ts';
import type { Tool } from '../tools.ts';

type Params = Record<string, string>;

export interface ServiceCall {
  tool: Tool;
  course: Course;
  req: Request<Params>;
  res: Response;
}

/**
 * A service call of a tool with an access token for one of these scopes, about a course that its address names together
 * with the tool's own deployment.
 */
export function withToken(
  desk: LmsDesk,
  anyOf: readonly string[],
  answer: (call: ServiceCall) => void | Promise<void>,
): RequestHandler<Params> {
  return (req, res) => {
    const bearer = /^Bearer ([\w-]+)$/i.exec(req.headers.authorization ?? '')?.[1];
    const token = bearer === undefined ? undefined : desk.accessTokens.look(bearer);
    const tool = token === undefined ? undefined : desk.tools.byClientId(token.clientId);
    if (token === undefined || tool?.active !== true) {
      res.set('www-authenticate', bearer === undefined ? 'Bearer' : 'Bearer error="invalid_token"');
      refuse(res, 401, 'The access token is missing, unknown or too old.');
      return;
    }
    const granted = grantedScopes(tool);
    if (!anyOf.some((scope) => token.scopes.includes(scope) && granted.includes(scope))) {
      res.set('www-authenticate', `Bearer error="insufficient_scope", scope="${anyOf.join(' ')}"`);
      refuse(res, 403, `This needs the scope ${anyOf.join(' or ')}.`);
      return;
    }
    const course = desk.campus.course(req.params.course ?? '');
    if (course === undefined || req.query.deployment !== tool.deploymentId) {
      refuse(res, 404, 'There is no such course for this tool.');
      return;
    }
    return answer({ tool, course, req, res });
  };
}

export function refuse(res: Response, status: number, why: string): void {
  res.status(status).json({ status, error: why });
}

/** Whether the caller takes this media type; a 406 was sent where not, as on Moodle. */
export function accepts(req: Pick<Request, 'headers'>, res: Response, type: string): boolean {
  const taken = (req.headers.accept ?? '*/*').split(',').map((part) => part.split(';', 1)[0]?.trim().toLowerCase());
  if (taken.some((one) => one === type || one === '*/*' || one === 'application/*')) return true;
  refuse(res, 406, `This answers as ${type}.`);
  return false;
}

/** The JSON body, where it came as this media type; else a 415 or 400 was sent. */
export function bodyOf(req: Pick<Request, 'headers' | 'body'>, res: Response, type: string): unknown {
  if (req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() !== type) {
    refuse(res, 415, `The body has to be ${type}.`);
    return undefined;
  }
  try {
    return JSON.parse(String(req.body)) as unknown;
  } catch {
    refuse(res, 400, 'The body is not readable JSON.');
    return undefined;
  }
}
