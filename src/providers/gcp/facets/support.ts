import type { Facets } from '../../../model/facets.ts';
import type { GcpContext } from '../context.ts';

interface SecretName {
  readonly project?: string | undefined;
  /** The name alone, or the whole path. */
  readonly name?: string | undefined;
}

/** Secrets of Secret Manager that something cannot start without; each once. */
export function secretRelationships(ctx: GcpContext, secrets: readonly SecretName[]): Facets['relationships'] {
  const names = secrets.flatMap(({ project = ctx.account, name = '' }) =>
    name === '' ? [] : [name.includes('/') ? name : `projects/${project}/secrets/${name}`],
  );
  return [...new Set(names)].map(name => ({ to: ctx.fullName('secretmanager', name), role: 'secret' }));
}

/** `europe-west1-docker.pkg.dev/shop/images/web@sha256:…` */
const IMAGE = /^([a-z0-9-]+)-docker\.pkg\.dev\/([^/]+)\/([^/]+)\//;

/** The repository of an image of Artifact Registry. */
export function registryRelationships(
  ctx: GcpContext,
  images: readonly (string | undefined)[],
): Facets['relationships'] {
  const repositories = images.flatMap(image => {
    const [, location, project, name] = IMAGE.exec(image ?? '') ?? [];
    return location === undefined || project === undefined || name === undefined
      ? []
      : [`projects/${project}/locations/${location}/repositories/${name}`];
  });
  return [...new Set(repositories)].map(name => ({ to: ctx.fullName('artifactregistry', name), role: 'registry' }));
}
