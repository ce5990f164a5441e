import type { Labels } from '../../facets/common.ts';

/** An instance as the Cloud SQL Admin API returns it. */
export interface SqlInstance {
  readonly name?: string;
  readonly region?: string;
  readonly gceZone?: string;
  readonly secondaryGceZone?: string;
  readonly state?: string;
  readonly databaseVersion?: string;
  readonly instanceType?: string;
  readonly masterInstanceName?: string;
  readonly createTime?: string;
  /** What it is published as, with Private Service Connect. */
  readonly pscServiceAttachmentLink?: string;
  readonly ipAddresses?: readonly { readonly ipAddress?: string }[] | null;
  readonly diskEncryptionConfiguration?: { readonly kmsKeyName?: string } | null;
  readonly settings?: SqlSettings | null;
}

interface SqlSettings {
  readonly tier?: string;
  readonly availabilityType?: string;
  readonly activationPolicy?: string;
  readonly connectorEnforcement?: string;
  readonly dataDiskType?: string;
  readonly dataDiskSizeGb?: string;
  readonly storageAutoResize?: boolean;
  readonly deletionProtectionEnabled?: boolean;
  readonly userLabels?: Labels;
  readonly backupConfiguration?: {
    readonly enabled?: boolean;
    readonly pointInTimeRecoveryEnabled?: boolean;
    readonly binaryLogEnabled?: boolean;
    readonly location?: string;
    readonly backupRetentionSettings?: { readonly retainedBackups?: number; readonly retentionUnit?: string } | null;
  } | null;
  readonly databaseFlags?: readonly { readonly name?: string; readonly value?: string }[] | null;
  readonly sqlServerAuditConfig?: { readonly bucket?: string } | null;
  readonly ipConfiguration?: {
    readonly ipv4Enabled?: boolean;
    readonly requireSsl?: boolean;
    readonly sslMode?: string;
    readonly authorizedNetworks?: readonly { readonly value?: string }[] | null;
  } | null;
}

export const addressesOf = ({ ipAddresses }: SqlInstance): string[] =>
  (ipAddresses ?? []).flatMap(({ ipAddress }) => ipAddress ?? []);

export const isReplica = ({ instanceType, masterInstanceName }: SqlInstance): boolean =>
  /^READ_(REPLICA|POOL)_INSTANCE$/.test(instanceType ?? '') || (masterInstanceName ?? '') !== '';
