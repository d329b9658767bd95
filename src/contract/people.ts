/** Sessions, people, invitations and API keys: what their routes take and give. */
import { z } from 'zod';
import { ROLES } from '#domain/access/role';
import { Email, Instant, TimeZone } from './common.ts';
import { Id } from './ids.ts';

export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 128;

export const RoleName = z.enum(ROLES).meta({ id: 'Role' });
const personName = z.string().trim().min(1).max(200);
/** Length is what counts (NIST SP 800-63B §5.1.1.2); the upper limit keeps hashing cheap. */
export const Password = z.string().min(PASSWORD_MIN_LENGTH).max(PASSWORD_MAX_LENGTH);

export const Me = z
  .object({
    user: z
      .object({ id: Id, name: z.string(), email: z.string() })
      .nullable()
      .meta({ description: 'Null for an API key.' }),
    apiKey: z.object({ id: Id, name: z.string() }).nullable(),
    workspace: z.object({ id: Id, name: z.string(), role: RoleName }),
    workspaces: z.array(z.object({ id: Id, name: z.string(), role: RoleName })),
    acts: z.record(z.string(), z.enum(['yes', 'named_100', 'drafts', 'below_owner'])).meta({
      description: 'What the role may do, and within which limits; what is missing it may not.',
    }),
  })
  .meta({ id: 'Me' });

export const SetUpState = z.object({ open: z.boolean() }).meta({ id: 'SetUpState' });
export const SetUpInput = z
  .strictObject({
    token: z.string().min(1).max(200),
    name: personName,
    email: Email,
    password: Password,
    workspaceName: z.string().trim().min(1).max(200),
    timeZone: TimeZone,
  })
  .meta({ id: 'SetUpInput' });
export const Joined = z.object({ userId: Id, workspaceId: Id }).meta({ id: 'Joined' });

export const Member = z
  .object({ userId: Id, name: z.string(), email: z.string(), role: RoleName, joinedAt: Instant })
  .meta({ id: 'Member' });
export const MemberPatch = z.strictObject({ role: RoleName }).meta({ id: 'MemberPatch' });
export const MemberChanged = Member.extend({
  revokedApiKeys: z
    .array(Id)
    .meta({ description: 'Keys this person had made with more rights than they have now.' }),
}).meta({ id: 'MemberChanged' });
export const MemberRemoved = z.object({ revokedApiKeys: z.array(Id) }).meta({ id: 'MemberRemoved' });
export const MemberParams = z.strictObject({ userId: Id });

export const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    role: RoleName,
    invitedBy: Id.nullable(),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Invitation' });
export const InvitationInput = z
  .strictObject({ email: Email, role: RoleName })
  .meta({ id: 'InvitationInput' });
export const InvitationMade = Invitation.extend({
  url: z.string().meta({ description: 'The link to send. Shown once.' }),
}).meta({ id: 'InvitationMade' });
export const InvitationToken = z.string().min(1).max(200);
export const InvitationLook = z
  .object({ workspaceName: z.string(), email: z.string(), role: RoleName, hasAccount: z.boolean() })
  .meta({ id: 'InvitationLook' });
export const InvitationAccept = z
  .strictObject({
    token: InvitationToken,
    name: personName.optional().meta({ description: 'For a new account, with `password`.' }),
    password: Password.optional(),
  })
  .meta({ id: 'InvitationAccept' });

export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    prefix: z.string().meta({ description: 'The first characters of the secret, to tell keys apart.' }),
    role: RoleName.meta({ description: 'The scope of the key: it may do what this role may.' }),
    createdBy: Id.nullable(),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const ApiKeyInput = z
  .strictObject({ name: personName, role: RoleName, expiresAt: Instant.nullish() })
  .meta({ id: 'ApiKeyInput' });
export const ApiKeyMade = ApiKey.extend({ secret: z.string().meta({ description: 'Shown once.' }) }).meta({
  id: 'ApiKeyMade',
});
export const ApiKeyPatch = z.strictObject({ name: personName }).meta({ id: 'ApiKeyPatch' });
