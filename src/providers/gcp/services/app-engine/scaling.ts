import type { Facets } from '../../../../model/facets.ts';

/** A version of a service of App Engine. */
export interface Version {
  readonly id?: string;
  readonly env?: string;
  /** `python312`; `custom` in the flexible environment. */
  readonly runtime?: string;
  readonly servingStatus?: string;
  readonly envVariables?: Readonly<Record<string, unknown>> | null;
  readonly handlers?: readonly { readonly securityLevel?: string }[] | null;
  readonly network?: { readonly sessionAffinity?: boolean } | null;
  readonly automaticScaling?: {
    readonly minTotalInstances?: number;
    readonly maxTotalInstances?: number;
    readonly minIdleInstances?: number;
    readonly standardSchedulerSettings?: { readonly minInstances?: number; readonly maxInstances?: number } | null;
  } | null;
  readonly basicScaling?: { readonly maxInstances?: number } | null;
  readonly manualScaling?: { readonly instances?: number } | null;
}

/** On machines of its own, which requests do not start. */
export const isFlexible = ({ env }: Version): boolean => /^flex/.test(env ?? '');

/** What the flexible environment sets where a version does not (cloud.google.com/appengine/docs/flexible/reference/app-yaml). */
const FLEXIBLE_DEFAULTS = { min: 2, max: 20 };
/** Stands for no limit. */
const NO_LIMIT = 2_147_483_647;

export function scalingOf(version: Version): Facets['scaling'] {
  const { automaticScaling, basicScaling, manualScaling } = version;
  if (manualScaling !== undefined && manualScaling !== null) {
    const fixed = manualScaling.instances ?? 1;
    return { min: fixed, max: fixed, desired: fixed, automatic: false };
  }
  if (isFlexible(version)) {
    const min = automaticScaling?.minTotalInstances ?? FLEXIBLE_DEFAULTS.min;
    const max = Math.max(min, automaticScaling?.maxTotalInstances ?? FLEXIBLE_DEFAULTS.max);
    return { min, max, desired: min, automatic: true };
  }
  const settings = automaticScaling?.standardSchedulerSettings;
  const min = settings?.minInstances ?? automaticScaling?.minIdleInstances ?? 0;
  const most = (basicScaling?.maxInstances ?? settings?.maxInstances ?? 0) || NO_LIMIT;
  return { min, max: Math.max(min, most), desired: Math.max(1, min), automatic: true, onRequest: true };
}
