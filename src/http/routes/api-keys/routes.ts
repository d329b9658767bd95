/** API keys: a secret shown once, a role as its scope, never more than its maker has. */
import { z } from 'zod';
import { IdParams } from '#contract/ids';
import { ApiKey, ApiKeyInput, ApiKeyMade, ApiKeyPatch } from '#contract/people';
import type { ApiKey as ApiKeyOf, Identity } from '#engine/ports/identity';
import { defineRoute, empty, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';

const listApiKeys = defineRoute({
  act: 'api_keys.manage',
  method: 'get',
  path: '/api-keys',
  tag: 'API keys',
  summary: 'The API keys of the workspace.',
  answers: {
    200: json(z.object({ items: z.array(ApiKey), nextCursor: z.null() }), 'Without their secrets.'),
  },
});

const createApiKey = defineRoute({
  act: 'api_keys.manage',
  method: 'post',
  path: '/api-keys',
  tag: 'API keys',
  summary: 'Make an API key.',
  description: 'Its role is its scope and at most your own.',
  body: ApiKeyInput,
  answers: { 201: json(ApiKeyMade, 'With the secret, shown once.') },
  secretAnswer: true,
});

const renameApiKey = defineRoute({
  act: 'api_keys.manage',
  method: 'patch',
  path: '/api-keys/{id}',
  tag: 'API keys',
  summary: 'Rename an API key.',
  params: IdParams,
  body: ApiKeyPatch,
  answers: { 200: json(ApiKey, 'The key.') },
});

const revokeApiKey = defineRoute({
  act: 'api_keys.manage',
  method: 'delete',
  path: '/api-keys/{id}',
  tag: 'API keys',
  summary: 'Revoke an API key.',
  description: 'This process refuses it at once, every other within two seconds.',
  params: IdParams,
  answers: { 204: empty('Revoked.') },
});

export const apiKeyRoutes = ({ identity }: { readonly identity: Pick<Identity, 'apiKeys'> }) => [
  listApiKeys.handle(async ({ workspaceId }) => {
    const keys = await identity.apiKeys.list(workspaceId);
    return { status: 200, body: { items: keys.map(present), nextCursor: null } };
  }),
  createApiKey.handle(async ({ principal, body: { name, role, expiresAt } }) => {
    const input = { name, role, expiresAt: expiresAt == null ? null : new Date(expiresAt) };
    const made = await identity.apiKeys.create(principal, input);
    if (!made.ok)
      throw new Problem(made.error, { detail: 'A key may have at most the rights of its maker.' });
    return { status: 201, body: { ...present(made.value.key), secret: made.value.secret } };
  }),
  renameApiKey.handle(async ({ workspaceId, params, body }) => {
    const renamed = await identity.apiKeys.rename(workspaceId, params.id, body.name);
    if (!renamed.ok) throw new Problem(renamed.error);
    return { status: 200, body: present(renamed.value) };
  }),
  revokeApiKey.handle(async ({ workspaceId, params }) => {
    const revoked = await identity.apiKeys.revoke(workspaceId, params.id);
    if (!revoked.ok) throw new Problem(revoked.error);
    return { status: 204 };
  }),
];

const present = ({ createdAt, lastUsedAt, expiresAt, ...key }: ApiKeyOf) => ({
  ...key,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
});
