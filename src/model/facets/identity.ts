import { z } from 'zod';
import { largePublicAccess, timestamp } from './shared.ts';

/** Identities, their permissions, and who else has access. */
export const identityFacets = {
  /** Principals besides its own account: accounts, organizations (`o-…`), networks and endpoints. `*` is everyone. */
  sharedWith: z.array(z.string()),
  /** Services of the provider that may act on it for any customer: its policy does not name the source of their orders. */
  servicesForAnyCustomer: z.array(z.string()),
  /** Who may use it or connect to it without a grant: nobody, nobody for now, every customer of the provider, everybody. */
  publicAccess: z.union([z.enum(['blocked', 'possible', 'provider-customers', 'public']), largePublicAccess]),
  /** Whether the account blocks public access to all of its storage. */
  accountPublicAccessBlock: z.boolean(),
  /** Whether a region refuses to share snapshots of disks with everybody. */
  snapshotPublicAccessBlock: z.boolean(),
  /** Whether a region refuses to share machine images with everybody. */
  imagePublicAccessBlock: z.boolean(),
  /** Whether a region refuses to start clusters that strangers reach, and the ports that it lets through. */
  clusterPublicAccessBlock: z.strictObject({
    blocked: z.boolean(),
    exceptions: z.array(z.strictObject({ fromPort: z.number().int(), toPort: z.number().int() })),
  }),
  /** Publicly shared machine images of the account, by name. */
  publicImages: z.array(z.string()),
  /**
   * Credentials of one identity. `mfa` is left out where it has no console password; `lastUsed` and `passwordSetAt` are about
   * that password. `useUnknown`: the provider does not say when the key was used.
   */
  credentials: z.strictObject({
    consoleAccess: z.boolean(),
    mfa: z.boolean().optional(),
    lastUsed: timestamp.optional(),
    passwordSetAt: timestamp.optional(),
    accessKeys: z.array(
      z.strictObject({
        active: z.boolean(),
        createdAt: timestamp.optional(),
        lastUsed: timestamp.optional(),
        useUnknown: z.literal(true).optional(),
      }),
    ),
  }),
  /** Credentials of the root account. `accessKeys` counts active ones. `centrallyManaged`: the organization removed them. */
  rootCredentials: z.strictObject({
    mfa: z.boolean(),
    accessKeys: z.number().int(),
    centrallyManaged: z.boolean().optional(),
  }),
  /** Virtual MFA devices (an app on a phone) of the root account. */
  rootVirtualMfaDevices: z.number().int().nonnegative(),
  /** Last use of the root account; left out where it was never used. */
  rootUsage: z.strictObject({ lastUsed: timestamp.optional() }),
  /** Whether users can sign in through an external identity provider. */
  federation: z.boolean(),
  passwordPolicy: z.strictObject({ minimumLength: z.number().int(), reusePrevention: z.number().int() }),
  /** `can-escalate`: it can grant itself administrator permissions. */
  privilegeLevel: z.enum(['administrator', 'can-escalate', 'limited']),
  /** Permissions to delete data and backups for good: of every service, of some services, none. */
  deletePermissions: z.enum(['all', 'some', 'none']),
  /**
   * Actions that a role which an identity pool gives to its users may take on every resource, beyond those made for guests.
   * Absent: no identity pool can give it.
   */
  unscopedActions: z.array(z.string()),
  /** Roles that identity pools of a region give to guests. `classicFlow`: without the limits that the provider adds. */
  guestRoles: z.array(
    z.strictObject({
      pool: z.string(),
      poolId: z.string().optional(),
      /** Left out where guests of a pool with the classic flow have no role of their own. */
      role: z.string().optional(),
      classicFlow: z.boolean(),
    }),
  ),
  /**
   * Who may assume the identity. `principal`: a user, account, organization (`o-…`), network, service or identity provider;
   * `*` or a public issuer of tokens where `type` is `public`. `requiresExternalIdOrMfa`: the trust policy requires an
   * external ID or MFA, or needs neither. Absent: it cannot be assumed; it is a user or a workload's own credential.
   */
  trustedPrincipals: z.array(
    z.strictObject({
      type: z.enum(['user', 'account', 'organization', 'network', 'service', 'federated', 'public']),
      principal: z.string(),
      requiresExternalIdOrMfa: z.boolean(),
      /** A CI/CD system outside of the account. */
      pipeline: z.literal(true).optional(),
      /** Identity pools whose guests the trust policy admits as well as their users. */
      guestsOf: z.array(z.string()).optional(),
    }),
  ),
  /** Shared or account keys. `createdAt`: the oldest. Absent: the service has none. */
  localAuthentication: z.strictObject({ enabled: z.boolean(), createdAt: timestamp.optional() }),
  /** Resources, by id pattern, on which an identity may run code of its own; not `certain` where a condition decides it. */
  codeExecution: z.array(
    z.strictObject({
      kind: z.enum(['function', 'server', 'stack', 'managed-service', 'app']),
      pattern: z.string(),
      certain: z.boolean(),
    }),
  ),
  /** Names under which servers use a role. Absent: it is no role. */
  instanceProfiles: z.array(z.string()),
  /**
   * Instance role, managed identity or service account of a server, role of a function, stack, build project or
   * notebook server; of a container service only where its containers take commands from outside. Absent: none.
   */
  workloadIdentity: z.string(),
  /**
   * Where people write and run code (notebook servers, data science domains): whether its connections to the internet pass the
   * customer's own network by, and whether its users are root on the machine. Absent: nobody writes code in it.
   */
  notebook: z.strictObject({ directInternet: z.boolean(), rootAccess: z.boolean().optional() }),
  /** The instance metadata service, from which credentials can be read. */
  metadataService: z.enum(['imdsv2-required', 'imdsv1-allowed', 'disabled']),
  /** What new servers of a region get where the request says nothing. `image-decides`: the account has no preference either. */
  defaultMetadataService: z.enum(['imdsv2-required', 'imdsv1-allowed', 'disabled', 'image-decides']),
  /** What a guardrail binds: ids of accounts, and of units whose accounts were refused; `*`: the whole organization. */
  guardrailTargets: z.array(z.string()),
  /** What a guardrail forbids of the permanent deletion of data and backups: all of it for everybody, some of it, nothing. */
  deletionGuardrail: z.enum(['all', 'some', 'none']),
  /** The organization of an account. Absent: the account is standalone. */
  organizationMembership: z.strictObject({ organization: z.string(), managementAccount: z.string() }),
  /** Management groups or folders above an account, from the top down, without the root of the organization. */
  division: z.array(z.string()),
  /** Accounts to which the organization delegates the analysis of external access. Absent: another account manages it. */
  accessAnalyzerAdministrators: z.array(z.string()),
} as const;
