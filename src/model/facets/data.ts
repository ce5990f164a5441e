import { z } from 'zod';
import { timestamp } from './shared.ts';

/** Data at rest and in transit, keys, secrets and certificates. */
export const dataFacets = {
  /** Whether losing it loses data; `derived` data can be built again from elsewhere. */
  dataDurability: z.enum(['durable', 'derived', 'none']),
  size: z.strictObject({ bytes: z.number().nonnegative().optional() }),
  /** Whether earlier versions are kept; with soft delete instead, for how many days, and whether of overwritten objects too. */
  versioning: z.union([z.boolean(), z.strictObject({ softDeleteDays: z.number(), overwrites: z.boolean() })]),
  /**
   * Whether versions are deleted for good with a second factor of the root user only (MFA delete). `excluded`: lifecycle rules,
   * which delete by themselves, rule it out.
   */
  mfaDelete: z.enum(['enabled', 'disabled', 'excluded']),
  deletionProtection: z.boolean(),
  /** Whether the storage of a database grows by itself before it is full. */
  storageAutoscaling: z.boolean(),
  /** What a catalog of data, or a configuration of its jobs, leaves unencrypted. Absent: it is neither. */
  unencryptedParts: z.array(z.enum(['metadata', 'connection-passwords', 'output', 'logs', 'bookmarks'])),
  encryptionAtRest: z.enum(['none', 'provider-managed-key', 'customer-managed-key']),
  /** TLS of connections to it. `outdated`: required, and its settings do not rule out versions before TLS 1.2. */
  encryptionInTransit: z.enum(['none', 'optional', 'outdated', 'clients-only', 'required']),
  /** Whether new disks of a region are encrypted by default. */
  diskEncryptionByDefault: z.boolean(),
  /** Whether a key can be used. `deletionDate`: when it and all that it encrypts are lost. */
  keyState: z.strictObject({
    state: z.enum(['enabled', 'disabled', 'pending-deletion', 'other']),
    deletionDate: timestamp.optional(),
  }),
  /**
   * Automatic rotation of a key or secret. `intervalDays`: how often it is due. Absent: the service cannot rotate one of this
   * type.
   */
  rotation: z.strictObject({
    automatic: z.boolean(),
    lastRotatedAt: timestamp.optional(),
    intervalDays: z.number().positive().optional(),
  }),
  /** Expiry of a certificate or domain. `inUse`: an endpoint presents it; left out where the provider does not say. */
  validity: z.strictObject({
    expiresAt: timestamp,
    autoRenew: z.boolean(),
    /** The provider itself says that its renewal works; it would say if one had failed. */
    renewalWorks: z.literal(true).optional(),
    inUse: z.boolean().optional(),
  }),
  /** Names of environment variables and parameters that look like plaintext secrets; their values are never kept. */
  plaintextSecrets: z.array(z.string()),
} as const;
