import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { privacyLevels } from '../../models/tenants/registration-choices.ts';
import { canvasKey } from './canvas-key.ts';

const url = z.url({ protocol: /^https$/ });
const text = z.string().min(1);

/** Of what Canvas documents for a placement: what the key uses. Anything else is a spelling mistake here. */
const launchSettings = {
  text: text.optional(),
  icon_url: url.optional(),
  selection_height: z.number().optional(),
  selection_width: z.number().optional(),
  message_type: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']).optional(),
  target_link_uri: url.optional(),
  custom_fields: z.record(z.string(), text).optional(),
};

/**
 * The format of an LTI key as Canvas documents it, doc/api/lti_dev_key_config.md ("Anatomy of a JSON configuration"):
 * required fields, types, allowed values; its pages on the placements say which message each takes.
 */
const canvasFormat = z.strictObject({
  title: text,
  description: text,
  oidc_initiation_url: url,
  target_link_uri: url,
  public_jwk_url: url,
  scopes: z.array(
    z.enum([
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
      'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
      'https://canvas.instructure.com/lti/public_jwk/scope/update',
    ]),
  ),
  extensions: z.tuple([
    z.strictObject({
      platform: z.literal('canvas.instructure.com'),
      domain: z.string().regex(/^[a-z0-9.-]+$/),
      tool_id: text,
      privacy_level: z.enum(['anonymous', 'public', 'name_only', 'email_only']),
      settings: z.strictObject({
        ...launchSettings,
        placements: z.array(
          z.discriminatedUnion('placement', [
            z.strictObject({ ...launchSettings, placement: z.literal('course_navigation'), message_type: z.literal('LtiResourceLinkRequest') }),
            z.strictObject({ ...launchSettings, placement: z.literal('link_selection'), message_type: z.literal('LtiDeepLinkingRequest') }),
            z.strictObject({ ...launchSettings, placement: z.literal('editor_button'), message_type: z.literal('LtiDeepLinkingRequest') }),
            z.strictObject({ ...launchSettings, placement: z.literal('assignment_selection'), message_type: z.literal('LtiDeepLinkingRequest') }),
          ]),
        ),
      }),
    }),
  ]),
  custom_fields: z.record(z.string(), text),
});

test('the key for Canvas has Canvas’s documented form, at every privacy level', () => {
  for (const level of privacyLevels) {
    const key = canvasFormat.parse(JSON.parse(JSON.stringify(canvasKey('https://mentoring.example.edu:8443', level))));
    assert.equal(key.extensions[0].privacy_level, level);
    assert.equal(key.extensions[0].domain, 'mentoring.example.edu');
    assert.equal(key.scopes.length, 5);
    assert.equal(new Set(key.extensions[0].settings.placements.map(({ placement }) => placement)).size, 4);
  }
});
