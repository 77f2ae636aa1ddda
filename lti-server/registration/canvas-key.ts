import { allPlacements, placements, type PrivacyLevel } from '../../models/tenants/registration-choices.ts';
import { aboutThisTool, customParameters, description, product, toolId } from './this-tool.ts';

/** What the picker needs to show a widget and its settings side by side (px). */
const picker = { selection_width: 800, selection_height: 640 };

/**
 * An LTI key in Canvas's JSON format ("Manually Configuring LTI Advantage Tools"), to be given to Canvas by its address.
 * Canvas matches links by `domain`, which is a host without a port there.
 */
export function canvasKey(toolUrl: string, privacy: PrivacyLevel) {
  const { launch, login, keys, icon, scopes } = aboutThisTool(toolUrl);
  return {
    title: product,
    description,
    oidc_initiation_url: login,
    target_link_uri: launch,
    public_jwk_url: keys,
    scopes,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(toolUrl).hostname,
        tool_id: toolId,
        privacy_level: privacy,
        settings: {
          text: product,
          icon_url: icon,
          placements: allPlacements.map((placement) => ({
            placement,
            message_type: placements[placement],
            target_link_uri: launch,
            text: product,
            icon_url: icon,
            ...(placements[placement] === 'LtiDeepLinkingRequest' ? picker : {}),
          })),
        },
      },
    ],
    custom_fields: customParameters,
  };
}
