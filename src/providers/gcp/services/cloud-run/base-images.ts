import type { Facets } from '../../../../model/facets.ts';
import { absent, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { firstToEnd, readFunctionRuntimes, runtimeSupport } from '../../facets/runtime-support.ts';
import { annotation, regionIn, type Metadata } from './knative.ts';

/** Where the base images of Google's runtimes lie: `…/serverless-runtimes/google-22/runtimes/nodejs20`. */
const BASE_IMAGE = /serverless-runtimes\/[\w-]+\/runtimes\/([a-z]+[0-9]*)/g;

/**
 * When Google stops to mend the base images that a service or job was built on: it names them for what was deployed from
 * source. A container that people built has none, and what it is made of is their own
 * (docs.cloud.google.com/run/docs/runtime-support).
 */
export async function baseImageSupport(
  ctx: GcpContext,
  metadata: Metadata | undefined,
): Promise<Reading<Facets['versionSupport']>> {
  const named = `${annotation(metadata, 'base-images') ?? ''} ${annotation(metadata, 'build-base-image') ?? ''}`;
  const runtimes = [...new Set([...named.matchAll(BASE_IMAGE)].map(([, runtime = '']) => runtime))];
  if (runtimes.length === 0) return absent;
  const known = await readFunctionRuntimes(ctx, regionIn(metadata));
  return firstToEnd(runtimes.map(runtime => runtimeSupport(known, 'GEN_2', runtime)));
}
