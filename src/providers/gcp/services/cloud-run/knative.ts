import type { Labels } from '../../facets/common.ts';
import { labelsOf } from '../../facets/common.ts';
import type { EnvironmentVariable } from '../../facets/environment.ts';

export interface Metadata {
  readonly name?: string;
  readonly uid?: string;
  readonly creationTimestamp?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

export interface Container {
  readonly image?: string;
  readonly env?: readonly EnvironmentVariable[] | null;
}

/** A service of Cloud Run, as its first API returns it: the second lists one region at a time. */
export interface Service {
  readonly metadata?: Metadata;
  readonly spec?: {
    readonly template?: {
      readonly metadata?: Metadata;
      readonly spec?: { readonly containers?: readonly Container[] | null };
    };
  };
  readonly status?: { readonly conditions?: readonly { readonly type?: string; readonly status?: string }[] | null };
}

export interface Job {
  readonly metadata?: Metadata;
  readonly spec?: {
    readonly template?: {
      readonly spec?: { readonly template?: { readonly spec?: { readonly containers?: readonly Container[] | null } } };
    };
  };
}

/** An annotation of Cloud Run: `run.googleapis.com/ingress`. */
export const annotation = (metadata: Metadata | undefined, name: string): string | undefined =>
  labelsOf(metadata?.annotations)[name.includes('/') ? name : `run.googleapis.com/${name}`];

/** A number among the annotations; undefined where it is missing or no number. */
export function countIn(metadata: Metadata | undefined, name: string): number | undefined {
  const text = annotation(metadata, name);
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

export const regionIn = (metadata: Metadata | undefined): string =>
  labelsOf(metadata?.labels)['cloud.googleapis.com/location'] ?? 'global';

/** Labels that people set; Google adds its own. */
export const ownLabels = (metadata: Metadata | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labelsOf(metadata?.labels)).filter(([name]) => !/^(cloud|run)\.googleapis\.com\//.test(name)),
  );
