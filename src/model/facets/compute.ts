import { z } from 'zod';
import { count } from './shared.ts';

/** Servers, server groups, apps, functions and clusters. */
export const computeFacets = {
  /** What is not running serves no requests. */
  state: z.enum(['running', 'stopped', 'other']),
  /**
   * `running` counts instances, `desired` is the target; `automatic`: something changes the number by load. `onRequest`: a
   * request that finds no instance starts one, in any zone of the region.
   */
  scaling: z.strictObject({
    min: z.number().int(),
    max: z.number().int(),
    desired: z.number().int(),
    automatic: z.boolean(),
    onRequest: z.literal(true).optional(),
  }),
  performance: z.strictObject({
    /** Instance type, VM size or disk type. */
    type: z.string(),
    burstable: z.boolean(),
    storageType: z.string().optional(),
    iops: z.number().optional(),
    generation: z.string().optional(),
    /** Whether the type supports accelerated networking without requiring it; this and the next two are left out if unknown. */
    supportsAcceleratedNetworking: z.boolean().optional(),
    /** Whether the provider lists the type as previous generation. */
    previousGeneration: z.boolean().optional(),
    /** Whether the disk below has burstable throughput. */
    burstableStorage: z.boolean().optional(),
  }),
  /** `spot`: the provider may take it back within minutes. `ephemeral-disk`: its root disk is lost when it stops. */
  instanceLifecycle: z.enum(['on-demand', 'spot', 'ephemeral-disk']),
  /** Whether every network interface has accelerated networking (SR-IOV), where the type supports it. */
  acceleratedNetworking: z.boolean(),
  /** Dedicated bandwidth to EBS volumes. */
  ebsOptimization: z.enum(['enabled', 'disabled']),
  /** `sharedQuota`: they count against the vCPU quota of the account. */
  vcpus: z.strictObject({ count: z.number().int(), sharedQuota: z.boolean() }),
  /**
   * `usesLoadBalancerHealth` is left out where no load balancer is in front of the group, `enabled` where every group
   * replaces failed machines.
   */
  autohealing: z.strictObject({
    enabled: z.boolean().optional(),
    suspendedProcesses: z.array(z.string()),
    usesLoadBalancerHealth: z.boolean().optional(),
  }),
  /** Instance types of a server group, and whether any of its capacity is on-demand. */
  instanceMix: z.strictObject({ instanceTypes: z.enum(['single', 'multiple']), onDemandBase: z.boolean() }),
  /** `image`: whether the machine image that it names still exists. */
  launchTemplate: z.strictObject({
    type: z.enum(['launch-template', 'launch-configuration']),
    image: z.enum(['available', 'missing', 'unspecified']),
  }),
  /**
   * What the launch template gives to each new server. `metadataService` is left out where the template has none;
   * `imageRequiresImdsV2` and `encryptsDisks` (by template or image) where they cannot be told.
   */
  launchSettings: z.strictObject({
    metadataService: z.enum(['imdsv2-required', 'imdsv1-allowed', 'disabled']).optional(),
    imageRequiresImdsV2: z.boolean().optional(),
    assignsPublicIp: z.boolean(),
    encryptsDisks: z.boolean().optional(),
  }),
  /** Node auto-provisioning of a cluster (Karpenter, EKS Auto Mode, NAP), beside the node groups that were read. */
  nodeAutoProvisioning: z.boolean(),
  /** Primary (master) nodes of a cluster. Absent: the provider runs the control plane. */
  primaryNodes: z.number().int().positive(),
  /**
   * Nodes of a search domain that only steer it, and those that hold its data. Absent: the provider runs the control plane.
   */
  dedicatedPrimaryNodes: z.strictObject({ count, dataNodes: count }),
  /** Concurrency limit of the functions of a region, and how much of it is unreserved. Absent: no functions. */
  functionConcurrency: z.strictObject({ limit: z.number().int(), unreserved: z.number().int() }),
} as const;
