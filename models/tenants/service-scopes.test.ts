import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayCall, serviceScopes } from './service-scopes.ts';

test('a service may be called where its scope was granted and the platform is active, and nowhere else', () => {
  const grantedScopes = [serviceScopes.scores, 'openid'];
  assert.equal(mayCall({ state: 'active', grantedScopes }, serviceScopes.scores), true);
  assert.equal(mayCall({ state: 'active', grantedScopes }, serviceScopes.memberships), false);
  assert.equal(mayCall({ state: 'active', grantedScopes: [] }, serviceScopes.scores), false);
  for (const state of ['pending', 'suspended'] as const) assert.equal(mayCall({ state, grantedScopes }, serviceScopes.scores), false, state);
});
